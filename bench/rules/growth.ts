import { rounded } from '../measure/statistics.js';
import type { Size } from './large-sets.js';
import type { RuleBenchOptions } from './options.js';
import { timeRounds, type Timing } from './rounds.js';
import { commentsOf, large, scoring } from './subjects.js';

const LEAST_MS = 30;
const SIZES: readonly Size[] = [
  { terms: 1_000, regexes: 200 },
  { terms: 10_000, regexes: 200 },
  { terms: 50_000, regexes: 200 },
  { terms: 10_000, regexes: 10 },
  { terms: 10_000, regexes: 500 },
];

export interface Growth {
  sizes: (Size & Timing)[];
  /** How many times as long 50,000 terms take as 1,000, and 500 regexes as 10. */
  terms: number;
  regexes: number;
}

const nameOf = ({ terms, regexes }: Size): string => `${terms} terms, ${regexes} regexes`;

export async function measureGrowth({ rounds, comments: count }: RuleBenchOptions): Promise<Growth> {
  const comments = commentsOf('latin', count);
  const contestants = SIZES.map((size) => ({ name: nameOf(size), inputs: count, act: scoring(large(size), comments) }));
  const timings = await timeRounds(contestants, { rounds, leastMs: LEAST_MS });
  const sizes = SIZES.map((size) => ({ ...size, ...(timings.get(nameOf(size)) as Timing) }));
  const us = (at: number): number => sizes[at]?.us ?? 0;
  return { sizes, terms: rounded(us(2) / us(0)), regexes: rounded(us(4) / us(3)) };
}
