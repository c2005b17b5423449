import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReportCard } from '../rule-things.js';

/** A report card in one line. */
export function CardInShort({ card: { days, decisions, judged, overturned, rules } }: { card: ReportCard }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const braked = rules.filter((rule) => rule.braked).length;
  return (
    <Group gap="lg">
      <Figure label={t('rules.card.decisions', { count: days })} value={number(decisions)} />
      <Figure
        label={t('rules.card.overturned')}
        value={
          judged === 0
            ? t('rules.card.unjudged')
            : t('rules.card.of', { share: share.format(overturned / judged), judged: number(judged) })
        }
      />
      {braked > 0 && <Figure label={t('rules.card.braked')} value={number(braked)} isBad />}
    </Group>
  );
}

function Figure({ label, value, isBad = false }: { label: string; value: string; isBad?: boolean }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={600} c={isBad ? 'var(--mantine-color-error)' : undefined}>
        {value}
      </Text>
    </div>
  );
}
