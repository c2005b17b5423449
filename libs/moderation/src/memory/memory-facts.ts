import { ARRIVAL_KINDS, type GatheredWork } from '@palaver/persistence';
import type { CountedNeeds, CountedRate, Facts, SimilarCounts } from '@palaver/rules';
import { countSimilar } from './count-similar.js';

const day = 86_400;
/** For so long all is remembered: of a comment that came earlier the windows are not whole any more. */
const rememberedSeconds = 31 * day;

type MemoryFacts = Pick<Facts, 'rates' | 'similar' | 'unavailable'>;

function rateOf({ rates }: GatheredWork, { of, windowMs }: CountedRate): number | null {
  const found = rates?.find(([kind, seconds]) => kind === ARRIVAL_KINDS[of] && seconds * 1000 === windowMs);
  return found?.[2] ?? null;
}

/**
 * Facts from what was gathered for one comment. What could not be had is absent and named in `unavailable`; that a
 * comment holds no link, or came without an address, is no loss.
 * @param gathered undefined: nothing could be gathered
 */
export function memoryFacts(commentId: string, needs: CountedNeeds, gathered: GatheredWork | undefined): MemoryFacts {
  const isWhole = (windowMs: number) => gathered !== undefined && gathered.age + windowMs / 1000 <= rememberedSeconds;
  const unavailable = new Set<string>();
  const rates: Record<string, number> = {};
  const similar: Record<string, SimilarCounts> = {};
  for (const need of needs.rates) {
    if (!gathered || (need.of !== 'author' && !isWhole(need.windowMs))) {
      unavailable.add(`rate.${need.of}`);
      continue;
    }
    const count = rateOf(gathered, need);
    if (count !== null) {
      rates[need.key] = count;
    } else if (need.of === 'article' || need.of === 'site') {
      unavailable.add(`rate.${need.of}`);
    }
  }
  for (const need of needs.similar) {
    if (!gathered?.signed || !isWhole(need.windowMs)) {
      unavailable.add('similar');
    } else {
      similar[need.key] = countSimilar(commentId, gathered.similar ?? [], need);
    }
  }
  return {
    rates: needs.rates.length > 0 ? rates : undefined,
    similar: needs.similar.length > 0 ? similar : undefined,
    unavailable: unavailable.size > 0 ? [...unavailable].sort() : undefined,
  };
}
