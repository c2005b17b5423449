import { type Reason, type ReviewComment } from '../api/things.js';
import { MASKED } from './masked-codes.js';

type Field = Reason['spans'][number]['field'];

/** Of a sentence, what is blurred and what is not. */
export interface SaidPart {
  text: string;
  isHurting: boolean;
}

/** The words of a comment that hurt to read, as the reader wrote them, the longest first. */
export function hurtingWords({ text, author }: ReviewComment, reasons: readonly Reason[]): string[] {
  const fields: Partial<Record<Field, string>> = { text, 'author.username': author.username };
  const words = reasons
    .filter(({ code }) => MASKED.has(code))
    .flatMap(({ spans }) => spans.map(({ field, start, end }) => (fields[field] ?? '').slice(start, end)));
  return [...new Set(words)].filter((word) => word.trim() !== '').sort((one, other) => other.length - one.length);
}

/**
 * What a rule says, with the words that hurt apart. Where it repeats words that are not in the comment any more, all that
 * stands behind its colon may be such words.
 */
export function partsOf({ say, code, spans }: Reason, words: readonly string[]): SaidPart[] {
  const parts = cut(say, words);
  const colon = say.indexOf(': ');
  const isUnknown = MASKED.has(code) && spans.length > 0 && !parts.some(({ isHurting }) => isHurting);
  return isUnknown && colon >= 0
    ? [
        { text: say.slice(0, colon + 2), isHurting: false },
        { text: say.slice(colon + 2), isHurting: true },
      ]
    : parts;
}

function cut(text: string, words: readonly string[]): SaidPart[] {
  const [word, ...rest] = words;
  if (word === undefined || text === '') {
    return text === '' ? [] : [{ text, isHurting: false }];
  }
  return text
    .split(word)
    .flatMap((piece, index) => [...(index > 0 ? [{ text: word, isHurting: true }] : []), ...cut(piece, rest)]);
}
