import { rounded } from '../measure/statistics.js';
import { HOSTILE } from './hostile.js';
import type { RuleBenchOptions } from './options.js';
import { timeRounds, type Timing } from './rounds.js';
import { commentWith, large, newsroom, scoring } from './subjects.js';

export interface HostileCost {
  kind: string;
  largeMs: number;
  newsroomMs: number;
}

/** Texts of 10,000 characters that are made to be dear, one by one. */
export async function measureHostile({ rounds }: RuleBenchOptions): Promise<HostileCost[]> {
  const subjects = { large: large({ terms: 10_000, regexes: 200 }), newsroom: newsroom() };
  const contestants = Object.entries(HOSTILE).flatMap(([kind, text], n) => {
    const comments = [commentWith(text, n)];
    return Object.entries(subjects).map(([name, ruleSet]) => ({
      name: `${kind} ${name}`,
      inputs: 1,
      act: scoring(ruleSet, comments),
    }));
  });
  const timings = await timeRounds(contestants, { rounds, leastMs: 2 });
  const ms = (name: string): number => rounded((timings.get(name) as Timing).us / 1000, 3);
  const costs = Object.keys(HOSTILE).map((kind) => ({
    kind,
    largeMs: ms(`${kind} large`),
    newsroomMs: ms(`${kind} newsroom`),
  }));
  return costs.sort((a, b) => Math.max(b.largeMs, b.newsroomMs) - Math.max(a.largeMs, a.newsroomMs));
}
