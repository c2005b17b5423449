import { type ReactNode } from 'react';
import css from './charts.module.css';
import { Legend } from './legend.js';
import { COLORS, type Series } from './series.js';
import { useFormats } from './use-formats.js';

export interface NameRow {
  id: string;
  name: ReactNode;
  values: Record<string, number>;
  /** What stands at its end, instead of the sum. */
  said?: string;
}

/** Bars beside names, the longest as long as there is room. */
export function NameBars({ rows, series }: { rows: readonly NameRow[]; series: readonly Series[] }) {
  const { number } = useFormats();
  const sumOf = ({ values }: NameRow) => series.reduce((sum, { key }) => sum + (values[key] ?? 0), 0);
  const most = Math.max(1, ...rows.map(sumOf));
  return (
    <>
      {series.length > 1 && <Legend series={series} />}
      <ul className={css.bars}>
        {rows.map((row) => (
          <li key={row.id}>
            <div className={css.barHead}>
              <span>{row.name}</span>
              <span>{row.said ?? number(sumOf(row))}</span>
            </div>
            <div className={css.bar} aria-hidden>
              {series.map(({ key, color }) => (
                <span
                  key={key}
                  style={{ inlineSize: `${((row.values[key] ?? 0) / most) * 100}%`, background: COLORS[color] }}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
