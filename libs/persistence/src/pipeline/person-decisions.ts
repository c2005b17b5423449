import type { Transaction } from '../database.js';
import { LOCKED, type LockedComment, personHead, type Verdict } from './person-head.js';
import { settle } from './settle-statement.js';
import { settleTakenBack } from './settle-taken-back.js';
import type { SettledRow } from './settled-row.js';

/** What becomes of one comment of many; it has to be as `expected` says. */
export interface ListedVerdict extends Verdict {
  commentId: string;
  expected: { rev: number; version: number };
}

export type ListedOutcome =
  | { status: 'decided'; rev: number; version: number }
  /** It was decided, edited or came in anew since it was seen. */
  | { status: 'stale' }
  /** Somebody else has its item in his hands. */
  | { status: 'claimed' }
  | { status: 'deleted' }
  | { status: 'unknown' };

interface ListedComment extends LockedComment {
  claim_owner: string | null;
}

/** Comments of a site in the order every process locks in, with who holds their open items. */
export const LOCK_LISTED = {
  name: 'lock_listed',
  text: `
SELECT ${LOCKED}, (SELECT r.claim_owner FROM review_item r
  WHERE r.site_id = c.site_id AND r.comment_id = c.id AND r.closed_at IS NULL AND r.claim_until > now()) AS claim_owner
FROM comment c WHERE c.site_id = $1 AND c.id = ANY ($2::text[]) ORDER BY c.id FOR NO KEY UPDATE OF c`,
};

/**
 * Decides many comments of one site in a few statements, whatever their number. Each is held against the state it was
 * seen in, under its row lock; those that do not fit are left alone.
 * @param owner whose claims are no obstacle
 * @returns what became of each, by comment
 */
export async function decideListed(
  tx: Transaction,
  siteId: string,
  verdicts: readonly ListedVerdict[],
  owner: string | null,
): Promise<Map<string, ListedOutcome>> {
  const comments = await tx.query<ListedComment>(LOCK_LISTED, [siteId, verdicts.map(({ commentId }) => commentId)]);
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const rows: SettledRow[] = [];
  const takenBack: SettledRow[] = [];
  const outcomes = new Map<string, ListedOutcome>();
  for (const verdict of verdicts) {
    const own = verdict.takesBack ? takenBack : rows;
    const outcome = outcomeOf(siteId, byId.get(verdict.commentId), verdict, owner, own);
    outcomes.set(verdict.commentId, outcome);
  }
  if (rows.length > 0) {
    await settle(tx, rows);
  }
  if (takenBack.length > 0) {
    await settleTakenBack(tx, siteId, takenBack);
  }
  return outcomes;
}

function outcomeOf(
  siteId: string,
  comment: ListedComment | undefined,
  verdict: ListedVerdict,
  owner: string | null,
  rows: SettledRow[],
): ListedOutcome {
  if (!comment) {
    return { status: 'unknown' };
  }
  const headed = personHead(siteId, comment, verdict);
  switch (headed.status) {
    case 'stale':
      return { status: 'stale' };
    case 'superseded':
      return { status: 'deleted' };
    case 'decided':
      if (comment.claim_owner !== null && comment.claim_owner !== owner) {
        return { status: 'claimed' };
      }
      rows.push({ head: headed.head });
      return { status: 'decided', rev: headed.head.rev, version: headed.head.version };
  }
}
