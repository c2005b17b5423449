import { type Scope, stepsOf } from './scope.js';
import { type TimeRow } from './time-chart.js';

/** Lines put into the steps of a time; `empty` is what a step has in which nothing happened. */
export function byStep<Of extends { at: string }>(
  scope: Scope,
  lines: readonly Of[],
  empty: Record<string, number | null>,
  add: (row: TimeRow, line: Of) => void,
): TimeRow[] {
  const rows = new Map(stepsOf(scope).map((at): [number, TimeRow] => [at, { ...empty, at }]));
  for (const line of lines) {
    const row = rows.get(Date.parse(line.at));
    if (row !== undefined) {
      add(row, line);
    }
  }
  return [...rows.values()];
}
