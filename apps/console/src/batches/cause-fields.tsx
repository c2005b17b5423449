import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../frame/field-row.js';
import { namesQuery } from '../session/use-name-of.js';

const KINDS = ['rule', 'actor', 'ruleSet'] as const;

/** What decisions came from: a rule by its id, a person, or a version as `newsroom 3`. */
export interface ChosenCause {
  kind: (typeof KINDS)[number];
  value: string;
}

export const NO_CAUSE: ChosenCause = { kind: 'rule', value: '' };

/** As the API takes it. */
export function causeOf({ kind, value }: ChosenCause) {
  const [id = '', version = ''] = value.trim().split(/[\s@]+/);
  return kind === 'ruleSet' ? { ruleSet: { id, version: Number(version) } } : { [kind]: value.trim() };
}

export function CauseFields({ cause, onChange }: { cause: ChosenCause; onChange: (cause: ChosenCause) => void }) {
  const { t } = useTranslation();
  const names = useQuery(namesQuery).data ?? new Map<string, string>();
  const { kind, value } = cause;
  const people = [...names].map(([actor, label]) => ({ value: actor, label }));
  return (
    <FieldRow>
      <NativeSelect
        label={t('reversal.cause')}
        data={KINDS.map((one) => ({ value: one, label: t(`reversal.causeOf.${one}`) }))}
        value={kind}
        onChange={(event) => {
          const to = event.currentTarget.value as ChosenCause['kind'];
          onChange({ kind: to, value: to === 'actor' ? (people[0]?.value ?? '') : '' });
        }}
      />
      {kind === 'actor' ? (
        <NativeSelect
          label={t('reversal.who')}
          data={people}
          value={value}
          onChange={(event) => onChange({ kind, value: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          label={t(`reversal.nameOf.${kind}`)}
          description={t(`reversal.helpOf.${kind}`)}
          required
          pattern={kind === 'ruleSet' ? '\\S+[\\s@]+\\d+' : undefined}
          value={value}
          onChange={(event) => onChange({ kind, value: event.currentTarget.value })}
        />
      )}
    </FieldRow>
  );
}
