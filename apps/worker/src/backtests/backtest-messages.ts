import { type LeasedBacktest } from '@palaver/persistence';

/** What the process of a backtest is told, once. */
export interface BacktestOrder {
  databaseUrl: string;
  backtest: LeasedBacktest;
}

/**
 * `ended`: its report is stored. `lost`: it was cancelled or somebody else has it. `broken`: the rule set cannot be
 * compiled. `failed`: something else, which may pass.
 */
export type BacktestOutcome = 'ended' | 'lost' | 'broken' | 'failed';

/** What it tells: that it is alive, and at the end what came of it. `error` is a kind and a code, never a message. */
export type BacktestNews =
  { kind: 'step' } | { kind: 'checkpoint' } | { kind: 'outcome'; outcome: BacktestOutcome; error: string | null };
