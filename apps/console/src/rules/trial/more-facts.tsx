import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './trial.module.css';
import { type TrialFields } from './tried-comment.js';

const AGES = ['1h', '2d', '30d', '365d'] as const;
const COUNTS = ['approved', 'rejected', 'reports'] as const;

/** What else rules may look at; what is left empty is unknown to them. */
export function MoreFacts({
  fields,
  onChange,
}: {
  fields: TrialFields;
  onChange: (change: Partial<TrialFields>) => void;
}) {
  const { t } = useTranslation();
  return (
    <details className={css.facts}>
      <summary>{t('rules.trial.more')}</summary>
      <SimpleGrid cols={2} spacing="sm" mt="xs">
        <NativeSelect
          size="xs"
          label={t('rules.trial.age')}
          value={fields.age}
          data={[
            { value: '', label: t('rules.trial.unknown') },
            ...AGES.map((value) => ({ value, label: t(`rules.trial.ages.${value}`) })),
          ]}
          onChange={(event) => onChange({ age: event.currentTarget.value })}
        />
        {COUNTS.map((name) => (
          <TextInput
            key={name}
            size="xs"
            inputMode="numeric"
            label={t(`rules.trial.${name}`)}
            placeholder={t('rules.trial.unknown')}
            value={fields[name]}
            onChange={(event) => onChange({ [name]: event.currentTarget.value.replace(/\D/g, '').slice(0, 9) })}
          />
        ))}
      </SimpleGrid>
      <TextInput
        mt="sm"
        size="xs"
        dir="auto"
        label={t('rules.trial.headline')}
        maxLength={1000}
        value={fields.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
    </details>
  );
}
