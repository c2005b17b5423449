import { Button, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReasonCode } from '../api/things.js';
import { Dialog } from '../frame/dialog.js';
import { useVerdictChoices, type Verdict, type VerdictChoice, verdictOf } from './verdict.js';

interface Props {
  offered: readonly ReasonCode[];
  onAsk: (verdict: Verdict) => void;
  onClose: () => void;
}

/** What one thinks oneself, before somebody else is asked. */
export function OpinionDialog({ offered, onAsk, onClose }: Props) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<VerdictChoice | ''>('');
  const [note, setNote] = useState('');
  const choices = [{ value: '', label: t('opinion.choose'), disabled: true }, ...useVerdictChoices(offered)];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice !== '') {
      onAsk(verdictOf(choice, note));
    }
  };
  return (
    <Dialog title={t('command.secondOpinion')} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {t('opinion.help')} {t('opinion.when')}
          </Text>
          <NativeSelect
            data-autofocus
            label={t('opinion.yours')}
            data={choices}
            value={choice}
            onChange={(event) => setChoice(event.currentTarget.value as typeof choice)}
          />
          <Textarea
            label={t('opinion.note')}
            maxLength={2000}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" disabled={choice === ''}>
            {t('opinion.do')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
