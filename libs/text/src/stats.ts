import { classOf, letterClass, scriptNames, scriptShift } from './letter-class.js';
import { seldom, SeldomCounts } from './seldom-counts.js';
import type { Span, TextStats } from './types.js';
import { scratchUnitsOf } from './units.js';

/** Scripts whose letters are mixed in one word to deceive; Japanese mixes its scripts in every sentence. */
const alphabets = ['Latin', 'Cyrillic', 'Greek', 'Armenian'].reduce(
  (mask, name) => mask | (2 << scriptNames.findIndex((script) => script === name)),
  0,
);
const minShouted = 4;

function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (found) => ({ start: found.index, end: found.index + found[0].length }));
}

/** Words of at least four letters, all of them capitals. */
export function findShouting(text: string): Span[] {
  return spansOf(text, /(?<![\p{L}\p{N}_])[\p{Lu}][\p{Lu}\p{M}'’-]*(?![\p{L}\p{N}_])/gu).filter(
    ({ start, end }) => (text.slice(start, end).match(/\p{Lu}/gu)?.length ?? 0) >= minShouted,
  );
}

/** Stretches of letters that carry three or more marks each, as no language writes them. */
export function findZalgo(text: string): Span[] {
  return spansOf(text, /(?:[^\p{M}\s]\p{M}{3,})+/gu);
}

/** More than one bit of the mask. */
function holdsSeveral(mask: number): boolean {
  return (mask & (mask - 1)) !== 0;
}

function isMixed(part: string): boolean {
  let seen = 0;
  for (const character of part) {
    seen |= (1 << (classOf(character.codePointAt(0) ?? 0) >> scriptShift)) & alphabets;
  }
  return holdsSeveral(seen);
}

/** Words with letters of more than one alphabet. */
export function findMixedScript(text: string): Span[] {
  if (!/[\u0370-\u058f\u1f00-\u1fff\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]/.test(text)) {
    return [];
  }
  return spansOf(text, /[\p{L}\p{M}]+/gu).filter(({ start, end }) => isMixed(text.slice(start, end)));
}

/** What stands in quotation marks of the usual kinds, without the marks, and lines that start with `>`. */
export function quotedSpans(text: string): Span[] {
  const pairs =
    /"([^"\n]{1,2000})"|“([^“”\n]{1,2000})”|„([^„“”\n]{1,2000})[“”]|«([^«»\n]{1,2000})»|»([^«»\n]{1,2000})«|‹([^‹›\n]{1,2000})›|「([^「」\n]{1,2000})」|『([^『』\n]{1,2000})』|‘([^‘’\n]{1,2000})’(?!\p{L})|^[ \t]{0,8}>([^\n]+)$/gmu;
  return Array.from(text.matchAll(pairs), (found) => {
    const inner = found.slice(1).find((group) => group !== undefined) ?? '';
    const start = found.index + found[0].indexOf(inner, found[0].startsWith('>') ? 1 : 0);
    return { start, end: start + inner.length };
  });
}

/** Letters, capitals and small letters of an ASCII unit, ten bits each, so that one addition counts all of them. */
const tallies = Int32Array.from({ length: 0x80 }, (_, code) => {
  const one = (bit: number, place: number): number => ((classOf(code) & bit) === 0 ? 0 : 1 << place);
  return one(letterClass.letter, 0) | one(letterClass.upper, 10) | one(letterClass.lower, 20);
});
const asciiClasses = Int32Array.from({ length: 0x80 }, (_, code) => classOf(code));
/** As many units as ten bits can count. */
const maxTallied = 1_023;

/** Counts over a text, in one pass; linear in its length. */
export function textStats(text: string): TextStats {
  const { length } = text;
  const units = scratchUnitsOf(text);
  const others = new SeldomCounts();
  let letters = 0;
  let upperLetters = 0;
  let lowerLetters = 0;
  let words = 0;
  let maxRun = length === 0 ? 0 : 1;
  let run = 1;
  let seen = 0;
  let foreign = 0;
  let bitsBefore = 0;
  let before = -1;
  for (let i = 0; i < length; i += 1) {
    const end = Math.min(length, i + maxTallied);
    let tally = 0;
    let bits = 0;
    let code = 0;
    // Plain ASCII, which most texts are made of: nothing in it is looked at twice.
    for (; i < end && (code = units[i] as number) < 0x80; i += 1) {
      bits = asciiClasses[code] as number;
      tally += tallies[code] as number;
      words += bits & ~bitsBefore & letterClass.word;
      bitsBefore = bits;
      if (code === before || (bits & seldom) !== 0) {
        run = code === before && (bits & letterClass.space) === 0 ? run + 1 : 1;
        maxRun = run > maxRun ? run : maxRun;
        others.add(bits, i, code);
      } else {
        run = 1;
      }
      before = code;
    }
    letters += tally & maxTallied;
    upperLetters += (tally >> 10) & maxTallied;
    lowerLetters += tally >> 20;
    seen |= (tally & maxTallied) === 0 ? 0 : 2;
    if (i >= end) {
      i -= 1;
      continue;
    }
    if ((code & 0xfc00) === 0xd800 && i + 1 < length && ((units[i + 1] as number) & 0xfc00) === 0xdc00) {
      i += 1;
      code = 0x10000 + ((code & 0x3ff) << 10) + ((units[i] as number) & 0x3ff);
    }
    bits = classOf(code);
    words += bits & ~bitsBefore & letterClass.word;
    letters += (bits & letterClass.letter) >> 1;
    upperLetters += (bits & letterClass.upper) >> 2;
    lowerLetters += (bits & letterClass.lower) >> 3;
    seen |= 1 << (bits >> scriptShift);
    foreign |= bits;
    run = code === before && (bits & letterClass.space) === 0 ? run + 1 : 1;
    maxRun = run > maxRun ? run : maxRun;
    if ((bits & seldom) !== 0) {
      others.add(bits, i, code);
    }
    bitsBefore = bits;
    before = code;
  }
  const cased = upperLetters + lowerLetters;
  const mayMix = (foreign & letterClass.foreign) !== 0 && holdsSeveral(seen & alphabets);
  return {
    length,
    words,
    letters,
    upperLetters,
    upperRatio: cased === 0 ? 0 : upperLetters / cased,
    digits: others.digits,
    emoji: others.emoji,
    combiningMarks: others.marks,
    maxMarkRun: others.maxMarkRun,
    maxCharRun: maxRun,
    mixedScriptWords: mayMix ? findMixedScript(text).length : 0,
    scripts: scriptNames.filter((_, i) => (seen & (2 << i)) !== 0),
    punctuationRuns: others.punctuationRuns,
  };
}
