import { trait, traitsOf } from './character.js';
import type { Span, TextStats } from './types.js';

const scriptNames = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Devanagari',
  'Thai',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
];
const scriptPatterns = scriptNames.map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }));
/** Scripts whose letters are mixed in one word to deceive; Japanese mixes its scripts in every sentence. */
const alphabets = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Armenian}/u;
const word = /[\p{L}\p{M}\p{N}_]+/gu;
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

function isMixed(part: string): boolean {
  const seen = new Set<string>();
  for (const character of part) {
    if (alphabets.test(character)) {
      seen.add(scriptPatterns.find(({ pattern }) => pattern.test(character))?.name ?? '');
    }
  }
  return seen.size > 1;
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

function longestRuns(text: string): { marks: number; characters: number } {
  const longest = { marks: 0, characters: 0 };
  let marks = 0;
  let run = 0;
  let before = '';
  for (const character of text) {
    const isMark = (traitsOf(character.charCodeAt(0)) & trait.mark) !== 0;
    marks = isMark ? marks + 1 : 0;
    run = character === before && !/\s/.test(character) ? run + 1 : 1;
    before = character;
    longest.marks = Math.max(longest.marks, marks);
    longest.characters = Math.max(longest.characters, run);
  }
  return longest;
}

/** Counts over a text; linear in its length. */
export function textStats(text: string): TextStats {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const upperLetters = count(/\p{Lu}/gu);
  const cased = upperLetters + count(/\p{Ll}/gu);
  const longest = longestRuns(text);
  return {
    length: text.length,
    words: count(word),
    letters: count(/\p{L}/gu),
    upperLetters,
    upperRatio: cased === 0 ? 0 : upperLetters / cased,
    digits: count(/\p{Nd}/gu),
    emoji: count(/\p{Extended_Pictographic}|\p{Regional_Indicator}{2}/gu),
    combiningMarks: count(/\p{M}/gu),
    maxMarkRun: longest.marks,
    maxCharRun: longest.characters,
    mixedScriptWords: findMixedScript(text).length,
    scripts: scriptPatterns.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name),
    punctuationRuns: count(/[!?]{3,}/gu),
  };
}
