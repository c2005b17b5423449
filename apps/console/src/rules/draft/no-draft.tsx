import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { usePermission } from '../../session/use-me.js';
import { ProblemAlert } from '../../states/problem-alert.js';
import { ScreenState, UnreadState } from '../../states/screen-state.js';
import { NewRuleSet } from '../list/new-rule-set.js';
import { refreshRuleSets, versionQuery } from '../rule-queries.js';
import { type Place, type SiteRuleSet } from '../rule-things.js';
import { ReadDraft } from './read-draft.js';

/** Nothing is being written: what was published last, and a draft to be begun from it. */
export function NoDraft({ place, ruleSet }: { place: Place; ruleSet: SiteRuleSet }) {
  const { t } = useTranslation();
  const mayWrite = usePermission('rules:write');
  const number = ruleSet.live ?? ruleSet.latest;
  const version = useQuery(versionQuery(place, number));
  const begin = useMutation({
    mutationFn: (files: { source: string; lists: Record<string, string> }) =>
      call('createDraft', { path: { siteId: place.siteId }, body: { id: place.id, ...files } }),
    onSuccess: () => refreshRuleSets(place.siteId),
  });
  if (number === null) {
    return <ScreenState level={2} title={t('rules.draft.none')} text={t('rules.draft.noneHelp')} />;
  }
  if (version.data === undefined) {
    return <UnreadState query={version} />;
  }
  const { source, lists } = version.data;
  if (source === null) {
    return (
      <ScreenState level={2} title={t('rules.draft.bundled')} text={t('rules.draft.bundledHelp')}>
        {mayWrite && <NewRuleSet siteId={place.siteId} from={{ id: place.id, version: number }} />}
      </ScreenState>
    );
  }
  return (
    <Stack gap="sm">
      <ProblemAlert error={begin.error} />
      <Alert variant="light" color="gray">
        <Group justify="space-between">
          <Text size="sm">{t('rules.draft.published', { version: number })}</Text>
          {mayWrite && (
            <Button size="xs" loading={begin.isPending} onClick={() => begin.mutate({ source, lists })}>
              {t('rules.draft.begin')}
            </Button>
          )}
        </Group>
      </Alert>
      <ReadDraft files={{ source, lists }} />
    </Stack>
  );
}
