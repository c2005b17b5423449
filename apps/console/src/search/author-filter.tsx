import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorsQuery } from './author-query.js';

interface Props {
  siteId: string | undefined;
  /** His name, or his id on the site. */
  value: string | undefined;
  /** What he is called, as far as it is known. */
  name: string | undefined;
  onChange: (to: string | undefined) => void;
}

const SETTLED_MS = 150;

/** Who wrote it: found by how his name begins. */
export function AuthorFilter({ siteId, value, name, onChange }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const shown = name ?? value ?? '';
  const [text, setText] = useState(shown);
  const words = text.trim();
  const isTyping = words !== '' && words !== shown;
  const [settled] = useDebouncedValue(words, SETTLED_MS);
  const found = useQuery({
    ...authorsQuery(siteId, settled),
    enabled: isTyping && settled !== '',
    placeholderData: keepPreviousData,
  });
  const begins = (username: string) => username.toLowerCase().startsWith(words.toLowerCase());
  const names = isTyping ? [...new Set(found.data?.map(({ username }) => username).filter(begins))] : [];
  const take = async () => {
    const find = () => client.fetchQuery(authorsQuery(siteId, words)).catch(() => []);
    const first = isTyping ? (names[0] ?? (await find())[0]?.username) : undefined;
    onChange(first ?? (words === shown ? value : words || undefined));
  };
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent) => {
    // What is marked among the names is taken by the list itself.
    if (key === 'Enter' && !currentTarget.hasAttribute('aria-activedescendant')) {
      void take();
    }
  };
  return (
    <Autocomplete
      size="xs"
      label={t('author.title')}
      data={names}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      selectFirstOptionOnChange
      value={text}
      onChange={setText}
      onOptionSubmit={onChange}
      onKeyDown={onKeyDown}
      onBlur={() => words === '' && value !== undefined && onChange(undefined)}
    />
  );
}
