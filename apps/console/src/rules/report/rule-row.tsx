import { Badge, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../session/use-me.js';
import { type Place, type RuleCard } from '../rule-things.js';
import { useMoment } from '../use-moment.js';
import { FreeRule } from './free-rule.js';

/** One rule: how often it hit, how often people decided otherwise, and what to do about it. */
export function RuleRow({ place, version, card }: { place: Place; version: number; card: RuleCard }) {
  const { t, i18n } = useTranslation();
  const momentOf = useMoment();
  const mayPublish = usePermission('rules:publish');
  const { rule, mode, braked, hits, share, judged, overturned, overturnRate, interval, lastHitAt, advice } = card;
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  const percent = (value: number, digits = 0) =>
    new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: digits }).format(value);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Group gap={6}>
          <code>{rule}</code>
          {mode !== 'live' && (
            <Badge variant="light" color="gray">
              {t(`rules.report.is.${mode}`)}
            </Badge>
          )}
          {braked && (
            <Badge variant="light" color="red">
              {t('rules.report.braked')}
            </Badge>
          )}
          {advice !== null && (
            <Badge variant="light" color="yellow">
              {t(`rules.report.advice.${advice}`)}
            </Badge>
          )}
          {braked && mayPublish && <FreeRule place={place} version={version} rule={rule} />}
        </Group>
      </Table.Th>
      <Table.Td>{number(hits)}</Table.Td>
      <Table.Td>{percent(share, 2)}</Table.Td>
      <Table.Td>
        {overturnRate === null || interval === null ? (
          <Text span inherit c="dimmed">
            {t('rules.card.unjudged')}
          </Text>
        ) : (
          t('rules.report.overturned', {
            overturned: number(overturned),
            judged: number(judged),
            low: percent(interval.low),
            high: percent(interval.high),
          })
        )}
      </Table.Td>
      <Table.Td>{lastHitAt === null ? t('rules.report.never') : momentOf(lastHitAt)}</Table.Td>
    </Table.Tr>
  );
}
