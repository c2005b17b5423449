import { type Action, type ReasonCode } from '@palaver/contracts';
import type { Transaction } from '../database.js';
import { settle } from './settle-statement.js';
import type { DecisionHead } from './settled-row.js';

export interface PersonDecision {
  siteId: string;
  commentId: string;
  action: Action;
  reasonCode: ReasonCode | null;
  source: 'moderator' | 'site' | 'policy';
  actor: string;
  note: string | null;
  /** The revision decided about; absent: the newest. */
  rev?: number;
  /** Compare-and-set: the decision is refused when the comment has moved on. */
  expected?: { rev: number; version: number };
  /** Whether the site's endpoints are told; a site is not told what it decided itself. */
  deliver: boolean;
  /** `traceparent` of the request that decided, where traces are on. */
  trace?: string;
}

export type PersonOutcome =
  | { status: 'decided'; rev: number; version: number; deliveries: number }
  /** The revision is not the newest, or the comment is deleted at or above it. */
  | { status: 'superseded' }
  /** `expected` does not hold any more; the state found is given. */
  | { status: 'stale'; rev: number; version: number }
  | { status: 'unknown' };

interface LockedComment {
  head_rev: string;
  deleted_rev: string | null;
  decision_version: number;
  decided_rev: string | null;
  decided_action: string | null;
  last_run: number;
}

/**
 * Writes the decision of a person under the comment's row lock: version, review item, author's record and deliveries as
 * for an automatic one. People beat the machine on the same revision.
 */
export async function decideByPerson(tx: Transaction, decision: PersonDecision): Promise<PersonOutcome> {
  const [comment] = await tx.query<LockedComment>(
    `SELECT head_rev, deleted_rev, decision_version, decided_rev, decided_action, last_run
     FROM comment WHERE site_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [decision.siteId, decision.commentId],
  );
  if (!comment) {
    return { status: 'unknown' };
  }
  const headRev = Number(comment.head_rev);
  const { expected } = decision;
  if (expected && (expected.rev !== headRev || expected.version !== comment.decision_version)) {
    return { status: 'stale', rev: headRev, version: comment.decision_version };
  }
  // The site can decide a revision before it arrives: revisions begin at 1, and an older one is then no longer the newest.
  const newest = Math.max(headRev, Number(comment.decided_rev ?? 0), 1);
  const rev = decision.rev ?? (expected ? Math.max(headRev, 1) : newest);
  if (rev < newest || rev <= Number(comment.deleted_rev ?? -1)) {
    return { status: 'superseded' };
  }
  const head: DecisionHead = {
    site: decision.siteId,
    comment: decision.commentId,
    rev,
    run: comment.last_run + 1,
    version: comment.decision_version + 1,
    headRev,
    deletedRev: comment.deleted_rev === null ? undefined : Number(comment.deleted_rev),
    action: decision.action,
    source: decision.source,
    reasonCode: decision.reasonCode ?? undefined,
    override: false,
    actor: decision.actor,
    note: decision.note ?? undefined,
    previousAction: comment.decided_action ?? undefined,
    quarantine: false,
    deliver: decision.deliver,
    priority: 0,
  };
  const { deliveries } = await settle(tx, [{ head, trace: decision.trace }]);
  return { status: 'decided', rev, version: head.version, deliveries };
}
