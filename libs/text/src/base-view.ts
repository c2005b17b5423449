import { foldCluster, foldOf, isIgnorable, trait, traitsOf } from './character.js';
import { markupAt } from './markup.js';
import type { Span, TextFormat } from './types.js';

/** The base view as numbers: a code per unit and, unless units and original correspond one to one, where each came from. */
export interface Glyphs {
  readonly codes: Uint16Array;
  readonly length: number;
  readonly starts?: Int32Array;
  readonly ends?: Int32Array;
  /** Some part was written right to left by an override, so offsets do not rise everywhere. */
  readonly reversed: boolean;
  /** Union of the traits of all characters: tells which views can differ at all. */
  readonly traits: number;
}

const override = 0x202e;
const overrideEnds = new Set([0x202c, 0x2069, 0x0a, 0x0d]);
const maxMarks = 8;
/** A text may grow by so much from signs that stand for whole phrases; short compatibility forms are always read. */
const maxGrowth = 2_000;
const maxFolded = 3;

function mayHoldMarkup(text: string): boolean {
  return /<[/!a-z]|&[#a-z]|\[\/?[a-z]/i.test(text);
}

class GlyphWriter {
  readonly codes: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  traits = 0;
  reversed = false;
  private overrideStart = -1;

  push(code: number, start: number, end: number): void {
    this.traits |= traitsOf(code);
    this.codes.push(code);
    this.starts.push(start);
    this.ends.push(end);
  }

  pushText(text: string, start: number, end: number): void {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const bits = traitsOf(code);
      if ((bits & trait.invisible) === 0) {
        this.push((bits & trait.space) === 0 ? code : 0x20, start, end);
      }
    }
  }

  direction(code: number): void {
    if (this.overrideStart >= 0 && (overrideEnds.has(code) || code === override)) {
      this.turn();
    }
    if (code === override) {
      this.overrideStart = this.codes.length;
    }
  }

  /** Turns what stands after the override, keeping surrogate pairs in order. */
  turn(): void {
    const from = this.overrideStart;
    this.overrideStart = -1;
    if (from < 0) {
      return;
    }
    this.reversed = true;
    for (const list of [this.codes, this.starts, this.ends]) {
      list.splice(from, list.length - from, ...list.slice(from).reverse());
    }
    for (let i = from; i + 1 < this.codes.length; i += 1) {
      const [low = 0, high = 0] = [this.codes[i], this.codes[i + 1]];
      if (low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff) {
        this.codes[i] = high;
        this.codes[i + 1] = low;
        i += 1;
      }
    }
  }
}

/** End of a letter with its combining marks; Hangul jamo are composed with what follows. */
function clusterEnd(text: string, index: number): number {
  let end = index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const vowelOrFinal = code > 0x1160 && code <= 0x11ff;
    if ((traitsOf(code) & trait.mark) === 0 && !vowelOrFinal) {
      break;
    }
    end += 1;
  }
  return end;
}

function isInvisibleAt(text: string, index: number, code: number): boolean {
  if (code >= 0xd800 && code <= 0xdbff) {
    return isIgnorable(String.fromCodePoint(text.codePointAt(index) ?? 0));
  }
  return (traitsOf(code) & trait.invisible) !== 0;
}

function buildWithMap(text: string, format: TextFormat): Glyphs {
  const out = new GlyphWriter();
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const markup = code === 0x3c || code === 0x26 || code === 0x5b ? markupAt(text, i, format) : undefined;
    if (markup !== undefined) {
      out.pushText(foldCluster(markup.shown), i, i + markup.length);
      i += markup.length;
      continue;
    }
    out.direction(code);
    const bits = traitsOf(code);
    if ((bits & trait.space) !== 0) {
      out.push(0x20, i, i + 1);
      out.traits |= bits;
      i += 1;
    } else if (isInvisibleAt(text, i, code)) {
      i += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
    } else {
      const end = clusterEnd(text, i);
      if (end === i + 1 && (bits & trait.complex) === 0) {
        out.push(foldOf(code), i, end);
      } else {
        const cluster = text.slice(i, Math.min(end, i + maxMarks + 2));
        const folded = foldCluster(cluster);
        const tooLong = folded.length > maxFolded && out.codes.length > text.length + maxGrowth;
        out.pushText(tooLong ? cluster.slice(0, 2) : folded, i, end);
      }
      out.traits |= bits;
      i = end;
    }
  }
  out.turn();
  return {
    codes: Uint16Array.from(out.codes),
    length: out.codes.length,
    starts: Int32Array.from(out.starts),
    ends: Int32Array.from(out.ends),
    reversed: out.reversed,
    traits: out.traits,
  };
}

const slabSize = 0x8000;
let slab = new Uint16Array(slabSize);
let slabUsed = 0;

/** Room for the units of a text, cut from a larger piece: a small typed array of its own costs more than filling it. */
function takeUnits(length: number): Uint16Array {
  if (length > slabSize >> 3) {
    return new Uint16Array(length);
  }
  if (slabUsed + length > slabSize) {
    slab = new Uint16Array(slabSize);
    slabUsed = 0;
  }
  const from = slabUsed;
  slabUsed += length;
  return slab.subarray(from, slabUsed);
}

/** Undoes what prints nothing or prints the same: RULES of the base view, with the way back to the original. */
export function buildBase(text: string, format: TextFormat): Glyphs {
  const length = text.length;
  const codes = takeUnits(length);
  let traits = 0;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    traits |= traitsOf(code);
    codes[i] = foldOf(code);
  }
  if ((traits & trait.complex) === 0 && !((traits & trait.markup) !== 0 && mayHoldMarkup(text))) {
    // The same shape as below keeps the callers fast.
    return { codes, length, starts: undefined, ends: undefined, reversed: false, traits };
  }
  return buildWithMap(text, format);
}

/** Longer stretches are copied as memory; for short ones that costs more than it saves. */
const minCopied = 48;

/** The base units [from, to) as text. */
export function unitsText({ codes }: Glyphs, from: number, to: number): string {
  if (to - from < minCopied) {
    return String.fromCharCode(...codes.subarray(from, to));
  }
  return Buffer.from(codes.buffer, codes.byteOffset + from * 2, (to - from) * 2).toString('utf16le');
}

/** Original span of the units [start, end) of the base view. */
export function originalSpan(glyphs: Glyphs, start: number, end: number): Span {
  const { starts, ends, length } = glyphs;
  if (starts === undefined || ends === undefined) {
    return { start, end };
  }
  if (start >= end || start >= length) {
    const at = start < length ? (starts[start] ?? 0) : (ends[length - 1] ?? 0);
    return { start: at, end: at };
  }
  if (!glyphs.reversed) {
    return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
  }
  let first = Infinity;
  let last = 0;
  for (let i = start; i < end; i += 1) {
    first = Math.min(first, starts[i] ?? 0);
    last = Math.max(last, ends[i] ?? 0);
  }
  return { start: first, end: last };
}
