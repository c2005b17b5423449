import type { Database } from '../database.js';

export type FeedReader = 'statistics' | 'samples';

const ADD = `INSERT INTO feed_mark (site_id, reader) SELECT id, $1 FROM site ON CONFLICT DO NOTHING`;
const CLAIM = {
  name: 'claim_feed_marks',
  text: `
WITH due AS (
  SELECT site_id FROM feed_mark WHERE reader = $1 AND claimed_at <= now() - interval '5 seconds'
  ORDER BY claimed_at LIMIT 100 FOR UPDATE SKIP LOCKED
)
UPDATE feed_mark m SET claimed_at = now() FROM due WHERE m.site_id = due.site_id AND m.reader = $1
RETURNING m.site_id AS "siteId"`,
};

/** How far those who read decisions as they are committed have come. */
export class FeedMarkRepository {
  constructor(private readonly db: Pick<Database, 'query'>) {}

  async addSites(reader: FeedReader): Promise<void> {
    await this.db.query(ADD, [reader]);
  }

  /** Sites nobody has read for a while; others pass them over for as long again. */
  async claim(reader: FeedReader): Promise<string[]> {
    return (await this.db.query<{ siteId: string }>(CLAIM, [reader])).map(({ siteId }) => siteId);
  }
}

/**
 * SQL: moves the mark of site $1 over whole transactions of about $2 decisions, all of which are committed or gone, and
 * names them as `moved (since, upto, is_last)`. Somebody who reads the same at once waits, and goes on behind it.
 */
export const movedMark = (reader: FeedReader) => `
mark AS MATERIALIZED (
  SELECT m.xid AS since FROM feed_mark m WHERE m.site_id = $1 AND m.reader = '${reader}' FOR UPDATE
), full_page AS MATERIALIZED (
  SELECT d.xid FROM decision d WHERE d.site_id = $1 AND d.xid >= (SELECT since FROM mark)
    AND d.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY d.xid OFFSET $2 LIMIT 1
), moved AS (
  UPDATE feed_mark m SET read_to = CASE WHEN EXISTS (SELECT 1 FROM full_page) THEN m.read_to ELSE now() END,
    xid = coalesce((SELECT (xid::text::numeric + 1)::text::xid8 FROM full_page), pg_snapshot_xmin(pg_current_snapshot()))
  FROM mark WHERE m.site_id = $1 AND m.reader = '${reader}' AND m.xid = mark.since
    AND pg_snapshot_xmin(pg_current_snapshot()) >= mark.since
  RETURNING mark.since, m.xid AS upto, NOT EXISTS (SELECT 1 FROM full_page) AS is_last
)`;

/** SQL: the decisions of site $1 that a mark was moved over, `moved m`. In the order of the feed, so that it is read along that alone. */
export const readDecisions = `SELECT * FROM decision r
    WHERE r.site_id = $1 AND r.xid >= m.since AND r.xid < m.upto ORDER BY r.xid OFFSET 0`;
