import type { Backtest, BacktestReport, DiffReCount, ReCount } from '@palaver/contracts';
import { type BacktestRow, type WholeBacktestRow } from '@palaver/persistence';

export function toBacktest(row: BacktestRow): Backtest {
  return {
    siteId: row.siteId,
    id: row.id,
    ruleSet: row.ruleSet,
    live: row.live,
    last: row.last,
    since: row.since?.toISOString() ?? null,
    state: row.state,
    done: row.done,
    total: row.total,
    continued: row.continued,
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** What stands beside a diff of the two contents that were compared. */
export function toDiffReCount({ id, endedAt, createdAt }: WholeBacktestRow, report: BacktestReport): DiffReCount {
  return {
    backtest: id,
    endedAt: (endedAt ?? createdAt).toISOString(),
    comments: report.comments,
    from: withoutRules(report.live),
    to: withoutRules(report.candidate),
    flips: report.flips.live.map(({ from, to, count }) => ({ from, to, count })),
  };
}

function withoutRules({ rules: _, ...counts }: ReCount): Omit<ReCount, 'rules'> {
  return counts;
}
