import { type DecisionRow, DECISION } from '../comment.repository.js';
import type { SiteTransaction } from '../database.js';

export interface PastDecisionRow extends DecisionRow {
  actor: string | null;
  note: string | null;
}

export interface PastRevisionRow {
  rev: number;
  receivedAt: Date;
  text: string;
}

export interface CommentPast {
  decisions: PastDecisionRow[];
  revisions: PastRevisionRow[];
}

/** So many of each are read: the newest. */
const MOST = 100;

export const PAST_DECISIONS = {
  name: 'past_decisions',
  text: `SELECT ${DECISION}, d.actor, d.note FROM decision d
WHERE d.site_id = $1 AND d.comment_id = $2 AND (d.site_id, d.comment_id, d.rev, d.run) >= ($1, $2, 0, 0)
ORDER BY d.comment_id DESC, d.rev DESC, d.run DESC LIMIT ${MOST}`,
};
export const PAST_REVISIONS = {
  name: 'past_revisions',
  text: `SELECT r.rev::float8 AS rev, r.received_at AS "receivedAt", r.data::json ->> 'text' AS text FROM revision r
WHERE r.site_id = $1 AND r.comment_id = $2 ORDER BY r.rev DESC LIMIT ${MOST}`,
};

/** What was decided about a comment, by whom, and what was written; newest first. */
export async function readPast(tx: SiteTransaction, siteId: string, commentId: string): Promise<CommentPast> {
  const key = [siteId, commentId];
  const decisions = await tx.query<PastDecisionRow>(PAST_DECISIONS, key);
  return {
    decisions: decisions.sort((one, other) => other.version - one.version),
    revisions: await tx.query<PastRevisionRow>(PAST_REVISIONS, key),
  };
}
