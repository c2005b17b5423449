import { NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Blur, usePreferences } from '../appearance/preferences.js';
import { careQuery } from '../care/care-query.js';
import { notify } from '../notices/notices.js';
import { usePermission } from '../session/use-me.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { useKeeping } from './use-keeping.js';

const BLURS = ['nothing', 'slurs', 'severe'] as const satisfies readonly Blur[];
const IN_A_ROW = [1, 3, 5, 10, 20];
const MINUTES = [30, 45, 60, 90, 120];

/** How much somebody wants to be spared. */
export function CareSettings() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayDecide = usePermission('review:decide');
  const { blur, breakAfterMinutes } = usePreferences();
  const care = useQuery({ ...careQuery, enabled: mayDecide });
  const keeping = useKeeping();
  const set = useMutation({
    mutationFn: (severeInARow: number | null) => call('setMyCare', { body: { severeInARow } }),
    onSuccess: (kept) => {
      client.setQueryData(careQuery.queryKey, kept);
      notify(t('mailPreference.kept'));
    },
  });
  const most = care.data?.severeInARow ?? null;
  return (
    <Stack gap="md">
      <ProblemAlert error={keeping.error ?? set.error} />
      <NativeSelect
        label={t('care.blur')}
        data={BLURS.map((value) => ({ value, label: t(`care.blurOf.${value}`) }))}
        value={blur}
        onChange={(event) => keeping.mutate({ blur: event.currentTarget.value as Blur })}
      />
      {mayDecide && (
        <NativeSelect
          label={t('care.row')}
          description={t('care.rowHelp')}
          data={[
            { value: '', label: t('care.anyNumber') },
            ...withChosen(IN_A_ROW, most).map((count) => ({
              value: String(count),
              label: t('care.inARow', { count }),
            })),
          ]}
          value={most ?? ''}
          onChange={({ currentTarget: { value } }) => set.mutate(value === '' ? null : Number(value))}
        />
      )}
      <NativeSelect
        label={t('care.breakAfter')}
        data={[
          { value: '', label: t('care.never') },
          ...withChosen(MINUTES, breakAfterMinutes).map((count) => ({
            value: String(count),
            label: t('care.afterMinutes', { count }),
          })),
        ]}
        value={breakAfterMinutes ?? ''}
        onChange={({ currentTarget: { value } }) =>
          keeping.mutate({ breakAfterMinutes: value === '' ? null : Number(value) })
        }
      />
    </Stack>
  );
}

/** What can be chosen, and what was chosen elsewhere. */
function withChosen(offered: readonly number[], chosen: number | null): number[] {
  return [...new Set(chosen === null ? offered : [...offered, chosen])].sort((one, other) => one - other);
}
