import type { Action } from '@palaver/contracts';
import type { FlipTallies, SampleTally } from './tally.js';

export const MOST_SAMPLES = 20;

/**
 * Counts an outcome that is another than before. Samples are those with the lowest hash: the same ones in whatever order
 * and in however many goes the comments are read, and from all over the range.
 */
export function countFlip(flips: FlipTallies, from: Action, to: Action, sample: () => SampleTally): void {
  if (from === to) {
    return;
  }
  const flip = (flips[`${from}>${to}`] ??= { count: 0, samples: [] });
  flip.count += 1;
  keepSample(flip.samples, MOST_SAMPLES, sample());
}

/** Keeps the samples with the lowest hash. */
export function keepSample(samples: SampleTally[], most: number, fresh: SampleTally): void {
  const place = samples.findIndex(({ id }) => comesBefore(fresh.id, id));
  samples.splice(place < 0 ? samples.length : place, 0, fresh);
  samples.length = Math.min(samples.length, most);
}

function comesBefore(a: string, b: string): boolean {
  const [first, second] = [mixed(a), mixed(b)];
  return first === second ? a < b : first < second;
}

/** FNV-1a over UTF-16 units, then stirred: ids that differ at their end alone would otherwise stay together. */
function mixed(id: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < id.length; n += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(n), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
