import type { RoutingRule } from '@palaver/contracts';

/** What of a queue opening an item needs. */
export interface RoutedQueue {
  id: string;
  rules: RoutingRule[];
  order: 'priority' | 'newest' | 'oldest';
  slaMinutes: number | null;
}

/** Takes what no rule fits. */
export const FALLBACK_QUEUE = 'new';
/** Where items go that somebody escalates. */
export const ESCALATED_QUEUE = 'escalated';

/** Age weighs as much as 100 points after the time an item should be decided in, or after a day. */
const DAY_SECONDS = 86_400;
/** Of an item that was raised: its points outweigh every age. Ten years; no queue has as long a time. */
export const RAISED_HORIZON = 315_360_000;

export interface ItemOrder {
  direction: 1 | -1;
  /** Seconds of age that weigh as much as 100 points; 0: points do not count. */
  horizon: number;
}

/** How a queue's order stands in the rows of its items. */
export function orderOf({ order, slaMinutes }: Pick<RoutedQueue, 'order' | 'slaMinutes'>): ItemOrder {
  const seconds = slaMinutes === null ? DAY_SECONDS : slaMinutes * 60;
  return { direction: order === 'newest' ? -1 : 1, horizon: order === 'priority' ? seconds : 0 };
}

/** The same in SQL, of a row `q` of `review_queue`. */
export const QUEUE_DIRECTION = `CASE WHEN q.ordering = 'newest' THEN -1 ELSE 1 END`;
export const QUEUE_HORIZON = `CASE WHEN q.ordering = 'priority' THEN coalesce(q.sla_minutes * 60, ${DAY_SECONDS}) ELSE 0 END`;
