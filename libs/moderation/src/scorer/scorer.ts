import type { Action, ReasonCode } from '@palaver/contracts';
import type { ItemFacts } from '../review/item-facts.js';

export interface RuleSetHandle {
  id: string;
  hash: string;
  version: number;
  /** Canonical JSON, fetched only when the scorer has not compiled this hash yet. */
  document: () => Promise<string>;
}

/** What the scorer's thread is given: the texts as they came from the database, so that nobody else unpacks them. */
export interface ScoreInput {
  id: string;
  rev: number;
  /** JSON of RevisionData. */
  data: string;
  /** JSON of StoredFacts, or of a part of them. */
  facts: string;
  /** ISO 8601. */
  now: string;
  /** Rules of the live version that the brake has put into shadow. */
  braked?: readonly string[] | null;
}

export interface ScoreRequest extends ScoreInput {
  ruleSet: RuleSetHandle;
  /** A version that runs beside it: what it comes to is recorded in the result as `shadowRun`, and never counts. */
  shadow?: RuleSetHandle;
}

/** What the main thread needs of an evaluation; the whole of it rides along as JSON, made in the scorer's thread. */
export interface Score {
  action: Action;
  /** Hundredths of a point. */
  score: number;
  reasonCode: ReasonCode | null;
  /** Equal digests mean: same action, same reasons. */
  digest: string;
  /** JSON of the facts the rules were given. */
  facts: string;
  /** JSON of the evaluation. */
  result: string;
  /** Of what waits for a person. */
  item?: ItemFacts;
}

export type ScoreOutcome = { ok: true; score: Score } | { ok: false; error: Error };

/** Evaluates off the main thread. One comment's failure is its own outcome, never an exception for its neighbours. */
export interface Scorer {
  score(requests: readonly ScoreRequest[]): Promise<ScoreOutcome[]>;
  close(): Promise<void>;
}
