import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReasonCode, type Site } from '../api/things.js';
import { REJECT_REASONS } from '../review/reject-reasons.js';
import { ActorFilter } from './actor-filter.js';
import { AuthorFilter } from './author-filter.js';
import { type SearchFilter, SEARCHED_ACTIONS, SEARCHED_STATES } from './search-filter.js';
import { WordFilter } from './word-filter.js';

interface Props {
  filter: SearchFilter;
  /** What the author is called whose comments are looked for, as far as it is known. */
  authorName: string | undefined;
  sites: readonly Site[];
  onChange: (filter: SearchFilter) => void;
}

/** What narrows a search beside its words. */
export function SearchFilters({ filter, authorName, sites, onChange }: Props) {
  const { t } = useTranslation();
  const { site, author, article, rule, moderator, action, state, reason, from, to } = filter;
  const any = { value: '', label: t('search.any') };
  const set = (change: Partial<SearchFilter>) => onChange({ ...filter, ...change });
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="xs">
      {sites.length > 1 && (
        <NativeSelect
          size="xs"
          label={t('frame.site')}
          data={[any, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
          value={site ?? ''}
          onChange={(event) => set({ site: event.currentTarget.value || undefined })}
        />
      )}
      <NativeSelect
        size="xs"
        label={t('search.stands')}
        data={[
          any,
          ...SEARCHED_ACTIONS.map((value) => ({ value, label: t(`state.of.${value}`) })),
          ...SEARCHED_STATES.map((value) => ({ value, label: t(`search.state.${value}`) })),
        ]}
        value={action ?? state ?? ''}
        onChange={({ currentTarget: { value } }) =>
          set({
            action: SEARCHED_ACTIONS.find((one) => one === value),
            state: SEARCHED_STATES.find((one) => one === value),
          })
        }
      />
      <NativeSelect
        size="xs"
        label={t('sanction.reason')}
        data={[any, ...REJECT_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))]}
        value={reason ?? ''}
        onChange={({ currentTarget: { value } }) =>
          set({ reason: REJECT_REASONS.find((one: ReasonCode) => one === value) })
        }
      />
      <ActorFilter value={moderator} onChange={(to) => set({ moderator: to })} />
      <AuthorFilter
        key={`${author} ${authorName}`}
        siteId={site}
        value={author}
        name={authorName}
        onChange={(to) => set({ author: to })}
      />
      <WordFilter label={t('search.article')} value={article} onChange={(to) => set({ article: to })} />
      <WordFilter label={t('search.rule')} value={rule} onChange={(to) => set({ rule: to })} />
      <TextInput
        size="xs"
        type="date"
        label={t('search.from')}
        value={from ?? ''}
        max={to}
        onChange={(event) => set({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('search.to')}
        value={to ?? ''}
        min={from}
        onChange={(event) => set({ to: event.currentTarget.value || undefined })}
      />
    </SimpleGrid>
  );
}
