import type { Span, TextStats } from './types.js';

function spans(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (found) => ({ start: found.index, end: found.index + found[0].length }));
}

export function findShouting(text: string): Span[] {
  return spans(text, /(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu);
}

export function findZalgo(text: string): Span[] {
  return spans(text, /\p{L}\p{M}{3,}/gu);
}

export function findMixedScript(text: string): Span[] {
  return spans(text, /\p{L}+/gu).filter(({ start, end }) => {
    const word = text.slice(start, end);
    return /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);
  });
}

export function quotedSpans(text: string): Span[] {
  return spans(text, /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|「[^」\n]*」|^>.*$/gmu);
}

export function textStats(text: string): TextStats {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const upperLetters = count(/\p{Lu}/gu);
  const cased = upperLetters + count(/\p{Ll}/gu);
  const longest = (pattern: RegExp): number => Math.max(0, ...spans(text, pattern).map((s) => s.end - s.start));
  return {
    length: text.length,
    words: count(/[\p{L}\p{M}\p{N}_]+/gu),
    letters: count(/\p{L}/gu),
    upperLetters,
    upperRatio: cased === 0 ? 0 : upperLetters / cased,
    digits: count(/\p{Nd}/gu),
    emoji: count(/\p{Extended_Pictographic}/gu),
    combiningMarks: count(/\p{M}/gu),
    maxMarkRun: longest(/\p{M}+/gu),
    maxCharRun: longest(/(.)\1*/gu),
    mixedScriptWords: findMixedScript(text).length,
    scripts: [],
    punctuationRuns: count(/[!?]{3,}/gu),
  };
}
