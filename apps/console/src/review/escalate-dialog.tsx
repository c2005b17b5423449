import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.js';

interface Props {
  onEscalate: (note: string | undefined) => void;
  onClose: () => void;
}

/** Puts a comment before leads; Enter does, with a note or without. */
export function EscalateDialog({ onEscalate, onClose }: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEscalate(note.trim() || undefined);
  };
  return (
    <Dialog title={t('command.escalate')} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {t('escalate.help')} {t('escalate.when')}
          </Text>
          <TextInput
            data-autofocus
            label={t('escalate.note')}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit">{t('command.escalate')}</Button>
        </Stack>
      </form>
    </Dialog>
  );
}
