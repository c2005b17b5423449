import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { ButtonLink } from '../../frame/links.js';
import { notify } from '../../notices/notices.js';
import { usePermission } from '../../session/use-me.js';
import { useNameOf } from '../../session/use-name-of.js';
import { Card } from '../../settings/card.js';
import { ConfirmButton } from '../../settings/confirm-button.js';
import { ProblemAlert } from '../../states/problem-alert.js';
import { refreshLive } from '../rule-queries.js';
import { type Place, type Version } from '../rule-things.js';
import { useMoment } from '../use-moment.js';
import { RollBack } from './roll-back.js';

const COLOURS = { live: 'teal', shadow: 'grape', archived: 'gray' } as const;

/** One version: who made it, when and why, and what may become of it. */
export function VersionCard({ place, version, hasDraft }: { place: Place; version: Version; hasDraft: boolean }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const mayPublish = usePermission('rules:publish');
  const { version: number, state, note, copyOf, createdAt, createdBy } = version;
  const move = useMutation({
    mutationFn: (to: 'promoteVersion' | 'archiveVersion') => {
      const sent = { path: { ...place, version: String(number) }, body: {} };
      return to === 'promoteVersion' ? call('promoteVersion', sent) : call('archiveVersion', sent);
    },
    onSuccess: (_, to) =>
      notify(t(to === 'promoteVersion' ? 'rules.publish.isLive' : 'rules.versions.archived', { version: number })),
    onSettled: () => refreshLive(place.siteId),
  });
  const at = useMoment()(createdAt);
  return (
    <Card>
      <Group justify="space-between" gap="sm" data-testid="version">
        <Group gap="xs">
          <Title order={2} size="h5">
            {t('rules.versions.number', { version: number })}
          </Title>
          <Badge variant="light" color={COLOURS[state]}>
            {t(`rules.versions.is.${state}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {t('rules.versions.made', { who: nameOf(createdBy), at })}
        </Text>
      </Group>
      {copyOf !== null && <Text size="sm">{t('rules.versions.copyOf', { version: copyOf })}</Text>}
      {note !== null && (
        <Text size="sm" dir="auto" className="readers">
          {note}
        </Text>
      )}
      <ProblemAlert error={move.error} />
      <Group gap="xs">
        {hasDraft && (
          <ButtonLink
            to="/rules/$siteId/$ruleSet"
            params={{ siteId: place.siteId, ruleSet: place.id }}
            search={{ part: 'changes', from: number }}
            size="compact-sm"
            variant="default"
          >
            {t('rules.versions.compare')}
          </ButtonLink>
        )}
        {mayPublish && state === 'shadow' && (
          <>
            <ConfirmButton
              label={t('rules.versions.promote')}
              sure={t('rules.versions.promoteSure')}
              onSure={() => move.mutate('promoteVersion')}
            />
            <Button
              size="compact-sm"
              variant="default"
              loading={move.isPending}
              onClick={() => move.mutate('archiveVersion')}
            >
              {t('rules.versions.archive')}
            </Button>
          </>
        )}
        {mayPublish && state === 'archived' && <RollBack place={place} version={number} />}
      </Group>
    </Card>
  );
}
