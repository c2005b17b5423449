import { trait, traitsOf } from './character.js';
import type { Scratch } from './starts.js';

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

  private readonly holdsShort: boolean;

  constructor(patterns: readonly string[]) {
    this.holdsShort = patterns.some((pattern) => tellingPart(pattern).length < 3);
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

  /** Whether a pattern of one unit or two may begin here. */
  private fitsShort(first: number, second: number): boolean {
    const short = this.shorts[first] as number;
    return (short & single) !== 0 || (short !== 0 && this.pairs[((first << 5) ^ second) & pairMask] !== 0);
  }

  /** The places at which a pattern may begin, in their order. */
  findStarts(codes: Uint16Array, length: number, starts: Scratch): void {
    const { grams, holdsShort } = this;
    const list = starts.begin(length);
    let count = 0;
    let third = 1 < length ? (codes[1] as number) : 0;
    let fourth = 2 < length ? (codes[2] as number) : 0;
    let hash = ((0 < length ? (codes[0] as number) : 0) << 5) ^ third;
    for (let start = 0; start < length; start += 1) {
      const second = third;
      third = fourth;
      fourth = start + 3 < length ? (codes[start + 3] as number) : 0;
      hash = ((hash << 5) ^ third) & gramMask;
      const fits = ((grams[hash] as number) >> (fourth & 7)) & 1;
      if (fits !== 0 || (holdsShort && this.fitsShort(codes[start] as number, second))) {
        list[count] = start;
        count += 1;
      }
    }
    starts.count = count;
  }

  /**
   * The same, told apart: places at which one of the patterns of `inner` may begin, and those where no word goes on.
   * @param inner filters some of the patterns of this one, so that a place without any of these is passed over at once
   */
  findStartsWithEdges(
    codes: Uint16Array,
    length: number,
    inner: PrefixFilter,
    starts: Scratch,
    atEdges: Scratch,
  ): void {
    const { grams, holdsShort } = this;
    const list = starts.begin(length);
    const edgeList = atEdges.begin(length);
    let count = 0;
    let edgeCount = 0;
    let third = 1 < length ? (codes[1] as number) : 0;
    let fourth = 2 < length ? (codes[2] as number) : 0;
    let hash = ((0 < length ? (codes[0] as number) : 0) << 5) ^ third;
    for (let start = 0; start < length; start += 1) {
      const second = third;
      third = fourth;
      fourth = start + 3 < length ? (codes[start + 3] as number) : 0;
      hash = ((hash << 5) ^ third) & gramMask;
      const bit = fourth & 7;
      const fits = ((grams[hash] as number) >> bit) & 1;
      if (fits === 0 && !(holdsShort && this.fitsShort(codes[start] as number, second))) {
        continue;
      }
      const first = codes[start] as number;
      if ((((inner.grams[hash] as number) >> bit) & 1) !== 0 || (inner.holdsShort && inner.fitsShort(first, second))) {
        list[count] = start;
        count += 1;
      }
      if (start === 0 || (traitsOf(codes[start - 1] as number) & traitsOf(first) & trait.word) === 0) {
        edgeList[edgeCount] = start;
        edgeCount += 1;
      }
    }
    starts.count = count;
    atEdges.count = edgeCount;
  }
}
