import { useTranslation } from 'react-i18next';
import { byStep } from './by-step.js';
import { type Column, count, duration } from './column.js';
import { Figure } from './figure.js';
import { type Scope } from './scope.js';
import { type Series } from './series.js';
import { type Line } from './statistic-query.js';
import { LEAST_SECONDS, TimeChart } from './time-chart.js';

const SERIES: readonly Series[] = [
  { key: 'firstP50', color: 'soft' },
  { key: 'firstP95', color: 'soft', isDashed: true },
  { key: 'personP50', color: 'main' },
  { key: 'personP95', color: 'main', isDashed: true },
];
const EMPTY = { firstP50: null, firstP95: null, personP50: null, personP95: null };

/** How long comments wait for their first decision, and for a person. */
export function TimesFigure({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const columns: Column<Line<'times'>>[] = [
    { name: 'at', show: ({ at }, { step }) => step(at, scope.step) },
    { name: 'waitFor', show: ({ of }) => t(`insights.waitFor.${of}`) },
    count('count', ({ count: many }) => many),
    duration('p50', ({ p50Seconds }) => p50Seconds),
    duration('p95', ({ p95Seconds }) => p95Seconds),
  ];
  const shown = (seconds: number | null) => (seconds === null ? null : Math.max(LEAST_SECONDS, seconds));
  return (
    <Figure
      name="times"
      scope={scope}
      columns={columns}
      chart={(lines) => (
        <TimeChart
          label={t('insights.of.times.title')}
          of="seconds"
          step={scope.step}
          series={SERIES}
          rows={byStep(scope, lines, EMPTY, (row, { of, p50Seconds, p95Seconds }) => {
            row[`${of}P50`] = shown(p50Seconds);
            row[`${of}P95`] = shown(p95Seconds);
          })}
        />
      )}
    />
  );
}
