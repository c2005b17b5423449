import { NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isRefused } from '../../api/call-errors.js';
import { usePermission } from '../../session/use-me.js';
import { ScreenState, UnreadState } from '../../states/screen-state.js';
import { keptText } from '../draft/kept-text.js';
import { diffQuery, draftQuery, storedDiffQuery, versionsQuery } from '../rule-queries.js';
import { type Draft, type Place, type SiteRuleSet } from '../rule-things.js';
import { ChangeList } from './change-list.js';
import { ReCountCard } from './re-count-card.js';
import { SourceDiffs } from './source-diffs.js';

/** What the draft changes of a version: in what it does, and in its words. */
export function ChangesPart({ place, ruleSet }: { place: Place; ruleSet: SiteRuleSet }) {
  const { t } = useTranslation();
  const draft = useQuery(draftQuery(place));
  const { from } = useSearch({ from: '/inside/rules/$siteId/$ruleSet' });
  if (draft.data === undefined) {
    return <UnreadState query={draft} />;
  }
  const version = from ?? ruleSet.live ?? ruleSet.latest;
  if (draft.data === null || version === null) {
    const key = draft.data === null ? 'noDraft' : 'noVersion';
    return <ScreenState level={2} title={t(`rules.changes.${key}`)} text={t(`rules.changes.${key}Help`)} />;
  }
  return <Changes place={place} draft={draft.data} from={version} />;
}

function Changes({ place, draft, from }: { place: Place; draft: Draft; from: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = usePermission('rules:write');
  const versions = useInfiniteQuery(versionsQuery(place)).data?.pages.flatMap(({ data }) => data) ?? [];
  const { source, lists } = keptText(place)?.files ?? draft;
  const sent = useQuery({ ...diffQuery(place, String(from), { source, lists }), enabled: mayWrite });
  const stored = useQuery({ ...storedDiffQuery(place, String(from)), enabled: !mayWrite });
  const diff = mayWrite ? sent : stored;
  return (
    <Stack gap="md">
      <NativeSelect
        maw="20rem"
        label={t('rules.changes.against')}
        value={from}
        data={(versions.length > 0 ? versions : [{ version: from, state: undefined }]).map(({ version, state }) => ({
          value: String(version),
          label: [t('rules.versions.number', { version }), state && t(`rules.versions.is.${state}`)]
            .filter(Boolean)
            .join(' · '),
        }))}
        onChange={(event) =>
          void navigate({
            to: '/rules/$siteId/$ruleSet',
            params: { siteId: place.siteId, ruleSet: place.id },
            search: { part: 'changes', from: Number(event.currentTarget.value) },
          })
        }
      />
      {isRefused(diff.error, 409, 'draft-broken') ? (
        <Text c="dimmed">{t('problem.of.draft-broken')}</Text>
      ) : diff.data === undefined ? (
        <UnreadState query={diff} />
      ) : (
        <>
          <ReCountCard place={place} reCount={diff.data.reCount} />
          <ChangeList diff={diff.data} />
        </>
      )}
      <SourceDiffs place={place} version={from} files={{ source, lists }} />
    </Stack>
  );
}
