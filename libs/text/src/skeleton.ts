import { foldCharacter, lookalikeOf } from './character.js';

/** ASCII letters and digits that fonts draw alike; small and capital forms count as the same name. */
const ascii: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', i: 'l', '|': 'l', '!': 'l' };
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/gu;

/**
 * Two names that look alike have the same skeleton (after UTS #39, in lower case, marks and spaces dropped). Not for
 * display: a skeleton is no spelling of the name.
 */
export function skeleton(text: string): string {
  let read = '';
  for (const character of text.replace(invisible, '').normalize('NFD')) {
    const letters = lookalikeOf(character) ?? foldCharacter(character);
    for (const letter of letters) {
      read += ascii[letter] ?? letter;
    }
  }
  return read
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
