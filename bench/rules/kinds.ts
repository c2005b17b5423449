import { rounded } from '../measure/statistics.js';
import type { RuleBenchOptions } from './options.js';
import { type Contestant, timeRounds, type Timing } from './rounds.js';
import { commentsOf, large, newsroom, readingEach, scoring } from './subjects.js';
import { type Kind, KINDS } from './texts.js';

const LEAST_MS = 30;

export interface KindCost {
  kind: Kind;
  floor: Timing;
  large: Timing;
  newsroom: Timing;
  /** Times the character floor of the same texts. */
  largeRatio: number;
  newsroomRatio: number;
  /** Of 10,000 terms and 200 regexes: time per character, as a multiple of that on Latin text. */
  toLatin: number;
}

/** Ordinary comments of each kind: the floor, 10,000 terms with 200 regexes, and `newsroom`. */
export async function measureKinds({ rounds, comments: count }: RuleBenchOptions): Promise<KindCost[]> {
  const subjects = { large: large({ terms: 10_000, regexes: 200 }), newsroom: newsroom() };
  const units = new Map<Kind, number>();
  const contestants = KINDS.flatMap((kind): Contestant[] => {
    const comments = commentsOf(kind, count);
    units.set(kind, comments.reduce((sum, { text }) => sum + text.length, 0) / count);
    return [
      { name: `${kind} floor`, inputs: count, act: readingEach(comments) },
      { name: `${kind} large`, inputs: count, act: scoring(subjects.large, comments) },
      { name: `${kind} newsroom`, inputs: count, act: scoring(subjects.newsroom, comments) },
    ];
  });
  const timings = await timeRounds(contestants, { rounds, leastMs: LEAST_MS });
  const of = (kind: Kind, name: string): Timing => timings.get(`${kind} ${name}`) as Timing;
  const perUnit = (kind: Kind): number => of(kind, 'large').us / (units.get(kind) ?? 1);
  return KINDS.map((kind) => ({
    kind,
    floor: of(kind, 'floor'),
    large: of(kind, 'large'),
    newsroom: of(kind, 'newsroom'),
    largeRatio: rounded(of(kind, 'large').us / of(kind, 'floor').us),
    newsroomRatio: rounded(of(kind, 'newsroom').us / of(kind, 'floor').us),
    toLatin: rounded(perUnit(kind) / perUnit('latin')),
  }));
}
