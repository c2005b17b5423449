import { Group, Input, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Range } from './routing-rule.js';

interface Props {
  label: string;
  bounds: [min: number, max: number];
  range: Range;
  onChange: (range: Range) => void;
}

/** From a number to another, each of them or neither. */
export function RangeFields({ label, bounds: [least, most], range, onChange }: Props) {
  const { t } = useTranslation();
  const set = (end: keyof Range, value: number | string) =>
    onChange({ ...range, [end]: typeof value === 'number' ? value : undefined });
  return (
    <div role="group" aria-label={label}>
      <Input.Label component="span">{label}</Input.Label>
      <Group grow gap="xs" wrap="nowrap">
        <NumberInput
          aria-label={t('routing.from', { what: label })}
          placeholder={t('routing.least')}
          min={least}
          max={range.max ?? most}
          value={range.min ?? ''}
          onChange={(value) => set('min', value)}
        />
        <NumberInput
          aria-label={t('routing.to', { what: label })}
          placeholder={t('routing.most')}
          min={range.min ?? least}
          max={most}
          value={range.max ?? ''}
          onChange={(value) => set('max', value)}
        />
      </Group>
    </div>
  );
}
