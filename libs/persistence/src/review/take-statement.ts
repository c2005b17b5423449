import { alongQueue, orderOfQueue } from './along-queue.js';
import { IS_FREE, ITEM, WITH_QUEUE, worksIn } from './review-item-row.js';
import { CARE, NOTE_SEVERE, SEVERE_FROM, SEVERE_LEFT } from './severe.js';

const IS_TAKEABLE = `r.closed_at IS NULL AND ${IS_FREE} AND NOT r.not_for @> ARRAY[$1::text]
  AND r.kept_from IS DISTINCT FROM $2::text`;

/**
 * Leases what comes first in the reader's queues. Each queue of each site (and each section, for who is held to some) is
 * walked along its own index for a few rows, whatever its length; of these the first are locked, unless somebody else is
 * taking them. Severe ones are passed over once he was handed as many in a row as he wants. $1 owner, $2 actor, $3 role,
 * $4 site, $5 queue, $6 how many, $7 how many more are looked at, $8 seconds of the lease, $9 sections.
 */
export const takeStatement = (bySection: boolean): string => `
WITH care AS MATERIALIZED (${CARE}), candidate AS MATERIALIZED (
  SELECT o.*, CASE WHEN o.is_severe THEN row_number() OVER (PARTITION BY o.is_severe ORDER BY o.rank, o.id) ELSE 0 END AS nth
  FROM review_queue q ${bySection ? 'CROSS JOIN unnest($9::text[]) AS s(section)' : ''} CROSS JOIN LATERAL (
    SELECT r.site_id, r.id, r.rank, r.severity >= ${SEVERE_FROM} AS is_severe FROM review_item r CROSS JOIN LATERAL (
      SELECT 1 FROM comment k WHERE k.site_id = r.site_id AND k.id = r.comment_id
        AND k.head_rev > coalesce(k.deleted_rev, -1) OFFSET 0
    ) c
    WHERE ${alongQueue(bySection ? { section: 's.section' } : {})} AND ${IS_TAKEABLE}
      AND NOT EXISTS (SELECT 1 FROM review_skip k WHERE k.site_id = r.site_id AND k.item_id = r.id AND k.caller = $1
        AND k.until > now() OFFSET 0)
    ORDER BY ${orderOfQueue(bySection)} LIMIT $6::int + $7::int
  ) o
  WHERE ($4::text IS NULL OR q.site_id = $4) AND ($5::text IS NULL OR q.id = $5) AND ${worksIn('$3', '$2')}
  ORDER BY o.rank, o.id LIMIT $6::int + $7::int
), picked AS MATERIALIZED (
  SELECT r.site_id, r.id FROM candidate c JOIN review_item r ON r.site_id = c.site_id AND r.id = c.id
  WHERE ${IS_TAKEABLE} AND c.nth <= ${SEVERE_LEFT} ORDER BY c.rank, c.id LIMIT $6::int FOR UPDATE OF r SKIP LOCKED
), claimed AS (
  UPDATE review_item r SET claim_owner = $1, claim_until = now() + make_interval(secs => $8),
    changed = pg_current_xact_id()
  FROM picked p WHERE r.site_id = p.site_id AND r.id = p.id RETURNING r.*
), noted AS (${NOTE_SEVERE})
SELECT ${ITEM} FROM claimed r ${WITH_QUEUE} ORDER BY r.rank, r.id`;
