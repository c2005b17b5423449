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
  const [isMarking, setIsMarking] = useState(false);
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
  const onKeyDown = ({ key }: KeyboardEvent) => {
    // What is marked by arrows is taken by the list itself; without a mark, Enter takes the first.
    if (key === 'Enter' && !isMarking) {
      void take();
    }
    setIsMarking(/^Arrow(Up|Down)$/.test(key));
  };
  return (
    <Autocomplete
      size="xs"
      label={t('author.title')}
      data={names}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      value={text}
      onChange={setText}
      onOptionSubmit={onChange}
      onKeyDown={onKeyDown}
      onBlur={() => words === '' && value !== undefined && onChange(undefined)}
    />
  );
}
