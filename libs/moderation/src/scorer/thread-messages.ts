import type { Score, ScoreInput } from './scorer.js';

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
}

export type ThreadOutcome = { ok: true; score: Score } | { ok: false; message: string };

/** Places in the shared counter array: beats per comment begun, and which one is under way (-1: none). */
export const BEATS = 0;
export const CURRENT = 1;
