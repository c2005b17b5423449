import { Button, Fieldset, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RoutingRule, withoutEmpty } from './routing-rule.js';
import { RuleFields } from './rule-fields.js';

interface Props {
  rules: readonly RoutingRule[];
  onChange: (rules: RoutingRule[]) => void;
}

/** What a queue takes: a comment belongs here when one of the rules fits, and a rule when all it names does. */
export function RoutingFields({ rules, onChange }: Props) {
  const { t } = useTranslation();
  const change = (at: number, by: Partial<RoutingRule>) =>
    onChange(rules.map((rule, index) => (index === at ? withoutEmpty({ ...rule, ...by }) : rule)));
  return (
    <Stack gap="xs">
      {rules.map((rule, at) => (
        <Fieldset key={at} legend={t('queues.rule', { number: at + 1 })} p="xs">
          <Stack gap="xs">
            <RuleFields rule={rule} onChange={(by) => change(at, by)} />
            <Button
              size="compact-sm"
              w="fit-content"
              variant="default"
              onClick={() => onChange(rules.filter((_, index) => index !== at))}
            >
              {t('moderation.drop')}
            </Button>
          </Stack>
        </Fieldset>
      ))}
      <Button size="compact-sm" w="fit-content" variant="default" onClick={() => onChange([...rules, {}])}>
        {t('queues.addRule')}
      </Button>
    </Stack>
  );
}
