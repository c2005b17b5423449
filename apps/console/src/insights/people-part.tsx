import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '../session/use-name-of.js';
import { count, type Column } from './column.js';
import { Figure } from './figure.js';
import { KappaLine } from './kappa-line.js';
import { type PartProps } from './part-props.js';
import { type Line } from './statistic-query.js';

/** What each person decided, and what others made of it: for coaching, not for ranking. */
export function PeoplePart({ scope }: PartProps) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const moderators: Column<Line<'moderators'>>[] = [
    { name: 'person', show: ({ actor }) => nameOf(actor) },
    count('approved', ({ approved }) => approved),
    count('rejected', ({ rejected }) => rejected),
    count('reversed', ({ reversed }) => reversed),
    { name: 'rate', isNumber: true, show: (line, { rate }) => rate(line) },
  ];
  const looks: Column<Line<'looks'>>[] = [
    { name: 'person', show: ({ actor }) => (actor === null ? t('insights.everybody') : nameOf(actor)) },
    { name: 'action', show: ({ action }) => t(`insights.series.${action}`) },
    count('judged', ({ judged }) => judged),
    count('overturned', ({ overturned }) => overturned),
    { name: 'rate', isNumber: true, show: (line, { rate }) => rate(line) },
  ];
  return (
    <Stack gap="md">
      <Figure name="moderators" scope={scope} columns={moderators} />
      <Figure name="looks" scope={scope} columns={looks} lead={({ kappa }) => <KappaLine kappa={kappa} />} />
    </Stack>
  );
}
