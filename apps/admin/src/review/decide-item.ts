import { type Decide } from '@palaver/contracts';
import {
  CommentRepository,
  decideByPerson,
  findSite,
  type PersonOutcome,
  recordAudit,
  ReviewActRepository,
  type ReviewItemRow,
  type SiteTransaction,
} from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { type ExpectedState } from './if-match.js';
import { requireAct, settledItem } from './item-door.js';

/**
 * Decision, end of the item, deliveries and audit row in the caller's transaction. Who holds the item is looked at
 * without a lock: what decides is the comment's state, compared under its row lock.
 * @throws ProblemError 403, 409, 422
 */
export async function decideItem(
  tx: SiteTransaction,
  caller: Caller,
  item: ReviewItemRow,
  expected: ExpectedState,
  decision: Decide,
): Promise<'decided' | 'stale' | 'unknown'> {
  requireAct(caller, item, decision.action);
  if (item.closedAt !== null) {
    return closedItem(tx, item, expected);
  }
  const site = await findSite(tx, item.siteId);
  requireOffered(site?.reasons ?? null, decision);
  const outcome = await decideByPerson(tx, {
    siteId: item.siteId,
    commentId: item.commentId,
    expected,
    action: decision.action,
    reasonCode: decision.reason ?? null,
    source: 'moderator',
    actor: caller.actor,
    note: decision.note ?? null,
    deliver: site?.mode === 'live',
    trace: caller.trace,
  });
  if (outcome.status === 'superseded') {
    throw new ProblemError(409, 'comment-deleted', 'The comment was deleted on the site; there is nothing to decide.');
  }
  if (outcome.status === 'decided') {
    await recordDecision(tx, caller, item, decision, outcome);
  }
  return outcome.status;
}

/** @throws ProblemError 422 for a reason that this site does not reject with */
export function requireOffered(reasons: readonly string[] | null, { reason }: Pick<Decide, 'reason'>): void {
  if (reasons && reason !== undefined && !reasons.includes(reason)) {
    const errors = [{ pointer: '/reason', detail: `must be one of those this site offers: ${reasons.join(', ')}` }];
    throw new ProblemError(422, 'invalid-request', 'Choose a reason that this site offers.', { errors });
  }
}

/** Closed by a later decision: stale to whoever has not seen it, a conflict to whoever has. */
async function closedItem(tx: SiteTransaction, item: ReviewItemRow, expected: ExpectedState): Promise<'stale'> {
  const comment = await new CommentRepository(tx).find(item.siteId, item.commentId);
  if (comment?.headRev === expected.rev && comment.decisionVersion === expected.version) {
    throw settledItem();
  }
  return 'stale';
}

async function recordDecision(
  tx: SiteTransaction,
  caller: Caller,
  item: ReviewItemRow,
  { action, ...decision }: Decide,
  { rev, version }: Extract<PersonOutcome, { status: 'decided' }>,
): Promise<void> {
  const [reason, note] = [decision.reason ?? null, decision.note ?? null];
  if (item.notFor.length > 0) {
    const { id, actor } = caller;
    await new ReviewActRepository().keepOpinion(tx, item, { caller: id, actor, action, reason, note });
  }
  await recordAudit(tx, {
    siteId: item.siteId,
    actor: caller.actor,
    action: 'comment.decide',
    subject: `comment:${item.commentId}`,
    content: { item: item.id, rev, version, action, reason, note },
  });
}
