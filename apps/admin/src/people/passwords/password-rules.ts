import { type FieldProblem, ProblemError } from '@palaver/platform';
import { COMMON_WORDS } from './common-words-table.js';

const SHORTEST = 8;
const LONGEST = 128;
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
];
const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * How long a password is and whether it is one of those that are tried first; nothing about kinds of characters.
 * @param context words an attacker knows: name, address, the product
 * @throws ProblemError 422
 */
export function requireGoodPassword(password: string, context: readonly string[], pointer = '/password'): void {
  const detail = whatIsWrong(password.normalize('NFKC'), context);
  if (detail !== undefined) {
    const errors: FieldProblem[] = [{ pointer, detail }];
    throw new ProblemError(422, 'weak-password', 'Choose another password: several words make a good one.', { errors });
  }
}

function whatIsWrong(password: string, context: readonly string[]): string | undefined {
  const length = [...password].length;
  if (length < SHORTEST || length > LONGEST) {
    return `must have ${SHORTEST} to ${LONGEST} characters`;
  }
  const lower = password.toLowerCase();
  if (isRun(lower)) {
    return 'must not be a run of neighbouring keys or the same few characters again and again';
  }
  const words = new Set([...COMMON_WORDS, ...context.flatMap(wordsOf)]);
  return [lower, readable(lower)].some((form) => isMadeOf(lettersOf(form), words))
    ? 'must not be a common word or name with a few characters around it'
    : undefined;
}

/** Addresses and names fall apart into their words. */
function wordsOf(text: string): string[] {
  const lower = text.normalize('NFKC').toLowerCase();
  return [lettersOf(lower), ...lower.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length >= 3);
}

function readable(text: string): string {
  return [...text].map((character) => LOOKALIKES[character] ?? character).join('');
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}

/** Whether it is one known word and a letter or two, or two known words. */
function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  return (
    text.length <= 2 ||
    [...words].some((word) => text.includes(word) && text.length <= word.length + 2) ||
    [...words].some((word) => text.startsWith(word) && words.has(text.slice(word.length)))
  );
}

function isRun(text: string): boolean {
  const period = [1, 2, 3, 4].some(
    (size) =>
      text ===
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length),
  );
  const doubled = ROWS.flatMap((row) => [row + row, [...row].reverse().join('').repeat(2)]);
  return period || doubled.some((row) => row.includes(text));
}
