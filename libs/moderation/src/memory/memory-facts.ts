import type { CountedNeeds, CountedRate, Facts, SimilarCounts } from '@palaver/rules';
import { countSimilar } from './count-similar.js';
import type { Recalled } from './recall.js';

type MemoryFacts = Pick<Facts, 'rates' | 'similar' | 'unavailable'>;

/** Every comment has one: without a number nothing was remembered of it. */
const ALWAYS_THERE: readonly CountedRate['of'][] = ['article', 'author', 'site'];

/**
 * Facts from what is remembered for one comment. What could not be had is absent and named in `unavailable`; that a
 * comment holds no link, or came without an address, is no loss.
 * @param recalled undefined: nothing could be read
 */
export function memoryFacts(needs: CountedNeeds, recalled: Recalled | undefined): MemoryFacts {
  const isWhole = (windowMs: number) => recalled !== undefined && windowMs <= recalled.wholeMs;
  const unavailable = new Set<string>();
  const rates: Record<string, number> = {};
  const similar: Record<string, SimilarCounts> = {};
  needs.rates.forEach(({ key, of, windowMs }, n) => {
    const count = recalled?.rates[n] ?? null;
    if (count !== null && isWhole(windowMs)) {
      rates[key] = count;
    } else if (count !== null || !recalled || ALWAYS_THERE.includes(of)) {
      unavailable.add(`rate.${of}`);
    }
  });
  for (const need of needs.similar) {
    if (recalled?.isSigned === true && isWhole(need.windowMs)) {
      similar[need.key] = countSimilar(recalled.alike, need);
    } else {
      unavailable.add('similar');
    }
  }
  return {
    rates: needs.rates.length > 0 ? rates : undefined,
    similar: needs.similar.length > 0 ? similar : undefined,
    unavailable: unavailable.size > 0 ? [...unavailable].sort() : undefined,
  };
}
