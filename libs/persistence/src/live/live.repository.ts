import type { Database } from '../database.js';
import { FILLED_QUEUES, MOST_COUNTED } from '../review/count-waiting.js';

/** A place in the order of changes: the transaction, and the item within it. */
export interface LivePlace {
  xid: string;
  id: string;
}

export interface LiveChange extends LivePlace {
  siteId: string;
  commentId: string;
  queue: string;
  section: string | null;
  severity: number;
  priority: number;
  openedAt: string;
  closedAt: string | null;
  claimOwner: string | null;
  claimUntil: string | null;
  /** Nothing has touched it since it was opened. */
  isNew: boolean;
}

export interface LiveRange {
  /** `['*']`: all. */
  sites: readonly string[];
  after: LivePlace;
  /** Up to and with this place; all that is committed when left out. */
  upto?: LivePlace;
  limit: number;
}

export interface QueueCount {
  queue: string;
  /** Ends at `MOST_COUNTED`. */
  open: number;
}

const CHANGE = `json_build_object('xid', r.changed::text, 'id', r.id::text, 'siteId', r.site_id, 'commentId', r.comment_id,
  'queue', r.queue, 'section', r.section, 'severity', r.severity, 'priority', r.priority, 'openedAt', r.opened_at,
  'closedAt', r.closed_at, 'claimOwner', CASE WHEN r.claim_until > now() THEN r.claim_owner END,
  'claimUntil', CASE WHEN r.claim_until > now() THEN r.claim_until END, 'isNew', coalesce(r.opened_in = r.changed, false))`;

/**
 * From one place on, in the order of their transactions, each item once and as it is now. Nothing that commits later can
 * stand before what is read: only transactions below the oldest one still open are looked at.
 */
const CHANGES = `
SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon, coalesce((
  SELECT json_agg(x.change ORDER BY x.changed, x.id) FROM (
    SELECT r.change, r.changed, r.id FROM site s CROSS JOIN LATERAL (
      SELECT r.changed, r.id, ${CHANGE} AS change FROM review_item r
      WHERE r.site_id = s.id AND r.changed >= $2::xid8 AND (r.changed, r.id) > ($2::xid8, $3::bigint)
        AND r.changed < pg_snapshot_xmin(pg_current_snapshot())
        AND ($4::xid8 IS NULL OR (r.changed, r.id) <= ($4::xid8, $5::bigint))
      ORDER BY r.changed, r.id LIMIT $6
    ) r
    WHERE '*' = ANY ($1::text[]) OR s.id = ANY ($1::text[])
    ORDER BY r.changed, r.id LIMIT $6
  ) x
), '[]'::json) AS changes`;

const COUNTS = `
WITH RECURSIVE ${FILLED_QUEUES}
SELECT f.queue, (SELECT count(*) FROM (
  SELECT 1 FROM review_item r WHERE r.site_id = $1 AND r.queue = f.queue AND r.closed_at IS NULL
    AND ($2::text[] IS NULL OR r.section = ANY ($2)) LIMIT ${MOST_COUNTED}
) counted)::int AS open FROM filled f WHERE f.queue IS NOT NULL`;

/** What happens to review items, read from their rows. */
export class LiveRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** Where the changes that are still to come begin. */
  async horizon(): Promise<string> {
    const [row] = await this.db.forSites([], (tx) =>
      tx.query<{ horizon: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon'),
    );
    return row?.horizon ?? '0';
  }

  async changes({ sites, after, upto, limit }: LiveRange): Promise<{ horizon: string; changes: LiveChange[] }> {
    const values = [sites, after.xid, after.id, upto?.xid ?? null, upto?.id ?? null, limit];
    const [row] = await this.db.forSites(sites, (tx) =>
      tx.query<{ horizon: string; changes: LiveChange[] }>(CHANGES, values),
    );
    return row ?? { horizon: after.xid, changes: [] };
  }

  /** @param sections of these alone; null: all */
  async counts(siteId: string, sections: readonly string[] | null): Promise<QueueCount[]> {
    return this.db.forSites([siteId], (tx) => tx.query<QueueCount>(COUNTS, [siteId, sections]));
  }
}
