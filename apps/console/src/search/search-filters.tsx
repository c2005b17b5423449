import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReasonCode, type Site } from '../api/things.js';
import { REJECT_REASONS } from '../review/reject-reasons.js';
import { type SearchFilter, SEARCHED_ACTIONS } from './search-filter.js';

interface Props {
  filter: SearchFilter;
  sites: readonly Site[];
  onChange: (filter: SearchFilter) => void;
}

/** What narrows a search beside its words. */
export function SearchFilters({ filter, sites, onChange }: Props) {
  const { t } = useTranslation();
  const { site, author, action, reason } = filter;
  const any = { value: '', label: t('search.any') };
  return (
    <Group grow align="start">
      {sites.length > 1 && (
        <NativeSelect
          size="xs"
          label={t('frame.site')}
          data={[any, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
          value={site ?? ''}
          onChange={(event) => onChange({ ...filter, site: event.currentTarget.value || undefined })}
        />
      )}
      <NativeSelect
        size="xs"
        label={t('search.stands')}
        data={[any, ...SEARCHED_ACTIONS.map((value) => ({ value, label: t(`state.of.${value}`) }))]}
        value={action ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...filter, action: SEARCHED_ACTIONS.find((one) => one === value) })
        }
      />
      <NativeSelect
        size="xs"
        label={t('sanction.reason')}
        data={[any, ...REJECT_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))]}
        value={reason ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...filter, reason: REJECT_REASONS.find((one: ReasonCode) => one === value) })
        }
      />
      <TextInput
        key={author}
        size="xs"
        label={t('author.title')}
        defaultValue={author}
        onBlur={({ currentTarget: { value } }) => onChange({ ...filter, author: value.trim() || undefined })}
      />
    </Group>
  );
}
