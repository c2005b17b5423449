import type { BacktestComment } from '@palaver/persistence';
import { compile, type RuleSetDocument } from '@palaver/rules';
import { toReport } from './backtest-report.js';
import { countComment, type RuleSets } from './count-comment.js';
import { emptyTally, readTally } from './tally.js';

/** A rule set as it is stored: canonical JSON. */
export interface BacktestRuleSet {
  version: number | null;
  document: string;
}

/** What a checkpoint needs of whoever counts; JSON stays with those who pass it on. */
export interface Counts {
  count(comments: readonly BacktestComment[]): void;
  /** JSON to begin with another time. */
  tally(): string;
  /** JSON of the report, as far as it has come. */
  report(): string;
}

/**
 * Scores comments with two rule sets and keeps the numbers. Takes the processor for as long as it is given comments for,
 * so it belongs into a process of its own. @param before JSON of what was counted earlier @throws RuleSetError
 */
export function backtestCounter(candidate: BacktestRuleSet, live: BacktestRuleSet, before: string | null): Counts {
  const tally = before === null ? emptyTally() : readTally(before);
  const ruleSets: RuleSets = { candidate: compiled(candidate), live: compiled(live) };
  return {
    count: (comments) => comments.forEach((comment) => countComment(tally, ruleSets, comment)),
    tally: () => JSON.stringify(tally),
    report: () => {
      const shown = { ...ruleSets.candidate, version: candidate.version };
      return JSON.stringify(toReport(tally, { candidate: shown, live: ruleSets.live }));
    },
  };
}

function compiled({ version, document }: BacktestRuleSet) {
  return compile(JSON.parse(document) as RuleSetDocument, { version: version ?? 1 });
}
