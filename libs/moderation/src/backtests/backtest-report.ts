import type { Action, BacktestReport, Flip } from '@palaver/contracts';
import { toReCount } from './re-count.js';
import type { FlipTallies, Tally } from './tally.js';

type Shown = Parameters<typeof toReCount>[1];

/** The report as it is stored: without the texts, which are looked up when it is read. */
export function toReport(tally: Tally, ruleSets: { candidate: Shown; live: Shown }): BacktestReport {
  const { comments, withStoredFacts, withoutText, failed, judged } = tally;
  return {
    comments,
    withStoredFacts,
    withoutStoredFacts: comments - withStoredFacts,
    withoutText,
    failed,
    judged,
    candidate: toReCount(tally.candidate, ruleSets.candidate),
    live: toReCount(tally.live, ruleSets.live),
    flips: { standing: toFlips(tally.standing), live: toFlips(tally.againstLive) },
  };
}

function toFlips(flips: FlipTallies): Flip[] {
  const told = Object.entries(flips).map(([kind, { count, samples }]): Flip => {
    const [from, to] = kind.split('>') as [Action, Action];
    return { from, to, count, samples: samples.map((sample) => ({ ...sample, text: null })) };
  });
  return told.sort((a, b) => b.count - a.count || (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1));
}
