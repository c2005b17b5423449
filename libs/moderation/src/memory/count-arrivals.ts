import { ARRIVAL_KINDS } from '@palaver/persistence';
import type { RateOf } from '@palaver/rules';
import type { ArrivalIndex } from './arrival-index.js';

/**
 * Comments in the window that ends with row `n`, itself included and counted up to about `most`: for the key of the kind
 * that was met most often. Null when it has none.
 */
export function countArrivals(
  index: ArrivalIndex,
  n: number,
  kind: RateOf,
  windowMs: number,
  most: number,
): number | null {
  const { keys, end } = index.entriesOf(n);
  let highest: number | null = null;
  for (let entry = keys; entry < end; entry += 1) {
    const key = index.keyOf(entry);
    if (key % 8 === ARRIVAL_KINDS[kind]) {
      const comments = new Set<number>();
      collect(index, comments, key, index.before(entry), n, windowMs, most);
      const earlier = index.arrivals.columns.earlierAddress[index.arrivals.place(n)] as number;
      if (kind === 'ip' && earlier >= 0) {
        collect(index, comments, earlier, index.headOf(earlier), n, windowMs, most - comments.size);
      }
      highest = Math.max(highest ?? 0, 1 + comments.size);
    }
  }
  return highest;
}

/** Adds comments with this key from the entry `from` on, looking at no more than `most`. */
function collect(
  index: ArrivalIndex,
  comments: Set<number>,
  key: number,
  from: number,
  n: number,
  windowMs: number,
  most: number,
): void {
  let looked = 0;
  index.walk(key, from, n, windowMs, (other) => {
    comments.add(index.arrivals.columns.comment[other] as number);
    looked += 1;
    return looked < most;
  });
}
