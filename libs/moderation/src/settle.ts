import type { Action, ReasonCode } from '@palaver/contracts';
import type { DecisionHead, LoadedWork, SettledRow, WorkState } from '@palaver/persistence';
import type { Score } from './scorer/scorer.js';

/** Severity of a reason, 0 to 100: what a person should see first. */
const SEVERITY: Partial<Record<ReasonCode, number>> = {
  self_harm: 100,
  threat: 95,
  illegal: 90,
  violence: 80,
  hate: 75,
  personal_data: 70,
  harassment: 60,
  sexual: 50,
  impersonation: 45,
  scam: 40,
  insult: 35,
  system_error: 30,
  budget: 30,
};

export function severityOf(code: ReasonCode | null): number {
  return code === null ? 0 : (SEVERITY[code] ?? 20);
}

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
}

/** The row of an automatic decision. */
export function automaticDecision(
  work: WorkState & Partial<Pick<LoadedWork, 'trace'>>,
  { action, reasonCode, score, digest, facts, result }: Score,
  ruleSet: { id: string; version: number; hash: string },
  deliver: boolean,
): SettledRow {
  const head = headOf(work, { action, reasonCode, quarantine: false, score, digest, ruleSet }, deliver);
  return { head, facts, result, trace: work.trace ?? undefined };
}

/** What could not be scored goes to a person; nothing derived from the comment is written, the poison may sit there. */
export function quarantineDecision(work: WorkState, deliver: boolean): SettledRow {
  return { head: headOf(work, { action: 'review', reasonCode: 'system_error', quarantine: true }, deliver) };
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
    priority: severityOf(verdict.reasonCode),
  };
}
