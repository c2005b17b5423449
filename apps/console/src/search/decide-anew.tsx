import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type History } from '../api/things.js';
import { offeredReasons } from '../review/reject-reasons.js';
import { sitesQuery } from '../review/review-queries.js';
import { useVerdictChoices, type VerdictChoice, verdictOf } from '../review/verdict.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { useDecidingAnew } from './use-deciding-anew.js';

/** Another decision than the one it stands by, or back to review. */
export function DecideAnew({ history }: { history: History }) {
  const { t } = useTranslation();
  const { siteId, decision } = history.comment;
  const isApproved = decision?.action === 'approve';
  const offered = offeredReasons(useQuery(sitesQuery).data?.find(({ id }) => id === siteId)?.reasons);
  const [choice, setChoice] = useState<VerdictChoice | undefined>(isApproved ? undefined : 'approve');
  const [note, setNote] = useState('');
  const { decide, sendBack } = useDecidingAnew(history);
  const chosen = choice ?? offered[0] ?? 'approve';
  const choices = useVerdictChoices(offered).filter(({ value }) => !(isApproved && value === 'approve'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate(verdictOf(chosen, note));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <ProblemAlert error={decide.error ?? sendBack.error} />
        <Group gap="xs" grow preventGrowOverflow={false}>
          <NativeSelect
            size="xs"
            label={t('history.anew')}
            data={choices}
            value={chosen}
            onChange={(event) => setChoice(event.currentTarget.value as VerdictChoice)}
          />
          <TextInput
            size="xs"
            label={t('opinion.note')}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Group>
        <Group gap="xs">
          <Button type="submit" size="xs" loading={decide.isPending}>
            {t('history.decide')}
          </Button>
          <Button size="xs" variant="default" loading={sendBack.isPending} onClick={() => sendBack.mutate()}>
            {t('search.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
