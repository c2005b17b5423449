import type { Action, ReasonCode } from '@palaver/contracts';
import type { Transaction } from '../database.js';

const MOST_RUNS = 2_147_483_647;

export interface Earlier {
  action: Action;
  reasonCode: ReasonCode | null;
}

/**
 * The decision before the one with this version, if it was about the same revision: runs rise with versions. The range of
 * the whole key, in its order, can be read along the key alone: while nothing is known of a site, an index that begins
 * with it looks as good for a comment.
 */
export const EARLIER = {
  name: 'find_earlier',
  text: `
SELECT i.comment, p.action, p.reason_code AS "reasonCode"
FROM json_to_recordset($2::json) AS i(comment text, rev bigint, version int) CROSS JOIN LATERAL (
  SELECT d.action, d.reason_code FROM decision d
  WHERE (d.site_id, d.comment_id, d.rev, d.run) > ($1 COLLATE "C", i.comment COLLATE "C", i.rev, -1)
    AND (d.site_id, d.comment_id, d.rev, d.run) <= ($1 COLLATE "C", i.comment COLLATE "C", i.rev, ${MOST_RUNS})
    AND d.version < i.version
  ORDER BY d.site_id DESC, d.comment_id DESC, d.rev DESC, d.run DESC LIMIT 1
) p`,
};

/**
 * What stood before the given decisions, by comment. A comment is missing where nothing was decided about that revision:
 * it waits for a person then.
 */
export async function findEarlier(
  tx: Transaction,
  siteId: string,
  decisions: readonly { commentId: string; rev: number; version: number }[],
): Promise<Map<string, Earlier>> {
  const asked = decisions.map(({ commentId, rev, version }) => ({ comment: commentId, rev, version }));
  const rows = await tx.query<Earlier & { comment: string }>(EARLIER, [siteId, JSON.stringify(asked)]);
  return new Map(rows.map(({ comment, action, reasonCode }) => [comment, { action, reasonCode }]));
}
