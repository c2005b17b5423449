import { classOf, letterClass, scriptNames, scriptShift } from './letter-class.js';
import type { Span, TextStats } from './types.js';

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

/** Counts over a text, in one pass; linear in its length. */
export function textStats(text: string): TextStats {
  const { length } = text;
  let words = 0;
  let letters = 0;
  let upperLetters = 0;
  let lowerLetters = 0;
  let digits = 0;
  let emoji = 0;
  let combiningMarks = 0;
  let markRun = 0;
  let maxMarkRun = 0;
  let characterRun = 0;
  let maxCharRun = 0;
  let exclaimRun = 0;
  let punctuationRuns = 0;
  let seen = 0;
  let inWord = 0;
  let regional = 0;
  let foreign = 0;
  let before = -1;
  for (let i = 0; i < length; i += 1) {
    let code = text.charCodeAt(i);
    const astral = code >= 0xd800 && code <= 0xdbff;
    if (astral) {
      code = text.codePointAt(i) ?? code;
      i += code > 0xffff ? 1 : 0;
    }
    const bits = classOf(code);
    const word = bits & letterClass.word;
    words += word & ~inWord;
    inWord = word;
    seen |= 1 << (bits >> scriptShift);
    foreign |= bits;
    if ((bits & letterClass.letter) !== 0) {
      letters += 1;
      upperLetters += (bits & letterClass.upper) >> 2;
      lowerLetters += (bits & letterClass.lower) >> 3;
    } else {
      digits += (bits & letterClass.digit) >> 4;
      emoji += (bits & letterClass.emoji) >> 6;
      combiningMarks += (bits & letterClass.mark) >> 5;
    }
    if ((bits & letterClass.regional) !== 0) {
      regional ^= 1;
      emoji += regional ^ 1;
    } else {
      regional = 0;
    }
    markRun = (bits & letterClass.mark) !== 0 && !astral ? markRun + 1 : 0;
    exclaimRun = (bits & letterClass.exclaim) !== 0 ? exclaimRun + 1 : 0;
    characterRun = code === before && (bits & letterClass.space) === 0 ? characterRun + 1 : 1;
    punctuationRuns += exclaimRun === 3 ? 1 : 0;
    maxMarkRun = markRun > maxMarkRun ? markRun : maxMarkRun;
    maxCharRun = characterRun > maxCharRun ? characterRun : maxCharRun;
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
    digits,
    emoji,
    combiningMarks,
    maxMarkRun,
    maxCharRun,
    mixedScriptWords: mayMix ? findMixedScript(text).length : 0,
    scripts: scriptNames.filter((_, i) => (seen & (2 << i)) !== 0),
    punctuationRuns,
  };
}
