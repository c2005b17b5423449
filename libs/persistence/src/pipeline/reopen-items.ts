import type { Transaction } from '../database.js';
import { FALLBACK_QUEUE, QUEUE_DIRECTION, QUEUE_HORIZON, RAISED_HORIZON } from '../review/routed-queue.js';
import type { DecisionHead, NewItem } from './settled-row.js';

const MOST_ID = '9223372036854775807';

/**
 * Has the items wait again that the standing decisions of these comments have ended, as they waited before: since when,
 * where, with which points, kept from whom. An item is ended in the transaction of its decision, so both have one time. A
 * queue that is gone is replaced by the one that takes everything. What is open already is told of and left alone. What
 * somebody said while he decided is no opinion any more. Comments are locked by the caller. The range of the whole key, in
 * its order, is read along `review_item_ended` alone, and the OFFSET 0 holds the planner to one look-up per comment.
 */
export const REOPEN = {
  name: 'reopen_items',
  text: `
WITH input AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS i(site text, comment text, version int)
), open AS MATERIALIZED (
  SELECT n.* FROM input i CROSS JOIN LATERAL (
    SELECT * FROM review_item x WHERE x.site_id = i.site AND x.comment_id = i.comment AND x.closed_at IS NULL OFFSET 0
  ) n
), ended AS MATERIALIZED (
  SELECT o.site_id, o.id, i.version, coalesce(w.id, '${FALLBACK_QUEUE}') AS queue, w.id IS NULL AS is_lost
  FROM input i CROSS JOIN LATERAL (
    SELECT k.decided_at FROM comment k WHERE k.site_id = i.site AND k.id = i.comment OFFSET 0
  ) c CROSS JOIN LATERAL (
    SELECT e.site_id, e.id, e.queue, e.closed_at FROM review_item e
    WHERE (e.site_id, e.comment_id, e.id) > (i.site COLLATE "C", i.comment COLLATE "C", 0)
      AND (e.site_id, e.comment_id, e.id) <= (i.site COLLATE "C", i.comment COLLATE "C", ${MOST_ID})
      AND e.closed_at IS NOT NULL
    ORDER BY e.site_id DESC, e.comment_id DESC, e.id DESC LIMIT 1
  ) o LEFT JOIN LATERAL (
    SELECT q.id FROM review_queue q WHERE q.site_id = o.site_id AND q.id = o.queue OFFSET 0
  ) w ON true
  WHERE o.closed_at = c.decided_at AND NOT EXISTS (
    SELECT 1 FROM open n WHERE n.site_id = i.site AND n.comment_id = i.comment
  )
), reopened AS (
  UPDATE review_item r SET closed_at = NULL, closed_by = NULL, decision_version = f.version, queue = f.queue,
    pinned = r.pinned AND NOT f.is_lost, direction = f.direction,
    horizon = greatest(f.horizon, CASE WHEN r.horizon >= ${RAISED_HORIZON} THEN r.horizon ELSE 0 END),
    opened_in = pg_current_xact_id(), changed = pg_current_xact_id()
  FROM (
    SELECT e.*, ${QUEUE_DIRECTION} AS direction, ${QUEUE_HORIZON} AS horizon FROM ended e CROSS JOIN LATERAL (
      SELECT * FROM review_queue g WHERE g.site_id = e.site_id AND g.id = e.queue OFFSET 0
    ) q
  ) f WHERE r.site_id = f.site_id AND r.id = f.id RETURNING r.*
), unsaid AS (
  DELETE FROM review_opinion o USING reopened r
  WHERE o.site_id = r.site_id AND o.item_id = r.id AND NOT r.not_for @> ARRAY[o.caller]
)
SELECT x.comment_id AS comment, x.id::text AS id, x.is_reopened AS "isReopened", x.priority, x.queue, x.source, x.section,
  x.severity, x.report_points AS reports, x.heat, x.direction, x.horizon
FROM (SELECT *, true AS is_reopened FROM reopened UNION ALL SELECT *, false FROM open) x`,
};

/** A decision that reopens makes the priority anew from its parts: what a queue raised goes beyond them. */
const RAISE = `
UPDATE review_item r SET priority = i.priority, changed = pg_current_xact_id()
FROM json_to_recordset($2::json) AS i(id bigint, priority int) WHERE r.site_id = $1 AND r.id = i.id`;

export interface WaitingItem extends Required<NewItem> {
  comment: string;
  id: string;
  isReopened: boolean;
  priority: number;
}

/**
 * What waits of the comments of one site from now on, by comment, before these decisions are written about them.
 */
export async function reopenItems(
  tx: Transaction,
  decisions: readonly Pick<DecisionHead, 'site' | 'comment' | 'version'>[],
): Promise<Map<string, WaitingItem>> {
  const asked = decisions.map(({ site, comment, version }) => ({ site, comment, version }));
  const rows = await tx.query<WaitingItem>(REOPEN, [JSON.stringify(asked)]);
  return new Map(rows.map((row) => [row.comment, row]));
}

/** Once the decisions are written. */
export async function keepRaised(tx: Transaction, siteId: string, items: Iterable<WaitingItem>): Promise<void> {
  const raised = [...items].filter(({ priority, severity, reports, heat }) => priority !== severity + reports + heat);
  if (raised.length > 0) {
    await tx.query(RAISE, [siteId, JSON.stringify(raised.map(({ id, priority }) => ({ id, priority })))]);
  }
}
