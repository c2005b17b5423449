import type { MemoryQuestion } from '@palaver/persistence';
import type { CountedNeeds } from '@palaver/rules';
import { differingBits } from '@palaver/text';

/** Nobody counts further beyond the number a rule compares with than this: the rest of a flood tells nothing new. */
const beyond = { rate: 32, similar: 12 };
const most = 1000;

const limit = (over: number, further: number): number => Math.min(most, over + further);

/** One question that covers the needs of several sites, each window once; undefined when nothing is needed. */
export function questionOf(needs: readonly CountedNeeds[]): MemoryQuestion | undefined {
  const rates = new Map<string, MemoryQuestion['rates'][number]>();
  for (const { key, of, windowMs, over } of needs.flatMap((one) => one.rates)) {
    rates.set(key, { of, windowMs, most: Math.max(limit(over, beyond.rate), rates.get(key)?.most ?? 0) });
  }
  const similar = needs.flatMap((one) => one.similar);
  if (rates.size + similar.length === 0) {
    return undefined;
  }
  return {
    rates: [...rates.values()],
    similar:
      similar.length === 0
        ? undefined
        : {
            windowMs: Math.max(...similar.map(({ windowMs }) => windowMs)),
            most: limit(Math.max(...similar.map(({ over }) => over)), beyond.similar),
            differing: differingBits(Math.min(...similar.map(({ atLeast }) => atLeast))),
          },
  };
}
