import { buildBase } from '../base-view.js';
import { trait, traitsOf } from '../character.js';
import type { TextFormat } from '../types.js';
import { joined, mix } from './mix.js';

/** What a text says, as numbers. */
export interface WordPairs {
  /** A hash per pair of neighbours, in the order of the text; valid until the next call. */
  hashes: Uint32Array;
  words: number;
  /** Equal for texts of the same words, numbers included. */
  exact: number;
}

/** Scripts without spaces between words: each of their letters is taken as one. */
const unspaced = [
  [0x0e00, 0x0eff],
  [0x3040, 0x30ff],
  [0x3400, 0x9fff],
] as const;
const anyNumber = 0x6b43a9b5;
const maxPairs = 20_000;
const pairs = new Uint32Array(maxPairs);

function standsAlone(code: number): boolean {
  return code >= 0x0e00 && unspaced.some(([from, to]) => code >= from && code <= to);
}

/**
 * Reads the words of the base view, so that a copy with invisible characters, other cases or compatibility letters in it
 * reads the same. Signs and emoji do not count, and a word with a digit in it is a number whichever it is: copies that
 * differ in a price, a counter or a date alone have the same pairs.
 */
export function wordPairs(text: string, format: TextFormat): WordPairs {
  const { codes, length } = buildBase(text, format);
  let words = 0;
  let count = 0;
  let before = 0;
  let high = 0;
  let low = 0x2545f491;
  for (let i = 0; i < length && count < maxPairs; i += 1) {
    let code = codes[i] as number;
    let bits = traitsOf(code);
    if ((bits & trait.word) === 0) {
      continue;
    }
    let word = 0x811c9dc5;
    let digits = 0;
    do {
      word = Math.imul(word ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x5bd1e995);
      digits |= bits & trait.digit;
      if (standsAlone(code)) {
        break;
      }
      i += 1;
      code = i < length ? (codes[i] as number) : 0x20;
      bits = traitsOf(code);
    } while ((bits & trait.word) !== 0);
    high = mix(high ^ word);
    const hash = digits === 0 ? mix(word) : anyNumber;
    if (words > 0) {
      pairs[count] = mix(Math.imul(before, 0x9e3779b1) ^ hash);
      count += 1;
    }
    words += 1;
    before = hash;
  }
  return { hashes: pairs.subarray(0, count), words, exact: joined(high, low) };
}
