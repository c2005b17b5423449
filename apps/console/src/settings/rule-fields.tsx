import { MultiSelect, NativeSelect, SimpleGrid, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REJECT_REASONS } from '../review/reject-reasons.js';
import { RangeFields } from './range-fields.js';
import { type RoutingRule } from './routing-rule.js';

const SOURCES = ['decision', 'reports', 'appeal', 'hand', 'sample'] as const;
const AUTHORS = ['new', 'known'] as const;
/** Lists of what somebody types. */
const TYPED = ['sections', 'articles', 'languages', 'rules'] as const;

interface Props {
  rule: RoutingRule;
  onChange: (by: Partial<RoutingRule>) => void;
}

/** All that one rule can ask for. */
export function RuleFields({ rule, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
      <MultiSelect
        label={t('queues.reasons')}
        data={REJECT_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={rule.reasons ?? []}
        onChange={(chosen) => onChange({ reasons: REJECT_REASONS.filter((code) => chosen.includes(code)) })}
      />
      <MultiSelect
        label={t('queues.sources')}
        data={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        value={rule.sources ?? []}
        onChange={(chosen) => onChange({ sources: SOURCES.filter((source) => chosen.includes(source)) })}
      />
      {TYPED.map((name) => (
        <TagsInput
          key={name}
          label={t(`routing.${name}`)}
          placeholder={(rule[name] ?? []).length === 0 ? t(`routing.like.${name}`) : undefined}
          value={rule[name] ?? []}
          onChange={(typed) => onChange({ [name]: typed })}
        />
      ))}
      <NativeSelect
        label={t('queues.author')}
        data={[
          { value: '', label: t('queues.authorOf.any') },
          ...AUTHORS.map((value) => ({ value, label: t(`queues.authorOf.${value}`) })),
        ]}
        value={rule.author ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ author: AUTHORS.find((one) => one === value) })}
      />
      <RangeFields
        label={t('routing.score')}
        bounds={[-1000, 1000]}
        range={rule.score ?? {}}
        onChange={(score) => onChange({ score })}
      />
      <RangeFields
        label={t('routing.links')}
        bounds={[0, 1000]}
        range={rule.links ?? {}}
        onChange={(links) => onChange({ links })}
      />
    </SimpleGrid>
  );
}
