import { readFileSync } from 'node:fs';

/** What is known of languages, from the smallest data of the package `eld`. */
export interface LanguageData {
  /** Codes of ISO 639-1. */
  readonly codes: readonly string[];
  /** Mean score of texts in a language, by its place in `codes`. */
  readonly means: Float64Array;
  /** Signs that stand for the bytes of UTF-8 in the grams. */
  readonly signs: readonly string[];
  /** Place in `weights` at which a gram begins. */
  readonly grams: ReadonlyMap<string, number>;
  /** Per gram: how many languages follow, then each with its weight. */
  readonly weights: Uint8Array;
}

export const LANGUAGE_ENGINE = 'eld 2.1.0 XS60';

/** A file of the package. Loading its code would take many times the memory of what it holds. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.resolve('eld/extrasmall')), 'utf8');
}

const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1');
const quoted = /'((?:[^'\\]|\\.)+)'/g;

/** A gram, in quotes where it is no plain name, and languages with their weights. */
const entries = /(?:'((?:[^'\\]|\\.)+)'|([^\s'",:{}]+)):\{([\d:,]+)\}/g;

function load(): LanguageData {
  const data = read('ngrams/extrasmall.js');
  const start = data.indexOf('ngrams:{');
  const codes = Array.from(data.slice(0, start).matchAll(/\d+:'([a-z]{2})'/g), ([, code = '']) => code);
  const means = new Map(
    Array.from(read('avgScore.js').matchAll(/'([a-z]{2})': ([\d.]+)/g), ([, code = '', mean]) => [code, Number(mean)]),
  );
  const grams = new Map<string, number>();
  const weights = new Uint8Array(data.length);
  let at = 0;
  for (const [, inQuotes, plain, list = ''] of data.slice(start + 'ngrams:{'.length).matchAll(entries)) {
    const numbers = list.split(/[:,]/).map(Number);
    grams.set(plain ?? unescaped(inQuotes ?? ''), at);
    weights[at] = numbers.length / 2;
    weights.set(numbers, at + 1);
    at += numbers.length + 1;
  }
  const dictionary = read('dictionary.js');
  const signs = Array.from(dictionary.slice(dictionary.indexOf('[')).matchAll(quoted), ([, sign = '']) =>
    unescaped(sign),
  );
  if (codes.length !== means.size || signs.length !== 256 || grams.size < 49_000) {
    throw new Error('the language data of the package eld is not what this version reads: install the pinned version');
  }
  return {
    codes,
    means: Float64Array.from(codes, (code) => means.get(code) ?? 1),
    signs,
    grams,
    weights: weights.slice(0, at),
  };
}

let loaded: LanguageData | undefined;

/** Read on first use and kept: a process whose rules ask for no language never has it. */
export function languageData(): LanguageData {
  return (loaded ??= load());
}
