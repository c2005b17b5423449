import { useTranslation } from 'react-i18next';
import { byStep } from './by-step.js';
import { type Column, count } from './column.js';
import { Figure } from './figure.js';
import { type Scope } from './scope.js';
import { ACTIONS } from './series.js';
import { type Line } from './statistic-query.js';
import { TimeChart } from './time-chart.js';

/** Decisions over time; the table tells who took them. */
export function DecisionsFigure({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const columns: Column<Line<'decisions'>>[] = [
    { name: 'at', show: ({ at }, { step }) => step(at, scope.step) },
    { name: 'action', show: ({ action }) => t(`insights.series.${action}`) },
    { name: 'source', show: ({ source }) => t(`insights.decidedBy.${source}`) },
    count('count', ({ count: many }) => many),
  ];
  return (
    <Figure
      name="decisions"
      scope={scope}
      columns={columns}
      chart={(lines) => (
        <TimeChart
          label={t('insights.of.decisions.title')}
          of="counts"
          step={scope.step}
          series={ACTIONS}
          rows={byStep(scope, lines, { approve: 0, review: 0, reject: 0 }, (row, { action, count: many }) => {
            row[action] = (row[action] ?? 0) + many;
          })}
        />
      )}
    />
  );
}
