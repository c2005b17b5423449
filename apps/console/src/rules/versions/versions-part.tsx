import { Button, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ScreenState, UnreadState } from '../../states/screen-state.js';
import { versionsQuery } from '../rule-queries.js';
import { type Place, type SiteRuleSet } from '../rule-things.js';
import { VersionCard } from './version-card.js';

/** What was published of a rule set, the newest first. */
export function VersionsPart({ place, ruleSet }: { place: Place; ruleSet: SiteRuleSet }) {
  const { t } = useTranslation();
  const versions = useInfiniteQuery(versionsQuery(place));
  if (versions.data === undefined) {
    return <UnreadState query={versions} />;
  }
  const all = versions.data.pages.flatMap(({ data }) => data);
  if (all.length === 0) {
    return <ScreenState level={2} title={t('rules.versions.none')} text={t('rules.versions.noneHelp')} />;
  }
  return (
    <Stack gap="sm" maw="56rem">
      {all.map((version) => (
        <VersionCard key={version.version} place={place} version={version} hasDraft={ruleSet.draft !== null} />
      ))}
      {versions.hasNextPage && (
        <Button variant="default" loading={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
          {t('rules.versions.more')}
        </Button>
      )}
    </Stack>
  );
}
