import type { Database } from '../database.js';
import { movedMark } from '../statistics/feed-mark.repository.js';

/**
 * Picks among the next automatic decisions of site $1 by chance, and opens an item for each that still stands. Picking
 * and mark are one statement: a decision is drawn for once. Comments are locked in the order every process uses.
 */
const PICK = {
  name: 'pick_samples',
  text: `
WITH ${movedMark('samples')}, drawn AS MATERIALIZED (
  SELECT d.comment_id, d.rev, d.version, d.action, d.reason_code, w.probability
  FROM moved m JOIN decision d ON d.site_id = $1 AND d.xid >= m.since AND d.xid < m.upto AND d.source = 'automatic'
  CROSS JOIN LATERAL (
    SELECT CASE d.action WHEN 'approve' THEN r.approve WHEN 'reject' THEN r.reject ELSE 0 END AS probability
    FROM sample_rate r WHERE r.site_id = d.site_id
  ) w
  WHERE random() < w.probability
), standing AS MATERIALIZED (
  SELECT d.* FROM drawn d JOIN comment c ON c.site_id = $1 AND c.id = d.comment_id AND c.decision_version = d.version
    AND c.head_rev = d.rev AND c.head_rev > coalesce(c.deleted_rev, -1)
  ORDER BY c.site_id, c.id FOR NO KEY UPDATE OF c
), opened AS (
  INSERT INTO review_item (site_id, comment_id, rev, decision_version, reason_code, queue, source, pinned)
  SELECT $1, comment_id, rev, version, reason_code, 'doubtful', 'sample', true FROM standing
  ON CONFLICT (site_id, comment_id) WHERE closed_at IS NULL DO NOTHING RETURNING comment_id
), kept AS (
  INSERT INTO sample (site_id, comment_id, version, action, probability)
  SELECT $1, s.comment_id, s.version, s.action, s.probability FROM standing s JOIN opened o USING (comment_id)
  RETURNING 1
)
SELECT is_last AS "isLast", (SELECT count(*)::int FROM kept) AS picked FROM moved`,
};

const PAGE = 2000;

/** Draws automatic decisions for people to look at again. */
export class SamplePickingRepository {
  constructor(private readonly db: Pick<Database, 'query'>) {}

  /** Draws among some more of a site; `isLast` when all that is committed was drawn from, or somebody else does it. */
  async pickSome(siteId: string, limit = PAGE): Promise<{ isLast: boolean; picked: number }> {
    const [page] = await this.db.query<{ isLast: boolean; picked: number }>(PICK, [siteId, limit]);
    return page ?? { isLast: true, picked: 0 };
  }
}
