import type { Database } from '../database.js';
import { movedMark, readDecisions } from '../statistics/feed-mark.repository.js';

/**
 * Picks among the next decisions of site $1 by chance, automatic ones and those a person made about one comment, and opens
 * an item for each that still stands; a person's is kept from himself. What is itself a look at one that was picked is left
 * out. Picking and mark are one statement: a decision is drawn for once. Comments are locked in the order every process uses.
 */
export const PICK = {
  name: 'pick_samples',
  text: `
WITH ${movedMark('samples')}, drawn AS MATERIALIZED (
  SELECT d.comment_id, d.rev, d.version, d.action, d.reason_code, w.probability, CASE WHEN d.source = 'moderator' THEN d.actor END AS actor
  FROM moved m CROSS JOIN LATERAL (${readDecisions}) d
  CROSS JOIN LATERAL (
    SELECT CASE WHEN d.source = 'moderator' THEN r.second_look WHEN d.action = 'approve' THEN r.approve ELSE r.reject END AS probability
    FROM sample_rate r WHERE r.site_id = d.site_id
  ) w
  WHERE d.action IN ('approve', 'reject') AND random() < w.probability
    AND (d.source = 'automatic' OR (d.source = 'moderator' AND d.actor IS NOT NULL AND d.batch_id IS NULL))
), standing AS MATERIALIZED (
  SELECT d.* FROM (SELECT * FROM drawn ORDER BY comment_id) d CROSS JOIN LATERAL (
    SELECT k.id FROM comment k WHERE k.site_id = $1 AND k.id = d.comment_id AND k.decision_version = d.version
      AND k.head_rev = d.rev AND k.head_rev > coalesce(k.deleted_rev, -1) OFFSET 0 FOR NO KEY UPDATE OF k
  ) c WHERE d.actor IS NULL OR NOT EXISTS (
    SELECT 1 FROM sample s WHERE s.site_id = $1 AND s.comment_id = d.comment_id AND s.version = d.version - 1 OFFSET 0
  )
), opened AS (
  INSERT INTO review_item (site_id, comment_id, rev, decision_version, reason_code, queue, source, pinned, kept_from)
  SELECT $1, comment_id, rev, version, reason_code, 'doubtful', 'sample', true, actor FROM standing
  ON CONFLICT (site_id, comment_id) WHERE closed_at IS NULL DO NOTHING RETURNING comment_id
), kept AS (
  INSERT INTO sample (site_id, comment_id, version, action, probability, actor)
  SELECT $1, s.comment_id, s.version, s.action, s.probability, s.actor FROM standing s JOIN opened o USING (comment_id)
  RETURNING 1
)
SELECT is_last AS "isLast", (SELECT count(*)::int FROM kept) AS picked FROM moved`,
};

const PAGE = 2000;

/** Draws decisions for people to look at again. */
export class SamplePickingRepository {
  constructor(private readonly db: Pick<Database, 'query'>) {}

  /** Draws among some more of a site; `isLast` when all that is committed was drawn from, or somebody else does it. */
  async pickSome(siteId: string, limit = PAGE): Promise<{ isLast: boolean; picked: number }> {
    const [page] = await this.db.query<{ isLast: boolean; picked: number }>(PICK, [siteId, limit]);
    return page ?? { isLast: true, picked: 0 };
  }
}
