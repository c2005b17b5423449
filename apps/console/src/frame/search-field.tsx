import { TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
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
  const { pathname, search: address } = useLocation();
  const text = pathname === '/search' && 'text' in address ? address.text : undefined;
  useCommands({ search: () => field.current?.focus() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = field.current?.value.trim();
    field.current?.blur();
    void navigate({ to: '/search', search: { text: words === '' ? undefined : words } });
  };
  return (
    <form onSubmit={submit} role="search" className={css.search}>
      <TextInput
        key={`${pathname} ${text}`}
        ref={field}
        defaultValue={text}
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
