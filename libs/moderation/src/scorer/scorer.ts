import type { Action, ReasonCode } from '@palaver/contracts';
import type { CommentInput, Facts } from '@palaver/rules';

export interface RuleSetHandle {
  hash: string;
  version: number;
  /** Canonical JSON, fetched only when the scorer has not compiled this hash yet. */
  document: () => Promise<string>;
}

export interface ScoreRequest {
  ruleSet: RuleSetHandle;
  comment: CommentInput;
  facts: Facts;
  /** A test key asks for this action, whatever the rules say. */
  forced?: Action;
}

/** What the main thread needs of an evaluation; the whole of it rides along as JSON, made in the scorer's thread. */
export interface Score {
  action: Action;
  /** Hundredths of a point. */
  score: number;
  reasonCode: ReasonCode | null;
  ruleSet: { id: string; version: number; hash: string };
  /** Equal digests mean: same action, same reasons. */
  digest: string;
  result: string;
}

export type ScoreOutcome = { ok: true; score: Score } | { ok: false; error: Error };

/** Evaluates off the main thread. One comment's failure is its own outcome, never an exception for its neighbours. */
export interface Scorer {
  score(requests: readonly ScoreRequest[]): Promise<ScoreOutcome[]>;
  close(): Promise<void>;
}
