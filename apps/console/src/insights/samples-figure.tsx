import { Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { count, type Column } from './column.js';
import { Figure } from './figure.js';
import { type Scope } from './scope.js';
import { type Line } from './statistic-query.js';

/** What people made of what rules decided alone, where it was picked by chance. */
export function SamplesFigure({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const columns: Column<Line<'samples'>>[] = [
    { name: 'action', show: ({ action }) => t(`insights.series.${action}`) },
    { name: 'rule', show: ({ rule }) => (rule === null ? t('insights.allRules') : <Code>{rule}</Code>) },
    count('sampled', ({ sampled }) => sampled),
    count('judged', ({ judged }) => judged),
    count('overturned', ({ overturned }) => overturned),
    { name: 'rate', isNumber: true, show: (line, { rate }) => rate(line) },
  ];
  return <Figure name="samples" scope={scope} columns={columns} />;
}
