import type { TallyIncrement, TallyRow } from '@palaver/persistence';
import type { Evaluation } from '@palaver/rules';
import { storedEvaluation } from '../replay/stored-evaluation.js';
import { isOverturned, wasAgainst } from './judgement.js';
import { TallySums } from './tally-sums.js';

/** The entries of lists that the reasons' rules found, by rule. */
export type EntriesOf = (row: TallyRow, evaluation: Evaluation) => ReadonlyMap<string, Iterable<string>>;

const noEntries: EntriesOf = () => new Map();

/** What a page of decisions adds to the tallies: hits of automatic ones, and judgements of people on the one before. */
export function countRows(rows: readonly TallyRow[], entriesOf = noEntries): TallyIncrement[] {
  const sums = new TallySums();
  for (const row of rows) {
    const { about, result, source, verdict, first } = row;
    if (about === null || result === null || (source !== 'automatic' && verdict === 'review')) {
      continue;
    }
    const evaluation = storedEvaluation({ result });
    const entries = entriesOf(row, evaluation);
    const add = (rule: string, entry: string, overturned: boolean) =>
      source === 'automatic' ? sums.hit(about, rule, entry, first) : sums.judged(about, rule, entry, overturned);
    add('', '', wasAgainst(about.action, verdict));
    for (const [rule, points] of pointsByRule(evaluation)) {
      const overturned = isOverturned(about.action, verdict, points);
      ['', ...(entries.get(rule) ?? [])].forEach((entry) => add(rule, entry, overturned));
    }
  }
  return sums.increments();
}

function pointsByRule({ reasons }: Evaluation): Map<string, number> {
  return new Map(reasons.map(({ rule, points }) => [rule, points]));
}
