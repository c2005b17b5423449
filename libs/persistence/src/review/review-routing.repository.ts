import type { ItemSource, ReasonCode } from '@palaver/contracts';
import type { Database, Transaction } from '../database.js';
import { type ItemOrder, RAISED_HORIZON, type RoutedQueue } from './routed-queue.js';

/** An open item with what routing looks at. */
export interface RoutableItem {
  id: string;
  reason: ReasonCode | null;
  source: ItemSource;
  section: string | null;
  /** Points, as decimals. */
  score: number | null;
  rules: string[];
  /** JSON of RevisionData; null when it is gone. */
  data: string | null;
  approved: number | null;
}

export interface Route extends ItemOrder {
  id: string;
  queue: string;
}

/** What changed a moment ago, workers may not know yet: items they open meanwhile must be met. */
const SETTLED = `interval '3 seconds'`;

const ITEMS = `
SELECT r.id::text AS id, r.reason_code AS reason, r.source, r.section, d.score / 100.0::float8 AS score,
  coalesce((SELECT array_agg(DISTINCT h ->> 'rule') FROM json_array_elements(d.result::json -> 'reasons') h), '{}') AS rules,
  v.data, a.approved
FROM review_item r
JOIN comment c ON c.site_id = r.site_id AND c.id = r.comment_id
LEFT JOIN LATERAL (
  SELECT * FROM decision o WHERE o.site_id = r.site_id AND o.comment_id = r.comment_id AND o.version = r.decision_version
) d ON true
LEFT JOIN revision v ON v.site_id = r.site_id AND v.comment_id = r.comment_id AND v.rev = r.rev
LEFT JOIN author a ON a.site_id = c.site_id AND a.key = c.author_key
WHERE r.site_id = $1 AND r.id > $2 AND r.closed_at IS NULL AND NOT r.pinned ORDER BY r.id LIMIT $3`;

/** An item that was raised stays so. */
const MOVE = `
UPDATE review_item r SET queue = i.queue, direction = i.direction, horizon = greatest(i.horizon, raised.horizon),
  changed = pg_current_xact_id()
FROM json_to_recordset($2::json) AS i(id bigint, queue text, direction int, horizon int)
CROSS JOIN LATERAL (
  SELECT CASE WHEN o.horizon >= ${RAISED_HORIZON} THEN o.horizon ELSE 0 END AS horizon
  FROM review_item o WHERE o.site_id = $1 AND o.id = i.id
) raised
WHERE r.site_id = $1 AND r.id = i.id AND r.closed_at IS NULL AND NOT r.pinned
  AND (r.queue, r.direction, r.horizon) IS DISTINCT FROM (i.queue, i.direction, greatest(i.horizon, raised.horizon))`;

/** Routes the open items of sites again whose queues have changed: a batch at a time, by whichever worker comes first. */
export class ReviewRoutingRepository {
  constructor(private readonly db: Pick<Database, 'transaction'>) {}

  /** The next batch of one site; false when there is none. */
  async routeSome(limit: number, route: (queues: RoutedQueue[], items: RoutableItem[]) => Route[]): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [site] = await tx.query<{ id: string; after: string }>(
        `SELECT site_id AS id, after_id::text AS after FROM review_rerouting WHERE wanted_at < now() - ${SETTLED}
         ORDER BY wanted_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!site) {
        return false;
      }
      const items = await tx.query<RoutableItem>(ITEMS, [site.id, site.after, limit]);
      const routes = route(await this.queues(tx, site.id), items);
      await tx.query(MOVE, [site.id, JSON.stringify(routes)]);
      const last = items.at(-1);
      await (last
        ? tx.query('UPDATE review_rerouting SET after_id = $2 WHERE site_id = $1', [site.id, last.id])
        : tx.query('DELETE FROM review_rerouting WHERE site_id = $1', [site.id]));
      return true;
    });
  }

  private queues(tx: Transaction, siteId: string): Promise<RoutedQueue[]> {
    return tx.query<RoutedQueue>(
      `SELECT id, rules, ordering AS "order", sla_minutes AS "slaMinutes" FROM review_queue WHERE site_id = $1
       ORDER BY position, id`,
      [siteId],
    );
  }
}
