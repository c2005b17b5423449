import { useTranslation } from 'react-i18next';
import { byStep } from './by-step.js';
import { type Column, count } from './column.js';
import { Figure } from './figure.js';
import { type Scope } from './scope.js';
import { type Series } from './series.js';
import { type Line } from './statistic-query.js';
import { TimeChart } from './time-chart.js';

const SERIES: readonly Series[] = [
  { key: 'automatic', color: 'main' },
  { key: 'byPeople', color: 'waits' },
];

/** Comments over time, and how many of them no person had to look at. */
export function CommentsFigure({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const columns: Column<Line<'comments'>>[] = [
    { name: 'at', show: ({ at }, { step }) => step(at, scope.step) },
    count('comments', ({ comments }) => comments),
    count('automatic', ({ automatic }) => automatic),
    { name: 'share', isNumber: true, show: ({ share }, formats) => formats.share(share) },
  ];
  return (
    <Figure
      name="comments"
      scope={scope}
      columns={columns}
      chart={(lines) => (
        <TimeChart
          label={t('insights.of.comments.title')}
          of="counts"
          step={scope.step}
          series={SERIES}
          rows={byStep(scope, lines, { automatic: 0, byPeople: 0 }, (row, { comments, automatic }) => {
            row.automatic = automatic;
            row.byPeople = comments - automatic;
          })}
        />
      )}
    />
  );
}
