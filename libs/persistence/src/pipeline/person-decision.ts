import type { Transaction } from '../database.js';
import { LOCKED, type LockedComment, personHead, type Verdict } from './person-head.js';
import { settle } from './settle-statement.js';
import { settleTakenBack } from './settle-taken-back.js';

export interface PersonDecision extends Verdict {
  siteId: string;
  commentId: string;
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

/**
 * Writes the decision of a person under the comment's row lock: version, review item, author's record and deliveries as
 * for an automatic one. People beat the machine on the same revision.
 */
export async function decideByPerson(tx: Transaction, decision: PersonDecision): Promise<PersonOutcome> {
  const { siteId, commentId, trace } = decision;
  const [comment] = await tx.query<LockedComment>(
    `SELECT ${LOCKED} FROM comment c WHERE c.site_id = $1 AND c.id = $2 FOR NO KEY UPDATE`,
    [siteId, commentId],
  );
  if (!comment) {
    return { status: 'unknown' };
  }
  const headed = personHead(siteId, comment, decision);
  if (headed.status !== 'decided') {
    return headed;
  }
  const { head } = headed;
  const { deliveries } = await (decision.takesBack
    ? settleTakenBack(tx, siteId, [{ head, trace }])
    : settle(tx, [{ head, trace }]));
  return { status: 'decided', rev: head.rev, version: head.version, deliveries };
}
