import type { BacktestComment } from '@palaver/persistence';

/** A rule set as the thread is given it: canonical JSON. */
export interface BacktestRuleSet {
  version: number | null;
  document: string;
}

/** What the backtest's thread is asked; each message has one answer. */
export type BacktestAsk =
  | { kind: 'begin'; candidate: BacktestRuleSet; live: BacktestRuleSet; tally: string | null }
  | { kind: 'count'; comments: BacktestComment[] }
  | { kind: 'tally' }
  | { kind: 'report' };

/** JSON for `tally` and `report`, else empty. */
export type BacktestAnswer = { ok: true; json: string } | { ok: false; message: string };
