import type { CountedNeeds } from '@palaver/rules';
import { differingBits } from '@palaver/text';
import type { ArrivalIndex } from './arrival-index.js';
import { commentKey } from './arrival-memory.js';
import { countArrivals } from './count-arrivals.js';
import { type Alike, type AlikeAsked, findAlike } from './find-alike.js';

/** Nobody counts further beyond the number a rule compares with than this: the rest of a flood tells nothing new. */
const beyond = { rate: 32, similar: 12 };
const most = 1000;

const limit = (over: number, further: number): number => Math.min(most, over + further);

/** What is remembered for one comment. */
export interface Recalled {
  /** Whether its text was looked at when it arrived, be it that it had too few words. */
  isSigned: boolean;
  /** All that came so long before it is remembered, milliseconds. */
  wholeMs: number;
  /** Numbers of comments, in the order of the needs; null where it has nothing of the kind. */
  rates: (number | null)[];
  alike: Alike[];
}

export interface RecalledWork {
  siteId: string;
  commentId: string;
  rev: number;
}

/** Looks up what a site's rules need of one comment. */
export function recall(
  index: ArrivalIndex,
  { siteId, commentId, rev }: RecalledWork,
  { rates, similar }: CountedNeeds,
): Recalled {
  const n = index.find(commentKey(siteId, commentId), rev);
  if (n === undefined) {
    return { isSigned: false, wholeMs: 0, rates: rates.map(() => null), alike: [] };
  }
  return {
    isSigned: index.isSigned(n),
    wholeMs: index.timeOf(n) - index.wholeSince,
    rates: rates.map(({ of, windowMs, over }) => countArrivals(index, n, of, windowMs, limit(over, beyond.rate))),
    alike: similar.length === 0 ? [] : findAlike(index, n, widest(similar)),
  };
}

/** One look covers what several rules ask. */
function widest(similar: CountedNeeds['similar']): AlikeAsked {
  return {
    windowMs: Math.max(...similar.map(({ windowMs }) => windowMs)),
    most: limit(Math.max(...similar.map(({ over }) => over)), beyond.similar),
    differing: differingBits(Math.min(...similar.map(({ atLeast }) => atLeast))),
  };
}
