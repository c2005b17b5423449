import { byteWords } from './byte-words.js';
import { languageData } from './language-data.js';

/** Weights are stored less so much. */
const leastWeight = 53;
const scale = 25;
const maxWord = 70;
const minGrams = 3;
/** A language is told when its score is at least so much of the mean, and so far ahead of the next. */
const leastOfMean = 0.75;
const leastLead = 0.02;

/** Addresses are in no language. */
const address = /\/\/|www\.|@/i;
const maxLooked = 4_000;

function withoutAddresses(text: string): string {
  const words = text.slice(0, maxLooked).split(/\s+/);
  return words.filter((word) => !address.test(word)).join(' ');
}

/** Stretches of four bytes, each beginning at the last byte of the one before; blanks mark where a word begins and ends. */
function gramsOf(words: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const word of words) {
    const length = Math.min(word.length, maxWord);
    let at = 0;
    for (; at + 4 < length; at += 3) {
      grams.add((at === 0 ? ' ' : '') + word.slice(at, at + 4));
    }
    grams.add(`${at === 0 ? ' ' : ''}${word.slice(length === 3 ? 0 : Math.max(0, length - 4))} `);
  }
  return grams;
}

interface Likeliest {
  /** Empty when the text has nothing in common with any language. */
  code: string;
  /** 0 to 1, as the package scores. */
  score: number;
  /** How far ahead of the next language it is, as a share. */
  lead: number;
  grams: number;
}

/** The language with most in common with a text. */
export function likeliestLanguage(text: string): Likeliest {
  const { codes, signs, grams: known, weights } = languageData();
  const grams = gramsOf(byteWords(text, signs));
  const sums = new Float64Array(codes.length);
  for (const gram of grams) {
    const at = known.get(gram) ?? -1;
    const count = at < 0 ? 0 : (weights[at] as number);
    for (let i = 0; i < count; i += 1) {
      const language = weights[at + 1 + i * 2] as number;
      sums[language] = (sums[language] as number) + (weights[at + 2 + i * 2] as number) + leastWeight;
    }
  }
  const most = Math.max(...sums);
  const best = sums.indexOf(most);
  const next = Math.max(...sums.map((sum, language) => (language === best ? 0 : sum)));
  const mean = most / Math.max(1, grams.size);
  return {
    code: most > 0 ? (codes[best] ?? '') : '',
    score: mean / (mean + scale),
    lead: most > 0 ? (most - next) / most : 0,
    grams: grams.size,
  };
}

/** Language of a text as a code of ISO 639-1, or undefined when it cannot be told with some certainty. */
export function detectLanguage(text: string): string | undefined {
  const { code, score, lead, grams } = likeliestLanguage(withoutAddresses(text));
  const { codes, means } = languageData();
  const mean = means[codes.indexOf(code)] ?? 1;
  return code !== '' && grams >= minGrams && score >= mean * leastOfMean && lead >= leastLead ? code : undefined;
}
