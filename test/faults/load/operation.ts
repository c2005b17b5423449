import type { Votes } from '@palaver/contracts';

/** What one event of a site does to its comment. */
export type Effect =
  | { kind: 'create' | 'update'; rev: number; text: string }
  | { kind: 'delete'; rev: number }
  | { kind: 'vote'; seq: number; votes: Votes }
  | { kind: 'report' | 'decide' };

/** How an event is sent: as a plain comment, in an envelope, or in an array with others. */
export type Door = 'plain' | 'single' | 'batch';

/**
 * `fresh`: sent for the first time, or again after an unclear answer. `known`: meanwhile sent by somebody else too.
 * `duplicate`, `conflict`: the event was acknowledged before, with the same or with another body.
 */
export type Expectation = 'fresh' | 'known' | 'duplicate' | 'conflict';

export interface Operation {
  siteId: string;
  eventId: string;
  commentId: string;
  effect: Effect;
  expect: Expectation;
  door: Door;
  /** Seconds a decision is waited for; 0: not at all. */
  wait: number;
  /** What is sent, the same bytes at every try. */
  body: string;
}

export const revOf = ({ effect }: Operation): number | null => ('rev' in effect ? effect.rev : null);

/** What came of one try. */
export interface Answer {
  outcome: 'ok' | 'fail' | 'unknown';
  status: number | null;
  duplicate: boolean;
  decision?: { version: number; action: string };
  /** Why nothing was heard, or what was refused. */
  detail?: string;
}
