import { Button, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from './card.js';

interface Props {
  title: string;
  isSaving: boolean;
  onSave: () => void;
  children: ReactNode;
}

/** Settings that are kept together. */
export function CardForm({ title, isSaving, onSave, children }: Props) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Card title={title}>
      <form onSubmit={submit} aria-label={title}>
        <Stack gap="sm">
          {children}
          <Button type="submit" w="fit-content" loading={isSaving}>
            {t('settings.keep')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
