import type { ReplayRow } from '@palaver/persistence';
import type { Evaluation } from '@palaver/rules';

/** The parts of two evaluations whose bytes differ, and the columns of the decision that say something else. */
export function differences(row: ReplayRow, stored: Evaluation, again: Evaluation): string[] {
  const keys = [...new Set([...Object.keys(again), ...Object.keys(stored)])] as (keyof Evaluation)[];
  const parts = keys.filter((key) => JSON.stringify(stored[key]) !== JSON.stringify(again[key]));
  const columns = [
    ['decision.action', row.action === again.action],
    ['decision.score', row.score === Math.round(again.score * 100)],
    ['decision.reasonCode', row.reasonCode === again.reasonCode],
  ] as const;
  const found = [...parts, ...columns.flatMap(([name, isSame]) => (isSame ? [] : [name]))];
  // The same parts in another order are other bytes.
  return found.length === 0 && JSON.stringify(stored) !== JSON.stringify(again) ? ['order'] : found;
}
