import { useTranslation } from 'react-i18next';
import { count, type Column } from './column.js';
import { Figure } from './figure.js';
import { type NameRow, NameBars } from './name-bars.js';
import { type Scope } from './scope.js';
import { ACTIONS } from './series.js';
import { type Line } from './statistic-query.js';

const MOST = 10;

/** Why comments were held and rejected. */
export function ReasonsFigure({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const columns: Column<Line<'reasons'>>[] = [
    { name: 'reason', show: ({ reason }) => t(`reason.${reason}`) },
    { name: 'action', show: ({ action }) => t(`insights.series.${action}`) },
    count('count', ({ count: many }) => many),
  ];
  const rowsOf = (lines: readonly Line<'reasons'>[]) => {
    const rows = new Map<string, NameRow>();
    for (const { reason, action, count: many } of lines) {
      const row = rows.get(reason) ?? { id: reason, name: t(`reason.${reason}`), values: {} };
      row.values[action] = (row.values[action] ?? 0) + many;
      rows.set(reason, row);
    }
    return [...rows.values()].slice(0, MOST);
  };
  return (
    <Figure
      name="reasons"
      scope={scope}
      columns={columns}
      chart={(lines) => <NameBars series={ACTIONS} rows={rowsOf(lines)} />}
    />
  );
}
