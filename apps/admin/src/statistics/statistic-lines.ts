import { type StatisticLine } from '@palaver/contracts';
import { type LookResult, type SampleResult, type StatisticSum } from '@palaver/persistence';
import { type Pair } from './kappa.js';
import { percentile } from './percentile.js';
import { rateOf, shareOf } from './rate.js';

type Sums = readonly StatisticSum[];

/** A key is two words with a slash between; the second may hold more of them. */
function words(key: string): [string, string] {
  const at = key.indexOf('/');
  return [key.slice(0, at), key.slice(at + 1)];
}

const iso = (at: Date | null) => at?.toISOString() ?? '';

export function decisionLines(sums: Sums): StatisticLine<'decisions'>[] {
  return sums.map(({ at, key, n }) => {
    const [action, source] = words(key);
    return { at: iso(at), action, source, count: n } as StatisticLine<'decisions'>;
  });
}

export function commentLines(sums: Sums): StatisticLine<'comments'>[] {
  return grouped(sums, ({ at }) => iso(at)).map(([at, own]) => {
    const comments = total(own);
    const automatic = total(own.filter(({ key }) => key === 'approve/automatic' || key === 'reject/automatic'));
    return { at, comments, automatic, share: shareOf(automatic, comments) };
  });
}

export function timeLines(sums: Sums): StatisticLine<'times'>[] {
  return grouped(sums, ({ at, kind }) => `${iso(at)} ${kind}`)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => {
      const [at = '', kind] = name.split(' ');
      const buckets = own.map(({ key, n }) => ({ bucket: Number(key), n }));
      const of = kind === 'first-seconds' ? 'first' : 'person';
      return { at, of, count: total(own), p50Seconds: percentile(buckets, 0.5), p95Seconds: percentile(buckets, 0.95) };
    });
}

export function reasonLines(sums: Sums): StatisticLine<'reasons'>[] {
  const lines = sums.map(({ key, n }) => {
    const [action, reason] = words(key);
    return { action, reason, count: n } as StatisticLine<'reasons'>;
  });
  return lines.sort((a, b) => b.count - a.count);
}

export function moderatorLines(sums: Sums): StatisticLine<'moderators'>[] {
  const acts = sums.filter(({ kind }) => kind === 'actor');
  const reversals = new Map(sums.filter(({ kind }) => kind === 'reversed').map(({ key, n }) => [key, n]));
  const decided = grouped(acts, ({ key }) => words(key)[1]).sort(([a], [b]) => (a < b ? -1 : 1));
  return decided.map(([actor, own]) => {
    const of = (action: string) => total(own.filter(({ key }) => words(key)[0] === action));
    const [approved, rejected] = [of('approve'), of('reject')];
    // What is reversed in the range may have been decided before it.
    const reversed = Math.min(reversals.get(actor) ?? 0, approved + rejected);
    return { actor, approved, rejected, reversed, ...rateOf(reversed, approved + rejected) };
  });
}

export function agreementLines(sums: Sums): StatisticLine<'agreement'>[] {
  return sums.map(({ key, n }) => {
    const [automatic, site] = words(key);
    return { automatic, site, count: n } as StatisticLine<'agreement'>;
  });
}

/** What rules said against what the site decided. */
export function agreementPairs(agreement: readonly StatisticLine<'agreement'>[]): Pair[] {
  return agreement.map(({ automatic, site, count }) => ({ first: automatic, second: site, count }));
}

/** Each weighed by one over its probability; the interval is that of as many equal weights as say as much. */
export function weighedLines<Result extends SampleResult | LookResult>(results: readonly Result[]) {
  return results.map(({ weight, overturnedWeight, squares, ...line }) => {
    const effective = squares === 0 ? 0 : weight ** 2 / squares;
    return { ...line, ...rateOf(weight === 0 ? 0 : (overturnedWeight / weight) * effective, effective) };
  });
}

/** Who decided first against who looked again, of all: each weighed by one over its probability. */
export function lookPairs(results: readonly LookResult[]): Pair[] {
  const all = results.filter(({ actor }) => actor === null);
  return all.flatMap(({ action, weight, overturnedWeight }) => [
    { first: action, second: action, count: weight - overturnedWeight },
    { first: action, second: action === 'approve' ? 'reject' : 'approve', count: overturnedWeight },
  ]);
}

function total(sums: Sums): number {
  return sums.reduce((all, { n }) => all + n, 0);
}

function grouped(sums: Sums, keyOf: (sum: StatisticSum) => string): [string, StatisticSum[]][] {
  const groups = new Map<string, StatisticSum[]>();
  for (const sum of sums) {
    const key = keyOf(sum);
    const own = groups.get(key) ?? [];
    own.push(sum);
    groups.set(key, own);
  }
  return [...groups];
}
