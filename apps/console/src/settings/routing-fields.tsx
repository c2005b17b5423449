import { Button, Fieldset, Group, MultiSelect, NativeSelect, Stack, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REJECT_REASONS } from '../review/reject-reasons.js';
import { type QueueSettings } from './queue-settings.js';

type Rule = QueueSettings['rules'][number];

const SOURCES = ['decision', 'reports', 'appeal', 'hand', 'sample'] as const;
/** What is set here; the rest of a rule, set over the API, stays as it is. */
const SHOWN: readonly string[] = ['reasons', 'sources', 'sections', 'author'];

interface Props {
  rules: readonly Rule[];
  onChange: (rules: Rule[]) => void;
}

/** What a queue takes: a comment belongs here when one of the rules fits, and a rule when all it names does. */
export function RoutingFields({ rules, onChange }: Props) {
  const { t } = useTranslation();
  const change = (at: number, by: Partial<Rule>) =>
    onChange(rules.map((rule, index) => (index === at ? withoutEmpty({ ...rule, ...by }) : rule)));
  return (
    <Stack gap="xs">
      {rules.map((rule, at) => {
        const others = Object.keys(rule).filter((name) => !SHOWN.includes(name));
        return (
          <Fieldset key={at} legend={t('queues.rule', { number: at + 1 })} p="xs">
            <Group grow align="start">
              <MultiSelect
                label={t('queues.reasons')}
                data={REJECT_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
                value={rule.reasons ?? []}
                onChange={(chosen) => change(at, { reasons: REJECT_REASONS.filter((code) => chosen.includes(code)) })}
              />
              <MultiSelect
                label={t('queues.sources')}
                data={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
                value={rule.sources ?? []}
                onChange={(chosen) => change(at, { sources: SOURCES.filter((source) => chosen.includes(source)) })}
              />
            </Group>
            <Group grow align="start">
              <TagsInput
                label={t('queues.sections')}
                value={rule.sections ?? []}
                onChange={(sections) => change(at, { sections })}
              />
              <NativeSelect
                label={t('queues.author')}
                data={[
                  { value: '', label: t('queues.authorOf.any') },
                  { value: 'new', label: t('queues.authorOf.new') },
                  { value: 'known', label: t('queues.authorOf.known') },
                ]}
                value={rule.author ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  change(at, { author: value === '' ? undefined : (value as 'new' | 'known') })
                }
              />
            </Group>
            <Group mt="xs" justify="space-between">
              <Button size="compact-sm" variant="default" onClick={() => onChange(rules.filter((_, i) => i !== at))}>
                {t('moderation.drop')}
              </Button>
              {others.length > 0 && <span>{t('queues.alsoBy', { count: others.length })}</span>}
            </Group>
          </Fieldset>
        );
      })}
      <Button size="compact-sm" w="fit-content" variant="default" onClick={() => onChange([...rules, {}])}>
        {t('queues.addRule')}
      </Button>
    </Stack>
  );
}

/** A rule says nothing by an empty list: what it does not name, fits. */
function withoutEmpty(rule: Rule): Rule {
  return Object.fromEntries(
    Object.entries(rule).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
