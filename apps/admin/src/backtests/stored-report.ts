import type { BacktestReport, ReCount, RuleCount } from '@palaver/contracts';

/** A rule as earlier builds stored it, which kept neither what it held nor samples of that. */
type StoredRule = Omit<RuleCount, 'held' | 'samples'> & Partial<RuleCount>;
type StoredSide = Omit<ReCount, 'rules'> & { rules: StoredRule[] };
type StoredReport = Omit<BacktestReport, 'candidate' | 'live'> & { candidate: StoredSide; live: StoredSide };

/** The report of a backtest, from the JSON it is stored as: what was not kept yet then is none. */
export function readReport(json: string): BacktestReport {
  const report = JSON.parse(json) as StoredReport;
  return { ...report, candidate: wholeSide(report.candidate), live: wholeSide(report.live) };
}

function wholeSide(side: StoredSide): ReCount {
  return { ...side, rules: side.rules.map((rule) => ({ ...rule, held: rule.held ?? 0, samples: rule.samples ?? [] })) };
}
