/** What waits in a queue is counted up to here: whoever has more wants to know that it is many, and a million rows cost. */
export const MOST_COUNTED = 10_000;

/** SQL for WITH RECURSIVE: the queues of the site $1 that hold something, each found by one step along its index. */
export const FILLED_QUEUES = `filled AS (
  (SELECT queue FROM review_item WHERE site_id = $1 AND closed_at IS NULL ORDER BY queue LIMIT 1)
  UNION ALL
  SELECT (SELECT r.queue FROM review_item r WHERE r.site_id = $1 AND r.closed_at IS NULL AND r.queue > f.queue
    ORDER BY r.queue LIMIT 1) FROM filled f WHERE f.queue IS NOT NULL
)`;

const IS_LATE = 'r.opened_at < now() - make_interval(mins => q.sla_minutes)';

/**
 * SQL: how many of the items `r` that `waits` are later than the queue `q` allows. Items a policy for overdue ones was
 * applied to are in an index of their own, so each half is read along its own.
 */
export const countOverdue = (waits: string): string => `(SELECT count(*)::int AS overdue FROM (
  SELECT 1 FROM review_item r WHERE ${waits} AND r.overdue_at IS NULL AND ${IS_LATE}
  UNION ALL SELECT 1 FROM review_item r WHERE ${waits} AND r.overdue_at IS NOT NULL AND ${IS_LATE}
  LIMIT ${MOST_COUNTED}) late)`;
