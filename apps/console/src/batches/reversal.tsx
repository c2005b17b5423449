import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReasonCode, type Site } from '../api/things.js';
import { FieldRow } from '../frame/field-row.js';
import { SendForm } from '../frame/send-form.js';
import { SiteSelect } from '../frame/site-select.js';
import { offeredReasons } from '../review/reject-reasons.js';
import { Card } from '../settings/card.js';
import { BatchPreview } from './batch-preview.js';
import { CauseFields, causeOf, NO_CAUSE } from './cause-fields.js';

const TARGETS = ['before', 'approve', 'review', 'reject'] as const;

/** Puts something else in place of what one cause has decided and what still stands: looked at first, then done. */
export function Reversal({ sites }: { sites: readonly Site[] }) {
  const { t } = useTranslation();
  const [siteId, setSiteId] = useState(sites[0]?.id ?? '');
  const [cause, setCause] = useState(NO_CAUSE);
  const [since, setSince] = useState('');
  const [until, setUntil] = useState('');
  const [target, setTarget] = useState<(typeof TARGETS)[number]>('before');
  const offered = offeredReasons(sites.find(({ id }) => id === siteId)?.reasons);
  const [reason, setReason] = useState<ReasonCode>();
  const preview = useMutation({
    mutationFn: () =>
      call('previewReversal', {
        body: {
          siteId,
          cause: { ...causeOf(cause), from: momentOf(since), to: momentOf(until) },
          target,
          reason: target === 'reject' ? (reason ?? offered[0]) : undefined,
        },
      }),
  });
  return (
    <Card title={t('reversal.title')}>
      {preview.data ? (
        <BatchPreview preview={preview.data} onEnd={preview.reset} />
      ) : (
        <SendForm sending={preview} button={t('reversal.look')} isIncomplete={cause.value === ''} isInCard>
          <FieldRow>
            <SiteSelect sites={sites} value={siteId} onChoose={setSiteId} />
            <TextInput
              type="datetime-local"
              label={t('reversal.since')}
              value={since}
              onChange={(event) => setSince(event.currentTarget.value)}
            />
            <TextInput
              type="datetime-local"
              label={t('reversal.until')}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </FieldRow>
          <CauseFields cause={cause} onChange={setCause} />
          <FieldRow>
            <NativeSelect
              label={t('reversal.target')}
              data={TARGETS.map((value) => ({ value, label: t(`batches.targetOf.${value}`) }))}
              value={target}
              onChange={(event) => setTarget(event.currentTarget.value as typeof target)}
            />
            {target === 'reject' && (
              <NativeSelect
                label={t('sanction.reason')}
                data={offered.map((value) => ({ value, label: t(`reason.${value}`) }))}
                value={reason ?? offered[0]}
                onChange={(event) => setReason(event.currentTarget.value as ReasonCode)}
              />
            )}
          </FieldRow>
        </SendForm>
      )}
    </Card>
  );
}

/** What somebody reads on his clock, as the API takes it. */
const momentOf = (local: string) => (local === '' ? undefined : new Date(local).toISOString());
