import { NativeSelect, ScrollArea, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenState, UnreadState } from '../../states/screen-state.js';
import { CardInShort } from '../list/card-in-short.js';
import { reportCardQuery } from '../rule-queries.js';
import { type Place, type RuleCard, type SiteRuleSet } from '../rule-things.js';
import { useMoment } from '../use-moment.js';
import { RuleRow } from './rule-row.js';

const DAYS = [1, 7, 30, 90];
const SHOWN = 100;
const COLUMNS = ['rule', 'hits', 'share', 'judged', 'last'] as const;

/** What needs a look first: what the brake holds, what should change, what hits most. */
const weight = ({ braked, advice, hits }: RuleCard) =>
  (braked ? 1e12 : 0) + (advice === 'add-exception' ? 1e11 : 0) + hits;

/** What each rule did in live traffic, and what people made of it. */
export function ReportPart({ place, ruleSet }: { place: Place; ruleSet: SiteRuleSet }) {
  const { t } = useTranslation();
  const momentOf = useMoment();
  const [days, setDays] = useState(30);
  const [word, setWord] = useState('');
  const card = useQuery(reportCardQuery(place, days));
  if (card.data === undefined) {
    return <UnreadState query={card} />;
  }
  if (card.data === null) {
    return <ScreenState level={2} title={t('rules.versions.none')} text={t('rules.report.noneHelp')} />;
  }
  const { rules, countedTo, version } = card.data;
  const found = rules
    .filter(({ rule }) => rule.toLowerCase().includes(word.trim().toLowerCase()))
    .sort((one, other) => weight(other) - weight(one) || one.rule.localeCompare(other.rule));
  return (
    <Stack gap="md">
      <CardInShort card={card.data} />
      <Stack gap="sm" maw="30rem">
        <NativeSelect
          label={t('rules.report.days')}
          value={days}
          data={DAYS.map((count) => ({ value: String(count), label: t('rules.backtest.days', { count }) }))}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
        <TextInput
          type="search"
          label={t('rules.report.find')}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
        />
      </Stack>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('rules.part.report') }}>
        <Table verticalSpacing={6} fz="sm" miw="46rem">
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column}>{t(`rules.report.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.slice(0, SHOWN).map((rule) => (
              <RuleRow key={rule.rule} place={place} version={ruleSet.live ?? version} card={rule} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <Text size="sm" c="dimmed">
        {found.length === 0
          ? t('rules.report.notFound')
          : found.length > SHOWN && t('rules.report.more', { count: found.length - SHOWN })}{' '}
        {countedTo !== null && t('rules.report.countedTo', { at: momentOf(countedTo) })}
      </Text>
    </Stack>
  );
}
