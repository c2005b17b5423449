import { Code, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { count, type Column } from './column.js';
import { Figure } from './figure.js';
import { NameBars } from './name-bars.js';
import { type Scope } from './scope.js';
import { type Series } from './series.js';
import { type Line } from './statistic-query.js';
import { useFormats } from './use-formats.js';

const SERIES: readonly Series[] = [
  { key: 'overturned', color: 'bad' },
  { key: 'upheld', color: 'good' },
];
const MOST = 10;

/** How often people decided against what a rule spoke for. */
export function RulesFigure({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<Line<'rules'>>[] = [
    { name: 'rule', show: ({ rule }) => <Code>{rule}</Code> },
    count('hits', ({ hits }) => hits),
    count('judged', ({ judged }) => judged),
    count('overturned', ({ overturned }) => overturned),
    { name: 'rate', isNumber: true, show: (line, { rate }) => rate(line) },
  ];
  return (
    <Figure
      name="rules"
      scope={scope}
      columns={columns}
      chart={(lines) => {
        const judged = lines.filter((line) => line.judged > 0).slice(0, MOST);
        return judged.length === 0 ? (
          <Text size="sm">{t('insights.unjudged')}</Text>
        ) : (
          <NameBars
            series={SERIES}
            rows={judged.map(({ rule, judged: all, overturned, rate }) => ({
              id: rule,
              name: <Code>{rule}</Code>,
              values: { overturned, upheld: all - overturned },
              said: formats.share(rate),
            }))}
          />
        );
      }}
    />
  );
}
