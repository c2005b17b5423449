import { Button, Group, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReasonCode, type Site } from '../api/things.js';
import { BatchPreview } from '../batches/batch-preview.js';
import { offeredReasons } from '../review/reject-reasons.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { asked, type SearchFilter } from './search-filter.js';

/** Decides all that a search finds on one site: looked at first, then done. */
export function DecideFound({ filter, sites }: { filter: SearchFilter; sites: readonly Site[] }) {
  const { t } = useTranslation();
  const { siteId, ...found } = asked(filter);
  const site = sites.find(({ id }) => id === siteId) ?? (sites.length === 1 ? sites[0] : undefined);
  const offered = offeredReasons(site?.reasons);
  const [choice, setChoice] = useState<ReasonCode | 'approve'>('approve');
  const preview = useMutation({
    mutationFn: () =>
      call('previewQuery', {
        body: {
          siteId: site?.id ?? '',
          filter: found,
          ...(choice === 'approve' ? { action: choice } : { action: 'reject', reason: choice }),
        },
      }),
  });
  if (site === undefined) {
    return null;
  }
  if (preview.data) {
    return <BatchPreview preview={preview.data} onEnd={preview.reset} />;
  }
  return (
    <>
      <ProblemAlert error={preview.error} />
      <Group gap="xs" align="end">
        <NativeSelect
          size="xs"
          label={t('search.decideAll')}
          data={[
            { value: 'approve', label: t('opinion.approve') },
            ...offered.map((value) => ({ value, label: t('opinion.reject', { reason: t(`reason.${value}`) }) })),
          ]}
          value={choice}
          onChange={(event) => setChoice(event.currentTarget.value as typeof choice)}
        />
        <Button size="xs" variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
          {t('search.preview')}
        </Button>
      </Group>
    </>
  );
}
