import type { Transaction } from '../database.js';

export interface PersonsDecision {
  commentId: string;
  rev: number;
  version: number;
  actor: string;
}

const DECISION = `d.comment_id AS "commentId", d.rev::float8 AS rev, d.version, d.actor`;

/** The last decision this person took on the site, if that is not longer ago than `seconds`. */
export async function lastDecisionOf(
  tx: Transaction,
  siteId: string,
  actor: string,
  seconds: number,
): Promise<PersonsDecision | undefined> {
  const [row] = await tx.query<PersonsDecision & { isRecent: boolean }>(
    `SELECT ${DECISION}, d.decided_at > now() - make_interval(secs => $3) AS "isRecent" FROM decision d
     WHERE d.site_id = $1 AND d.actor = $2 AND d.source IN ('moderator', 'policy') AND d.batch_id IS NULL
     ORDER BY d.xid DESC LIMIT 1`,
    [siteId, actor, seconds],
  );
  return row?.isRecent ? row : undefined;
}

/** The decision a comment stands by, if a person took it. */
export async function standingDecisionOf(
  tx: Transaction,
  siteId: string,
  commentId: string,
): Promise<PersonsDecision | undefined> {
  const [row] = await tx.query<PersonsDecision>(
    `SELECT ${DECISION} FROM comment c JOIN decision d ON d.site_id = c.site_id AND d.comment_id = c.id
       AND d.rev = c.decided_rev AND d.run = c.decided_run
     WHERE c.site_id = $1 AND c.id = $2 AND d.source = 'moderator'`,
    [siteId, commentId],
  );
  return row;
}
