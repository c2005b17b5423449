import { foldCluster, foldOf, isIgnorable, trait, traitsOf } from './character.js';
import { type Glyphs, GlyphWriter, goesOn } from './glyph-writer.js';
import { markupAt } from './markup.js';
import { scratchUnitsOf, unitsOf } from './units.js';
import type { Span, TextFormat } from './types.js';

const maxMarks = 8;
/** A text may grow by so much from signs that stand for whole phrases; short compatibility forms are always read. */
const maxGrowth = 2_000;
const maxFolded = 3;

function mayHoldMarkup(text: string): boolean {
  return /<[/!a-z]|&[#a-z]|\[\/?[a-z]/i.test(text);
}

/** End of a letter with its combining marks. */
function clusterEnd(text: string, index: number, code: number): number {
  const pair = code >= 0xd800 && code <= 0xdbff && (text.codePointAt(index) ?? 0) > 0xffff;
  let end = index + (pair ? 2 : 1);
  while (end < text.length && goesOn(text.charCodeAt(end))) {
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

/** What single units such as ß fold to, by their codes: looking them up as texts costs more. */
const foldsOfUnits = new Map<number, string>();

function foldUnit(code: number): string {
  let folded = foldsOfUnits.get(code);
  if (folded === undefined) {
    folded = foldCluster(String.fromCharCode(code));
    foldsOfUnits.set(code, folded);
  }
  return folded;
}

const writer = new GlyphWriter();

function buildWithMap(text: string, format: TextFormat): Glyphs {
  const out = writer;
  out.begin();
  const units = scratchUnitsOf(text);
  let i = 0;
  while ((i = out.pushPlain(units, i, text.length)) < text.length) {
    const code = units[i] as number;
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
      const end = clusterEnd(text, i, code);
      if (end === i + 1 && (bits & trait.complex) === 0) {
        const folded = foldOf(code);
        out.traits |= traitsOf(folded);
        out.push(folded, i, end);
      } else {
        const isUnit = end === i + 1;
        const folded = isUnit ? foldUnit(code) : foldCluster(text.slice(i, Math.min(end, i + maxMarks + 2)));
        const tooLong = folded.length > maxFolded && out.length > text.length + maxGrowth;
        out.pushText(tooLong ? text.slice(i, Math.min(end, i + 2)) : folded, i, end);
      }
      out.traits |= bits;
      i = end;
    }
  }
  return out.finish();
}

/** Undoes what prints nothing or prints the same: RULES of the base view, with the way back to the original. */
export function buildBase(text: string, format: TextFormat): Glyphs {
  const length = text.length;
  const { codes, memory, offset } = unitsOf(text);
  let traits = 0;
  for (let i = 0; i < length && (traits & trait.complex) === 0; i += 1) {
    const code = codes[i] as number;
    traits |= traitsOf(code);
    codes[i] = foldOf(code);
  }
  if ((traits & trait.complex) === 0 && !((traits & trait.markup) !== 0 && mayHoldMarkup(text))) {
    // The same shape as that of mapped glyphs keeps the callers fast.
    return { codes, length, starts: undefined, ends: undefined, reversed: false, traits, memory, offset };
  }
  return buildWithMap(text, format);
}

/** The base units [from, to) as text. */
export function unitsText({ memory, offset }: Glyphs, from: number, to: number): string {
  return memory.toString('utf16le', offset + from * 2, offset + to * 2);
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
