import { NumberInput, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, callTagged } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { notify } from '../notices/notices.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { UnreadState } from '../states/screen-state.js';
import { CardForm } from './card-form.js';

type Sampling = Answer<'getSampling'>;
const SHARES = ['approve', 'reject', 'secondLook'] as const satisfies readonly (keyof Sampling)[];

/** What shares of decisions people look at again, picked by chance. */
export function QualityPart({ siteId }: { siteId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const queryKey = ['sampling', siteId];
  const sampling = useQuery({ queryKey, queryFn: () => callTagged('getSampling', { path: { siteId } }) });
  const set = useMutation({
    mutationFn: (body: Sampling) => callTagged('setSampling', { path: { siteId }, ifMatch: sampling.data?.etag, body }),
    onSuccess: (kept) => {
      client.setQueryData(queryKey, kept);
      notify(t('settings.changed'));
    },
    onError: (error) => {
      if (isRefused(error, 412)) {
        void sampling.refetch();
      }
    },
  });
  if (sampling.data === undefined) {
    return <UnreadState query={sampling} />;
  }
  return (
    <>
      <ProblemAlert error={set.error} />
      <Shares key={sampling.data.etag} sampling={sampling.data.answer} isSaving={set.isPending} onSave={set.mutate} />
    </>
  );
}

interface SharesProps {
  sampling: Sampling;
  isSaving: boolean;
  onSave: (sampling: Sampling) => void;
}

function Shares({ sampling, isSaving, onSave }: SharesProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(sampling);
  return (
    <CardForm title={t('quality.title')} isSaving={isSaving} onSave={() => onSave(draft)}>
      <Text size="sm" c="dimmed">
        {t('quality.help')}
      </Text>
      {SHARES.map((share) => (
        <NumberInput
          key={share}
          maw="20rem"
          label={t(`quality.share.${share}`)}
          suffix="%"
          min={0}
          max={100}
          decimalScale={2}
          value={Math.round((draft[share] ?? 0) * 10_000) / 100}
          onChange={(value) => setDraft({ ...draft, [share]: Number(value) / 100 })}
        />
      ))}
    </CardForm>
  );
}
