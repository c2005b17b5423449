import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PastDecision } from '../api/things.js';
import { usePreferences } from '../appearance/preferences.js';
import { ReasonList } from '../review/reason-list.js';
import css from './past-decisions.module.css';
import { useSaid } from './said.js';

/** What was decided, by whom and why, the newest first. */
export function PastDecisions({ all }: { all: readonly PastDecision[] }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { blur } = usePreferences();
  const newest = all[0]?.rev;
  return (
    <ol className={css.list}>
      {all.map((decision) => (
        <li key={decision.id} data-testid="past-decision" data-action={decision.action}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {said(decision, decision.actor)}
            </Text>
            {decision.reason !== null && (
              <Badge variant="default" size="sm">
                {t(`reason.${decision.reason}`)}
              </Badge>
            )}
          </Group>
          {decision.rev !== newest && (
            <Text size="xs" c="dimmed">
              {t('history.ofEarlier', { rev: decision.rev })}
            </Text>
          )}
          {decision.note !== null && (
            <Text size="sm" className="readers" dir="auto">
              {decision.note}
            </Text>
          )}
          <ReasonList reasons={decision.reasons} hurting={blur === 'nothing' ? undefined : []} />
        </li>
      ))}
    </ol>
  );
}
