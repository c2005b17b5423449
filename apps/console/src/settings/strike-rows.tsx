import { ActionIcon, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReasonCode, type Site } from '../api/things.js';
import { REJECT_REASONS } from '../review/reject-reasons.js';

type Policy = NonNullable<Site['strikes']>;
export type Weight = Policy['weights'][number];
export type Step = Policy['steps'][number];

const KINDS = ['warn', 'premoderate', 'suspend', 'ban'] as const;
const ACTS = ['propose', 'impose'] as const;
const canEnd = (kind: Step['kind']) => kind === 'suspend' || kind === 'premoderate';

/** What a rejection weighs by its reason, and for how many days. */
export function WeightRow({ weight, onChange }: { weight: Weight; onChange: (to: Weight | undefined) => void }) {
  const { t } = useTranslation();
  const { reason, points, days } = weight;
  return (
    <Group gap="xs" align="end">
      <NativeSelect
        label={t('sanction.reason')}
        data={REJECT_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reason}
        onChange={(event) => onChange({ ...weight, reason: event.currentTarget.value as ReasonCode })}
      />
      <Whole
        label={t('moderation.points')}
        value={points}
        most={100}
        onChange={(to) => onChange({ ...weight, points: to })}
      />
      <Whole
        label={t('moderation.forDays')}
        value={days}
        most={3650}
        onChange={(to) => onChange({ ...weight, days: to })}
      />
      <Drop onDrop={() => onChange(undefined)} />
    </Group>
  );
}

/** What so many points come to. */
export function StepRow({ step, onChange }: { step: Step; onChange: (to: Step | undefined) => void }) {
  const { t } = useTranslation();
  const { points, kind, days, act } = step;
  return (
    <Group gap="xs" align="end">
      <Whole
        label={t('moderation.fromPoints')}
        value={points}
        most={10_000}
        onChange={(to) => onChange({ ...step, points: to })}
      />
      <NativeSelect
        label={t('sanction.kind')}
        data={KINDS.map((value) => ({ value, label: t(`sanction.of.${value}`) }))}
        value={kind}
        onChange={(event) => {
          const to = event.currentTarget.value as Step['kind'];
          onChange({ ...step, kind: to, days: canEnd(to) ? (days ?? 14) : undefined });
        }}
      />
      {canEnd(kind) && (
        <Whole
          label={t('moderation.forDays')}
          value={days ?? 14}
          most={3650}
          onChange={(to) => onChange({ ...step, days: to })}
        />
      )}
      <NativeSelect
        label={t('moderation.act')}
        data={ACTS.map((value) => ({ value, label: t(`moderation.acts.${value}`) }))}
        value={act}
        onChange={(event) => onChange({ ...step, act: event.currentTarget.value as Step['act'] })}
      />
      <Drop onDrop={() => onChange(undefined)} />
    </Group>
  );
}

interface WholeProps {
  label: string;
  value: number;
  most: number;
  onChange: (to: number) => void;
}

function Whole({ label, value, most, onChange }: WholeProps) {
  return (
    <NumberInput
      w="7rem"
      label={label}
      min={1}
      max={most}
      allowDecimal={false}
      value={value}
      onChange={(to) => typeof to === 'number' && onChange(to)}
    />
  );
}

function Drop({ onDrop }: { onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <ActionIcon variant="default" size="lg" aria-label={t('moderation.drop')} onClick={onDrop}>
      ×
    </ActionIcon>
  );
}
