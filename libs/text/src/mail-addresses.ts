import { classOf, letterClass } from './letter-class.js';
import type { Span } from './types.js';

const maxLocal = 64;
const maxLabel = 63;
const maxLabels = 8;
const maxTop = 24;
const at = 0x40;
const dot = 0x2e;
const hyphen = 0x2d;

/** Letters and numbers, as opposed to the marks and underscores of words. */
function isLetterOrNumber(code: number): boolean {
  return (classOf(code) & (letterClass.word | letterClass.mark)) === letterClass.word && code !== 0x5f;
}

function isLetter(code: number): boolean {
  return (classOf(code) & letterClass.letter) !== 0;
}

function width(code: number): number {
  return code > 0xffff ? 2 : 1;
}

/** Whether nothing before `start` belongs to the name as ASCII writes names. */
function startsName(text: string, start: number): boolean {
  return start === 0 || !/[\w.+-]/.test(text.charAt(start - 1));
}

/** Start of the name before the at sign, or -1. */
function nameStart(text: string, end: number, least: number): number {
  const starts: number[] = [];
  let from = end;
  for (let size = 0; size < maxLocal && from > least; size += 1) {
    const pair = from - 2 >= least ? (text.codePointAt(from - 2) ?? 0) : 0;
    const code = pair > 0xffff ? pair : text.charCodeAt(from - 1);
    const first = isLetterOrNumber(code) || code === 0x5f;
    if (!first && code !== dot && code !== 0x2b && code !== 0x25 && code !== hyphen) {
      break;
    }
    from -= width(code);
    if (first) {
      starts.push(from);
    }
  }
  return starts.reverse().find((start) => startsName(text, start)) ?? -1;
}

/** Where the run of code points that pass ends, and how many they are. */
function runFrom(text: string, start: number, passes: (code: number) => boolean): { end: number; size: number } {
  let end = start;
  let size = 0;
  for (; end < text.length; size += 1) {
    const code = text.codePointAt(end) ?? 0;
    if (!passes(code)) {
      break;
    }
    end += width(code);
  }
  return { end, size };
}

const inLabel = (code: number): boolean => code === hyphen || isLetterOrNumber(code);

/** End of the longest host at `start` that has a dot and letters after its last dot, or -1. */
function hostEnd(text: string, start: number): number {
  let found = -1;
  let from = start;
  for (let label = 0; label < maxLabels; label += 1) {
    const { end, size } = runFrom(text, from, inLabel);
    const edges = text.charCodeAt(from) === hyphen || text.charCodeAt(end - 1) === hyphen;
    if (size === 0 || size > maxLabel || edges || text.charCodeAt(end) !== dot) {
      break;
    }
    from = end + 1;
    const top = runFrom(text, from, isLetter);
    const goesOn = top.end < text.length && isLetterOrNumber(text.codePointAt(top.end) ?? 0);
    if (top.size >= 2 && top.size <= maxTop && !goesOn) {
      found = top.end;
    }
  }
  return found;
}

/** Mail addresses, by their at signs: no other place is looked at, so the work is linear in the text. */
export function findMailAddresses(text: string): Span[] {
  const spans: Span[] = [];
  let least = 0;
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    const end = text.charCodeAt(sign + 1) === at ? -1 : hostEnd(text, sign + 1);
    const start = end < 0 ? -1 : nameStart(text, sign, least);
    if (start >= 0) {
      least = end;
      if (text.charCodeAt(sign - 1) !== dot && !text.slice(start, sign).includes('..')) {
        spans.push({ start, end });
      }
    }
  }
  return spans;
}
