import { Button, MultiSelect, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../frame/field-row.js';
import { type Sent } from '../api/call.js';
import { REJECT_REASONS } from '../review/reject-reasons.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { QueuePeople } from './queue-people.js';
import { type QueueSettings } from './queue-settings.js';
import { RoutingFields } from './routing-fields.js';

const ORDERS = ['priority', 'newest', 'oldest'] as const;
const OVERDUE = ['nothing', 'notify', 'raise', 'approve', 'reject'] as const;
const ACTIONS = ['approve', 'reject', 'escalate', 'second-opinion', 'skip'] as const;

interface Props {
  queue: QueueSettings;
  isSaving: boolean;
  error: Error | null;
  onSave: (change: NonNullable<Sent<'changeQueue'>['body']>) => void;
}

/** All that can be set about a queue. */
export function QueueForm({ queue, isSaving, error, onSave }: Props) {
  const { t } = useTranslation();
  const { siteId: _site, id: _id, ready: _ready, ...settings } = queue;
  const [draft, setDraft] = useState(settings);
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const decides = draft.overdue === 'approve' || draft.overdue === 'reject';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(draft);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <FieldRow>
          <TextInput
            label={t('queues.name')}
            required
            maxLength={200}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <NumberInput
            label={t('queues.position')}
            min={0}
            max={100_000}
            value={draft.position}
            onChange={(value) => set({ position: Number(value) })}
          />
        </FieldRow>
        <RoutingFields rules={draft.rules} onChange={(rules) => set({ rules })} />
        <QueuePeople draft={draft} error={error} onChange={set} />
        <NativeSelect
          label={t('queues.order')}
          data={ORDERS.map((value) => ({ value, label: t(`queues.orderOf.${value}`) }))}
          value={draft.order}
          onChange={(event) => set({ order: event.currentTarget.value as typeof draft.order })}
        />
        <FieldRow>
          <NumberInput
            label={t('queues.slaMinutes')}
            description={t('queues.slaHelp')}
            min={1}
            max={129_600}
            value={draft.slaMinutes ?? ''}
            error={fieldProblem(error, '/slaMinutes')}
            onChange={(value) => set({ slaMinutes: typeof value === 'number' ? value : null })}
          />
          <NativeSelect
            label={t('queues.overdue')}
            description={t('queues.overdueHelp')}
            data={OVERDUE.map((value) => ({ value, label: t(`queues.overdueOf.${value}`) }))}
            value={draft.overdue}
            onChange={(event) => set({ overdue: event.currentTarget.value as typeof draft.overdue })}
          />
        </FieldRow>
        {decides && (
          <MultiSelect
            label={t('queues.overdueReasons')}
            data={REJECT_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
            value={draft.overdueReasons}
            error={fieldProblem(error, '/overdueReasons')}
            onChange={(chosen) => set({ overdueReasons: REJECT_REASONS.filter((code) => chosen.includes(code)) })}
          />
        )}
        <MultiSelect
          label={t('queues.hidden')}
          data={ACTIONS.map((value) => ({
            value,
            label: t(`command.${value === 'second-opinion' ? 'secondOpinion' : value}`),
          }))}
          value={draft.hidden}
          onChange={(chosen) => set({ hidden: ACTIONS.filter((action) => chosen.includes(action)) })}
        />
        <Button type="submit" w="fit-content" loading={isSaving}>
          {t('settings.keep')}
        </Button>
      </Stack>
    </form>
  );
}
