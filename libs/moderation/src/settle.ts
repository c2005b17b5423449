import type { Action, ReasonCode } from '@palaver/contracts';
import type { DecisionHead, LoadedWork, NewItem, SettledRow, WorkState } from '@palaver/persistence';
import type { Score } from './scorer/scorer.js';

/**
 * Whether the work still has something to decide: not when a newer revision is there, the comment is deleted, or a
 * person (on the site or here) has decided this revision, unless the run was asked to override.
 */
export function isSuperseded(work: WorkState): boolean {
  if (work.rev < work.headRev || work.rev <= (work.deletedRev ?? -1)) {
    return true;
  }
  const byPerson = work.decidedSource !== null && work.decidedSource !== 'automatic';
  return byPerson && (work.decidedRev ?? 0) >= work.rev && !work.override;
}

/** A later run that comes to the same action for the same reasons is no new decision. */
export function isUnchanged(work: WorkState, score: Score): boolean {
  return work.decidedRev === work.rev && work.decidedSource === 'automatic' && work.decidedDigest === score.digest;
}

interface Verdict {
  action: Action;
  reasonCode: ReasonCode | null;
  quarantine: boolean;
  score?: number;
  digest?: string;
  ruleSet?: { id: string; version: number; hash: string };
  item?: NewItem;
}

/** The row of an automatic decision. */
export function automaticDecision(
  work: WorkState & Partial<Pick<LoadedWork, 'trace'>>,
  { action, reasonCode, score, digest, facts, result }: Score,
  ruleSet: { id: string; version: number; hash: string },
  deliver: boolean,
  item?: NewItem,
): SettledRow {
  const head = headOf(work, { action, reasonCode, quarantine: false, score, digest, ruleSet, item }, deliver);
  return { head, facts, result, trace: work.trace ?? undefined };
}

/** What could not be scored goes to a person; nothing derived from the comment is written, the poison may sit there. */
export function quarantineDecision(work: WorkState, deliver: boolean, item?: NewItem): SettledRow {
  return { head: headOf(work, { action: 'review', reasonCode: 'system_error', quarantine: true, item }, deliver) };
}

/** Written out, not spread together: an object of this many keys that grows key by key becomes a slow hash table. */
function headOf(work: WorkState, verdict: Verdict, deliver: boolean): DecisionHead {
  return {
    site: work.siteId,
    comment: work.commentId,
    rev: work.rev,
    run: work.run,
    version: work.decisionVersion + 1,
    headRev: work.headRev,
    deletedRev: work.deletedRev ?? undefined,
    action: verdict.action,
    source: 'automatic',
    score: verdict.score,
    reasonCode: verdict.reasonCode ?? undefined,
    ruleSetId: verdict.ruleSet?.id,
    ruleSetVersion: verdict.ruleSet?.version,
    ruleSetHash: verdict.ruleSet?.hash,
    override: work.override,
    digest: verdict.digest,
    previousAction: work.decidedAction ?? undefined,
    work: work.id,
    quarantine: verdict.quarantine,
    deliver,
    item: verdict.item,
  };
}
