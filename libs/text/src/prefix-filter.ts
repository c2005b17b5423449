import { trait, traitsOf } from './character.js';

const gramMask = 0x7fff;
const pairMask = 0x3ff;
/** What `shorts` holds: a pattern of one unit, or one of two, begins with this unit. */
const single = 1;
const double = 2;

/** The units that tell a pattern from others: none behind a space, which may be wider in a text. */
function tellingPart(pattern: string): string {
  const space = pattern.indexOf(' ');
  return space < 0 ? pattern : pattern.slice(0, space + 1);
}

/** Passes over nearly every place of a text at which no pattern begins, from the next four units. */
export class PrefixFilter {
  /** By the hash of three units: the lower three bits of the units that can follow, as a set. */
  private readonly grams = new Uint8Array(gramMask + 1);
  private readonly pairs = new Uint8Array(pairMask + 1);
  private readonly shorts = new Uint8Array(0x10000);
  readonly bytes = this.grams.byteLength + this.pairs.byteLength + this.shorts.byteLength;

  constructor(patterns: readonly string[]) {
    for (const pattern of patterns) {
      const part = tellingPart(pattern);
      const [first, second, third, fourth] = [0, 1, 2, 3].map((i) => part.charCodeAt(i)) as [number, ...number[]];
      if (part.length > 2) {
        const hash = ((first << 10) ^ ((second ?? 0) << 5) ^ (third ?? 0)) & gramMask;
        this.grams[hash] = (this.grams[hash] ?? 0) | (part.length > 3 ? 1 << ((fourth ?? 0) & 7) : 0xff);
      } else {
        this.shorts[first] = (this.shorts[first] ?? 0) | (part.length === 1 ? single : double);
        this.pairs[((first << 5) ^ (second ?? 0)) & pairMask] = 1;
      }
    }
  }

  /** Calls `meet` with the places at which a pattern may begin, in their order; with `edges` not with those in words. */
  forEachStart(codes: Uint16Array, length: number, edges: boolean, meet: (start: number) => void): void {
    const { grams, pairs, shorts } = this;
    const unitAt = (i: number): number => (i < length ? (codes[i] as number) : 0);
    let first = 0;
    let second = unitAt(0);
    let third = unitAt(1);
    let fourth = unitAt(2);
    let hash = (second << 5) ^ third;
    let word = 0;
    for (let start = 0; start < length; start += 1) {
      const before = word;
      first = second;
      second = third;
      third = fourth;
      fourth = start + 3 < length ? (codes[start + 3] as number) : 0;
      hash = ((hash << 5) ^ third) & gramMask;
      word = edges ? traitsOf(first) & trait.word : 0;
      const short = shorts[first] as number;
      const fits = ((grams[hash] as number) >> (fourth & 7)) & 1;
      if ((before & word) === 0 && (fits | short) !== 0) {
        const isShort = (short & single) !== 0 || (short !== 0 && pairs[((first << 5) ^ second) & pairMask] !== 0);
        if (fits !== 0 || isShort) {
          meet(start);
        }
      }
    }
  }
}
