import { trait, traitsOf } from './character.js';
import { emptyPatch, type Patch, put, viewBit } from './patch.js';

/** Characters read as letters; where two letters are usual both are tried. */
const readings: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'il',
  2: 'z',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'gb',
  7: 't',
  8: 'b',
  9: 'g',
  '@': 'a',
  $: 's',
  '!': 'il',
  '|': 'il',
  '€': 'e',
  '£': 'l',
  '+': 't',
  '(': 'c',
  '§': 's',
  µ: 'u',
  μ: 'u',
  '¢': 'c',
  '¥': 'y',
  '¡': 'i',
  '}': 'd',
  '{': 'c',
};
/** The same among Cyrillic letters. */
const cyrillicReadings: Readonly<Record<string, string>> = {
  0: 'о',
  1: 'л',
  3: 'з',
  4: 'ч',
  6: 'б',
  8: 'в',
  9: 'я',
  '@': 'а',
  '€': 'е',
  $: 'с',
};
const maxChoices = 3;
const maxToken = 64;
const address = /:\/\/|^www\.|[/\\]|@[^@]*\.|\.[a-z]{2,}$|&\w+=/;
const quantity = /^[$€£¥+(]*\d[\d.,:'-]*[a-z%°µ²³]{0,3}$/;
const otherNumber = /^(?:0x[\da-f]+|\d+[x×]\d+.*|v?\d+(?:\.\d+)+.*|\$+\d.*)$/;
const countedName = /^[a-z]{1,3}\d{2,}$/;

/** A token as it would be read with digits and signs for letters, or not: prices, units, ids, addresses are left alone. */
function looksLeet(token: string, written: string): boolean {
  const letters = token.match(/\p{L}/gu)?.length ?? 0;
  const digits = token.match(/\d/g)?.length ?? 0;
  const substitutes = Array.from(token).filter((character) => readings[character] !== undefined).length;
  if (letters === 0 || substitutes === 0 || letters * 2 < substitutes - (letters > 1 ? 1 : 0)) {
    return false;
  }
  if (address.test(token) || quantity.test(token) || otherNumber.test(token) || countedName.test(token)) {
    return false;
  }
  const capitals = !/\p{Ll}/u.test(written) && /\p{Lu}/u.test(written);
  return !(capitals && letters < substitutes * 2) && !(token.length <= 3 && digits > 0);
}

const edgeSigns = '$@!|€£§';

/** Where the word inside a token begins and ends: signs at the edges that are punctuation do not belong to it. */
function coreOf(codes: readonly number[]): [number, number] {
  const isCore = (code: number, signs: string): boolean =>
    (traitsOf(code) & trait.word) !== 0 || signs.includes(String.fromCharCode(code));
  let start = 0;
  let end = codes.length;
  while (start < end && !isCore(codes[start] ?? 0, edgeSigns)) {
    start += 1;
  }
  while (end > start && !isCore(codes[end - 1] ?? 0, '$@€£§')) {
    end -= 1;
  }
  return [start, end];
}

/**
 * The readings of a token with its digits and signs as letters, at most eight; none when it does not look like leet.
 * `written` is the original spelling, for the capitals.
 */
export function leetReadings(source: Patch, written: string): Patch[] {
  const [start, end] = coreOf(source.codes);
  const codes = source.codes.slice(start, end);
  const token = String.fromCharCode(...codes);
  if (codes.length < 2 || codes.length > maxToken || !looksLeet(token, written)) {
    return [];
  }
  const table = /\p{Script=Cyrillic}/u.test(token) ? cyrillicReadings : readings;
  const open = codes.filter((code) => (table[String.fromCharCode(code)]?.length ?? 0) > 1).length;
  const count = open === 0 ? 1 : open > maxChoices ? 2 : 2 ** open;
  return Array.from({ length: count }, (_, variant) => {
    const patch = emptyPatch(
      source.at[start] ?? source.from,
      source.until[end - 1] ?? source.to,
      source.needs | viewBit.leet,
    );
    let choice = 0;
    codes.forEach((code, i) => {
      const read = table[String.fromCharCode(code)];
      let letter = read?.charAt(0);
      if (read !== undefined && read.length > 1) {
        letter = read.charAt(open > maxChoices ? variant : (variant >> choice) & 1);
        choice += 1;
      }
      put(patch, letter?.charCodeAt(0) ?? code, source.at[start + i] ?? 0, source.until[start + i] ?? 0);
    });
    return patch;
  });
}

const vowels = 'aeiouy';

/** A v without a vowel after it stands for u, as on old inscriptions. */
export function romanReading(source: Patch): Patch | undefined {
  const patch = emptyPatch(source.from, source.to, source.needs | viewBit.leet);
  let changed = false;
  source.codes.forEach((code, i) => {
    const next = String.fromCharCode(source.codes[i + 1] ?? 0x20);
    const isU = code === 0x76 && !vowels.includes(next);
    changed ||= isU;
    put(patch, isU ? 0x75 : code, source.at[i] ?? 0, source.until[i] ?? 0);
  });
  return changed ? patch : undefined;
}
