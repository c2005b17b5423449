import type { Backtest, BacktestReport, ReCount } from '@palaver/contracts';
import { agreementLines } from './backtest-agreement-lines.js';
import { flipLines } from './backtest-flip-lines.js';
import { ruleLines } from './backtest-rule-lines.js';
import { reCountLines } from './re-count-lines.js';

/** A report as people read it: what it was tried on, the two rule sets side by side, flips with samples, rules. */
export function backtestLines(backtest: Backtest, report: BacktestReport): string[] {
  return [
    ...headLines(backtest, report),
    '',
    ...reCountLines(report.live, report.candidate),
    ...agreementLines(report),
    ...flipLines('against the decisions as they stand', report.flips.standing),
    ...flipLines('against what is live', report.flips.live),
    ...ruleLines(report),
  ];
}

function headLines({ ruleSet, live, since, last, continued }: Backtest, report: BacktestReport): string[] {
  const { comments, withoutStoredFacts, withoutText, failed, judged } = report;
  const range = since === null ? `the last ${last}` : `since ${since}`;
  const notes: [number, string][] = [
    [withoutStoredFacts, 'had no stored facts and were scored with what is known today'],
    [withoutText, 'have no text any more and were left out'],
    [failed, 'could not be scored and were left out'],
  ];
  return [
    `${name(ruleSet)} on ${comments} comments (${range}), beside ${name(live)}, which is live`,
    ...notes.filter(([count]) => count > 0).map(([count, note]) => `  ${count} ${note}`),
    ...(continued > 0
      ? [`  taken up again ${continued === 1 ? 'once' : `${continued} times`}, where a process had ended`]
      : []),
    `  people have judged: moderators ${judged.moderator}, the site ${judged.site}, imported ${judged.import}`,
  ];
}

function name({ id, version, hash }: ReCount['ruleSet']): string {
  return version === null ? `${id} (unpublished, ${hash.slice(0, 8)})` : `${id}@${version}`;
}
