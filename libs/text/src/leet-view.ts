import { trait, traitsOf } from './character.js';
import { emptyPatch, type Patch, put, viewBit } from './patch.js';

type LetterTable = ReadonlyMap<number, readonly number[]>;

function letterTable(letters: Readonly<Record<string, string>>): LetterTable {
  const units = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
  return new Map(Object.entries(letters).map(([sign, read]) => [sign.charCodeAt(0), units(read)]));
}

/** Characters read as letters; where two letters are usual both are tried. */
const readings = letterTable({
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
});
/** The same among Cyrillic letters. */
const cyrillicReadings = letterTable({
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
});
const maxChoices = 3;
const maxToken = 64;
const address = /:\/\/|^www\.|[/\\]|@[^@]*\.|\.[a-z]{2,}$|&\w+=/;
const quantity = /^[$€£¥+(]*\d[\d.,:'-]*[a-z%°µ²³]{0,3}$/;
const otherNumber = /^(?:0x[\da-f]+|\d+[x×]\d+.*|v?\d+(?:\.\d+)+.*|\$+\d.*)$/;
const countedName = /^[a-z]{1,3}\d{2,}$/;

/** A token as it would be read with digits and signs for letters, or not: prices, units, ids, addresses are left alone. */
function looksLeet(codes: readonly number[], token: string, written: string): boolean {
  let letters = 0;
  let digits = 0;
  let substitutes = 0;
  for (const code of codes) {
    letters += (traitsOf(code) & trait.letter) === 0 ? 0 : 1;
    digits += (traitsOf(code) & trait.digit) === 0 ? 0 : 1;
    substitutes += readings.has(code) ? 1 : 0;
  }
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
  if (codes.length < 2 || codes.length > maxToken || !looksLeet(codes, token, written)) {
    return [];
  }
  const table = /\p{Script=Cyrillic}/u.test(token) ? cyrillicReadings : readings;
  const open = codes.filter((code) => (table.get(code)?.length ?? 0) > 1).length;
  const count = open === 0 ? 1 : open > maxChoices ? 2 : 2 ** open;
  // The variants differ in their letters alone: where these stand is kept once.
  const at = source.at.slice(start, end);
  const until = source.until.slice(start, end);
  return Array.from({ length: count }, (_, variant) => {
    const read: number[] = [];
    let choice = 0;
    for (const code of codes) {
      const able = table.get(code);
      const which = able === undefined || able.length < 2 ? 0 : open > maxChoices ? variant : (variant >> choice++) & 1;
      read.push(able?.[which] ?? code);
    }
    return {
      from: source.at[start] ?? source.from,
      to: source.until[end - 1] ?? source.to,
      codes: read,
      at,
      until,
      needs: source.needs | viewBit.leet,
    };
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
