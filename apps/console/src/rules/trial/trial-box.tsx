import { Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefused } from '../../api/call-errors.js';
import { useProblemText } from '../../states/use-problem-text.js';
import { trialQuery } from '../rule-queries.js';
import { type Files, type Place } from '../rule-things.js';
import { MoreFacts } from './more-facts.js';
import css from './trial.module.css';
import { TrialResult } from './trial-result.js';
import { toTriedComment, type TrialFields } from './tried-comment.js';

const PAUSE_MS = 250;

interface Props {
  place: Place;
  /** The rules as they stand in the editor, after a pause. */
  files: Files;
  fields: TrialFields;
  onChange: (fields: TrialFields) => void;
}

/** A comment that never was, and what the rules make of it as one types. */
export function TrialBox({ place, files, fields, onChange }: Props) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const [paused] = useDebouncedValue(fields, PAUSE_MS);
  const comment = useMemo(() => toTriedComment(paused), [paused]);
  const trial = useQuery(trialQuery(place, files, comment));
  const set = (change: Partial<TrialFields>) => onChange({ ...fields, ...change });
  return (
    <section className={css.box} aria-labelledby="trial">
      <Stack gap="sm">
        <Title order={2} size="h5" id="trial">
          {t('rules.trial.title')}
        </Title>
        <Textarea
          label={t('rules.trial.text')}
          placeholder={t('rules.trial.placeholder')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={100_000}
          dir={fields.text === '' ? undefined : 'auto'}
          value={fields.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <TextInput
          label={t('rules.trial.username')}
          maxLength={200}
          dir={fields.username === '' ? undefined : 'auto'}
          value={fields.username}
          onChange={(event) => set({ username: event.currentTarget.value })}
        />
        <MoreFacts fields={fields} onChange={set} />
        <div aria-live="polite">
          {fields.text === '' ? (
            <Text size="sm" c="dimmed">
              {t('rules.trial.help')}
            </Text>
          ) : trial.error ? (
            <Text size="sm" c="dimmed">
              {isRefused(trial.error, 422, 'rule-set-broken') ? t('rules.trial.broken') : textOf(trial.error)}
            </Text>
          ) : (
            trial.data && <TrialResult trial={trial.data} text={paused.text} username={paused.username} />
          )}
        </div>
      </Stack>
    </section>
  );
}
