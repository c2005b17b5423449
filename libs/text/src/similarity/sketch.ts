import { mix } from './mix.js';

/** Bits of a sketch. */
export const SKETCH_BITS = 256;
/** How often each pair is thrown: a short text fills more places, and less has to be borrowed. */
const throws = 4;

const noBall = 0xffffffff;
const places = new Uint32Array(SKETCH_BITS);
const digits = Buffer.alloc(SKETCH_BITS / 4);
const digitCodes = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** For each place the order in which it asks the others, when nothing fell on it. */
const askOrder = new Uint8Array(SKETCH_BITS * SKETCH_BITS);
for (let place = 0; place < SKETCH_BITS; place += 1) {
  const order = Array.from({ length: SKETCH_BITS }, (_, other) => other);
  order.sort((a, b) => mix(Math.imul(place, 0x10001) ^ (a + 7)) - mix(Math.imul(place, 0x10001) ^ (b + 7)));
  askOrder.set(order, place * SKETCH_BITS);
}

function fill(hashes: Uint32Array): void {
  places.fill(noBall);
  // By index, here and below: an iterator over numbers costs as much as what is done with them.
  for (let i = 0; i < hashes.length; i += 1) {
    let thrown = hashes[i] as number;
    for (let n = 0; n < throws; n += 1) {
      const ball = mix(thrown);
      thrown = (thrown + 0x9e3779b1) | 0;
      const place = ball >>> 24;
      if (ball < (places[place] as number)) {
        places[place] = ball;
      }
    }
  }
}

function borrowed(place: number): number {
  let ball = noBall;
  for (let n = place * SKETCH_BITS; ball === noBall; n += 1) {
    ball = places[askOrder[n] as number] as number;
  }
  return ball;
}

/**
 * Of each of 256 minima one bit, as hexadecimal digits: the share of equal bits tells how much two texts have in common,
 * within about 4 hundredths. One-permutation MinHash (Li, Owen, Zhang 2012) with optimal densification (Shrivastava
 * 2017): a pair is hashed a few times instead of once per minimum. One bit per minimum: Li and König 2010.
 * @param hashes at least one
 */
export function sketchOf(hashes: Uint32Array): string {
  fill(hashes);
  for (let place = 0; place < SKETCH_BITS; place += 4) {
    let digit = 0;
    for (let n = place; n < place + 4; n += 1) {
      const ball = places[n] as number;
      digit = (digit << 1) | ((ball === noBall ? borrowed(n) : ball) & 1);
    }
    digits[place >> 2] = digitCodes[digit] as number;
  }
  return digits.toString('latin1');
}

/** Jaccard similarity of the word pairs of two texts, from the number of bits in which their sketches differ. */
export function similarityOf(differing: number): number {
  return Math.max(0, 1 - (2 * differing) / SKETCH_BITS);
}

/** In how many bits the sketches of two texts may differ that have so much in common. */
export function differingBits(similarity: number): number {
  return Math.floor(((1 - similarity) * SKETCH_BITS) / 2);
}
