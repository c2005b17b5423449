import { type Action, type ReasonCode } from '@palaver/contracts';
import type { DecisionHead } from './settled-row.js';

/** What a person, the site or a policy decides about one comment. */
export interface Verdict {
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
  /** The act over many comments it is part of. */
  batchId?: string;
  /** It takes back the decision that stands: the item that one has ended waits again, as it did. */
  takesBack?: boolean;
}

/** A comment under its row lock. */
export interface LockedComment {
  id: string;
  head_rev: string;
  deleted_rev: string | null;
  decision_version: number;
  decided_rev: string | null;
  decided_action: string | null;
  last_run: number;
}

/** What `LockedComment` is read from. */
export const LOCKED = `c.id, c.head_rev, c.deleted_rev, c.decision_version, c.decided_rev, c.decided_action, c.last_run`;

export type Headed =
  | { status: 'decided'; head: DecisionHead }
  /** The revision is not the newest, or the comment is deleted at or above it. */
  | { status: 'superseded' }
  /** `expected` does not hold any more; the state found is given. */
  | { status: 'stale'; rev: number; version: number };

/** The decision to be written about a comment that is locked, or why there is none. */
export function personHead(siteId: string, comment: LockedComment, verdict: Verdict): Headed {
  const headRev = Number(comment.head_rev);
  const { expected } = verdict;
  if (expected && (expected.rev !== headRev || expected.version !== comment.decision_version)) {
    return { status: 'stale', rev: headRev, version: comment.decision_version };
  }
  // The site can decide a revision before it arrives: revisions begin at 1, and an older one is then no longer the newest.
  const newest = Math.max(headRev, Number(comment.decided_rev ?? 0), 1);
  const rev = verdict.rev ?? (expected ? Math.max(headRev, 1) : newest);
  if (rev < newest || rev <= Number(comment.deleted_rev ?? -1)) {
    return { status: 'superseded' };
  }
  const head: DecisionHead = {
    site: siteId,
    comment: comment.id,
    rev,
    run: comment.last_run + 1,
    version: comment.decision_version + 1,
    headRev,
    deletedRev: comment.deleted_rev === null ? undefined : Number(comment.deleted_rev),
    action: verdict.action,
    source: verdict.source,
    reasonCode: verdict.reasonCode ?? undefined,
    override: false,
    actor: verdict.actor,
    note: verdict.note ?? undefined,
    previousAction: comment.decided_action ?? undefined,
    quarantine: false,
    deliver: verdict.deliver,
    batchId: verdict.batchId,
  };
  return { status: 'decided', head };
}
