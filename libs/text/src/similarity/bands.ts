import { joined } from './mix.js';

/** How many bands a text has: alike in one of them, two texts are compared. */
export const BANDS = 3;
const rows = 2;

const factors = Uint32Array.of(0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1, 0xd3a2646d);
const minima = new Uint32Array(BANDS * rows);

/**
 * Locality-sensitive hashing by MinHash (Broder 1997; bands: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets,
 * chapter 3): two texts with the share s of their word pairs in common agree in a band with probability s^2, so that of
 * those with 0.8 in common 95 in 100 meet in one of three, of those with 0.9 in common 99, and hardly any that have
 * nothing in common.
 * @param seed keeps the bands of sites apart
 */
export function bandsOf(hashes: Uint32Array, seed: number): number[] {
  minima.fill(0xffffffff);
  for (const pair of hashes) {
    for (let n = 0; n < minima.length; n += 1) {
      const value = Math.imul(pair ^ (n * 0x3c6ef372), factors[n] as number) >>> 0;
      if (value < (minima[n] as number)) {
        minima[n] = value;
      }
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const [first, second] = [minima[band * rows] as number, minima[band * rows + 1] as number];
    return joined(first ^ Math.imul(seed, 2 * band + 1), second ^ (seed + band));
  });
}
