import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoundKeys } from '../commands/bound-keys.js';
import { KeyCap } from '../commands/key-cap.js';
import { useCommands } from '../commands/running-commands.js';
import css from './top-bar.module.css';

export function SearchField() {
  const { t } = useTranslation();
  const { keys } = useBoundKeys();
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  useCommands({ search: () => field.current?.focus() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value.trim();
    field.current?.blur();
    void navigate({ to: '/search', search: { text: text === '' ? undefined : text } });
  };
  return (
    <form onSubmit={submit} role="search" className={css.search}>
      <TextInput
        ref={field}
        size="xs"
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        rightSection={<KeyCap name={keys.search} />}
        onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
      />
    </form>
  );
}
