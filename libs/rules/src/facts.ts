import { canonicalDuration } from './schema/duration.js';

export type RateOf = 'author' | 'ip' | 'article' | 'link' | 'site';

/** Near-duplicates of the comment in a window. All counts include the comment under test, so that 1 means it is alone. */
export interface SimilarCounts {
  comments: number;
  /** Different articles and authors among them. */
  articles: number;
  authors: number;
}

/** What people hold against an author; `until` where it ends by time. */
export interface SanctionFact {
  id: string;
  kind: 'premoderate' | 'suspend' | 'ban';
  until?: string;
}

/** Everything gathered before evaluation and stored with it; an absent key is unknown. */
export interface Facts {
  now: string;
  /** Without counts when nothing is known of him: an unknown author is not a new one. */
  author?: {
    firstSeenAt?: string;
    approved?: number;
    rejected?: number;
    reviewed?: number;
    /** How long before this comment his last 32 arrived, this one (0) included: milliseconds, newest first. */
    recent?: number[];
  };
  votes?: { up?: number; down?: number; net?: number };
  /** `weight` is for the order of what waits, not for rules. */
  reports?: { count: number; reasons: string[]; weight?: number };
  model?: Record<string, number>;
  /** Known where people set it. */
  article?: { mode?: string };
  /** The strongest sanction of the author that was in force when the revision arrived. */
  sanction?: SanctionFact;
  thread?: { depth?: number };
  /**
   * Comments in windows that end with this one, which is counted: by `rateKey`, such as `ip/1m`. Of links, the number
   * for the link that came most often.
   */
  rates?: Record<string, number>;
  /** By `similarKey`, such as `0.8/6/1d`. */
  similar?: Record<string, SimilarCounts>;
  /** Facts that were expected and could not be had; they end in `degraded`. */
  unavailable?: string[];
  /** Rules and composites that the brake has put into shadow: they are recorded as `shadow` and never count. */
  braked?: readonly string[];
  /** Values of fact lists such as `roles/staff`. */
  lists?: Record<string, string[]>;
  [later: string]: unknown;
}

export interface RateNeed {
  key: string;
  of: RateOf;
  windowMs: number;
}
export interface SimilarNeed {
  key: string;
  /** Share of what two texts have in common, 0 to 1. */
  atLeast: number;
  /** Shorter comments are alike by nature: they are no near-duplicates. */
  minWords: number;
  windowMs: number;
}

/** The facts that the rules of a set look at and that have to be counted; rules that are off need none. */
export interface FactNeeds {
  rates: readonly RateNeed[];
  similar: readonly SimilarNeed[];
  /** Fact lists such as `roles/staff`. */
  lists: readonly string[];
}

export const rateKey = (of: RateOf, windowMs: number): string => `${of}/${canonicalDuration(windowMs)}`;

export const similarKey = (atLeast: number, minWords: number, windowMs: number): string =>
  `${atLeast}/${minWords}/${canonicalDuration(windowMs)}`;
