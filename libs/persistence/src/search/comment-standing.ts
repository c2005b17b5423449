import type { SiteTransaction } from '../database.js';

export interface CommentStanding {
  commentId: string;
  /** Who took the decision it stands by, as in the audit log; null: no person. */
  decidedBy: string | null;
  /** Of its open item. */
  item: string | null;
  queue: string | null;
}

/** Each look-up stands behind OFFSET 0: one per comment, whatever the planner believes of the tables' sizes. */
export const STANDING = {
  name: 'comment_standing',
  text: `
SELECT c.id AS "commentId", d.actor AS "decidedBy", i.id::text AS item, i.queue
FROM unnest($2::text[]) x(id)
CROSS JOIN LATERAL (SELECT * FROM comment k WHERE k.site_id = $1 AND k.id = x.id OFFSET 0) c
LEFT JOIN LATERAL (SELECT o.actor FROM decision o WHERE o.site_id = c.site_id AND o.comment_id = c.id
  AND o.rev = c.decided_rev AND o.run = c.decided_run AND o.rev = c.head_rev OFFSET 0) d ON true
LEFT JOIN LATERAL (SELECT r.id, r.queue FROM review_item r WHERE r.site_id = c.site_id AND r.comment_id = c.id
  AND r.closed_at IS NULL OFFSET 0) i ON true`,
};

/** Who decided about comments of a site, and where they wait; those that are unknown are missing. */
export async function readStandings(
  tx: SiteTransaction,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, CommentStanding>> {
  const rows = await tx.query<CommentStanding>(STANDING, [siteId, ids]);
  return new Map(rows.map((row) => [row.commentId, row]));
}
