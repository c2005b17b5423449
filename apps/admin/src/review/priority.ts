import { type ReviewItemObject } from '@palaver/contracts';
import { type ReviewItemRow } from '@palaver/persistence';

type Weighed = Pick<
  ReviewItemRow,
  'severity' | 'reportPoints' | 'heat' | 'priority' | 'horizon' | 'openedAt' | 'closedAt'
>;

/**
 * The priority at a moment, and its parts. Age adds 100 points in the time the queue sets, to all its items alike: their
 * order, which the rows hold, does not change with time.
 */
export function priorityOf(row: Weighed, now: number): Pick<ReviewItemObject, 'priority' | 'priorityParts'> {
  const seconds = ((row.closedAt?.getTime() ?? now) - row.openedAt.getTime()) / 1000;
  const age = row.horizon === 0 ? 0 : Math.max(0, Math.round((100 * seconds) / row.horizon));
  const parts = { severity: row.severity, reports: row.reportPoints, heat: row.heat, age };
  return { priority: row.priority + age, priorityParts: parts };
}
