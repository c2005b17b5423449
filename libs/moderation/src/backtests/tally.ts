import type { Action } from '@palaver/contracts';

/** What people said of a comment: 1 is rejected, 0 approved; null when nobody did, or left it open. */
export type Label = 0 | 1 | null;

/** Numbers of comments people approved and rejected. */
export type ByLabel = [approved: number, rejected: number];

export interface RuleTally {
  hits: number;
  byLabel: ByLabel;
  skipped: number;
  /** Of the hits, those that are not approved. */
  held: number;
  samples: SampleTally[];
}

/** One rule set's outcomes. */
export interface SideTally {
  actions: Record<Action, number>;
  judged: Record<Action, ByLabel>;
  rules: Record<string, RuleTally>;
}

export interface SampleTally {
  id: string;
  rev: number;
  score: number;
  rules: string[];
}

export interface FlipTally {
  count: number;
  samples: SampleTally[];
}

/** Flips by `from>to`. */
export type FlipTallies = Record<string, FlipTally>;

/** Everything a backtest counts: plain JSON that whoever goes on can add to. */
export interface Tally {
  comments: number;
  withStoredFacts: number;
  withoutText: number;
  failed: number;
  judged: { moderator: number; site: number; import: number };
  candidate: SideTally;
  live: SideTally;
  standing: FlipTallies;
  againstLive: FlipTallies;
}

export function emptyTally(): Tally {
  return {
    comments: 0,
    withStoredFacts: 0,
    withoutText: 0,
    failed: 0,
    judged: { moderator: 0, site: 0, import: 0 },
    candidate: emptySide(),
    live: emptySide(),
    standing: {},
    againstLive: {},
  };
}

export function emptySide(): SideTally {
  return {
    actions: { approve: 0, review: 0, reject: 0 },
    judged: { approve: [0, 0], review: [0, 0], reject: [0, 0] },
    rules: {},
  };
}

/** From the JSON it was kept as: what an earlier build did not count begins at nothing. */
export function readTally(json: string): Tally {
  const tally = JSON.parse(json) as Tally;
  for (const { rules } of [tally.candidate, tally.live]) {
    for (const [rule, counted] of Object.entries(rules)) {
      rules[rule] = { ...emptyRule(), ...counted };
    }
  }
  return tally;
}

export function emptyRule(): RuleTally {
  return { hits: 0, byLabel: [0, 0], skipped: 0, held: 0, samples: [] };
}
