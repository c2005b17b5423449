import type { Action, ReasonCode } from '@palaver/contracts';
import type { Transaction } from '../database.js';

export interface Earlier {
  action: Action;
  reasonCode: ReasonCode | null;
}

/** The decision before the one with this version, if it was about the same revision: runs rise with versions. */
export const EARLIER = {
  name: 'find_earlier',
  text: `
SELECT i.comment, p.action, p.reason_code AS "reasonCode"
FROM json_to_recordset($2::json) AS i(comment text, rev bigint, version int) CROSS JOIN LATERAL (
  SELECT d.action, d.reason_code FROM decision d
  WHERE d.site_id = $1 AND d.comment_id = i.comment AND d.rev = i.rev AND d.version < i.version
  ORDER BY d.run DESC LIMIT 1
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
