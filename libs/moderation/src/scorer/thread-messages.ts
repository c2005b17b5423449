import type { TallyRow } from '@palaver/persistence';
import type { RuleSetHandle, Score, ScoreInput, ScoreOutcome, ScoreRequest } from './scorer.js';

export interface ThreadItem extends ScoreInput {
  hash: string;
  /** One content can have been published more than once. */
  version: number;
  /** Runs in shadow: the outcome is all that is kept. */
  brief: boolean;
}

/** Rule sets the thread has not seen yet come with the list that needs them. */
export interface ThreadRequest {
  /** Hashes that are not asked for any more. */
  forget: string[];
  documents: { hash: string; version: number; document: string }[];
  items: ThreadItem[];
  /** Decisions to be counted instead; they are answered with one counted page. */
  tally?: readonly TallyRow[];
}

export type ThreadOutcome = { ok: true; score: Score } | { ok: false; message: string };

/** Places in the shared counter array: beats per comment begun, and which one is under way (-1: none). */
export const BEATS = 0;
export const CURRENT = 1;

export function ruleSetsOf(requests: readonly ScoreRequest[]): RuleSetHandle[] {
  return [...new Map(requests.map(({ ruleSet }) => [ruleSet.hash, ruleSet])).values()];
}

/** The brake is on what is live: a version in shadow runs as it is. */
export function toItem(request: ScoreRequest, brief: boolean): ThreadItem {
  return {
    hash: request.ruleSet.hash,
    version: request.ruleSet.version,
    id: request.id,
    rev: request.rev,
    data: request.data,
    facts: request.facts,
    now: request.now,
    braked: brief ? null : request.braked,
    brief,
  };
}

export function fromThread(outcome: ThreadOutcome): ScoreOutcome {
  return outcome.ok ? outcome : { ok: false, error: new Error(outcome.message) };
}
