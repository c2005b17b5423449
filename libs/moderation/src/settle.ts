import type { ReasonCode } from '@palaver/contracts';
import type { SettledRow, WorkState } from '@palaver/persistence';
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

/** The row of an automatic decision. */
export function automaticDecision(
  work: WorkState,
  score: Score,
  ruleSet: { id: string; version: number; hash: string },
  deliver: boolean,
): SettledRow {
  return {
    ...decisionHead(work, deliver),
    action: score.action,
    score: score.score,
    reasonCode: score.reasonCode ?? undefined,
    ruleSetId: ruleSet.id,
    ruleSetVersion: ruleSet.version,
    ruleSetHash: ruleSet.hash,
    digest: score.digest,
    quarantine: false,
    priority: severityOf(score.reasonCode),
    facts: score.facts,
    result: score.result,
  };
}

/** What could not be scored goes to a person; nothing derived from the comment is written, the poison may sit there. */
export function quarantineDecision(work: WorkState, deliver: boolean): SettledRow {
  return {
    ...decisionHead(work, deliver),
    action: 'review',
    reasonCode: 'system_error',
    quarantine: true,
    priority: severityOf('system_error'),
  };
}

function decisionHead(work: WorkState, deliver: boolean) {
  return {
    site: work.siteId,
    comment: work.commentId,
    rev: work.rev,
    run: work.run,
    version: work.decisionVersion + 1,
    source: 'automatic',
    override: work.override,
    headRev: work.headRev,
    deletedRev: work.deletedRev ?? undefined,
    previousAction: work.decidedAction ?? undefined,
    work: work.id,
    deliver,
  } satisfies Partial<SettledRow>;
}
