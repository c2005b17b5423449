import { confusables } from './confusables-table.js';

/** What the views need to know about a character, as bits. */
export const trait = {
  word: 1,
  space: 2,
  letter: 4,
  digit: 8,
  /** Not one unit to one unit: surrogates, marks, compatibility forms, invisible characters. */
  complex: 16,
  invisible: 32,
  mark: 64,
  lookalike: 128,
  latin: 256,
  /** Can stand between the letters of a word that is spelled out. */
  glue: 512,
  markup: 1024,
  star: 2048,
  leet: 4096,
  separator: 8192,
  /** Used only for a line that is turned by half a circle. */
  turned: 0x4000,
  known: 0x8000,
  lineBreak: 0x10000,
} as const;

const traits = new Int32Array(0x10000);
const folds = new Uint16Array(0x10000);
const lookalikes = new Map<string, string>();
for (const [letters, all] of Object.entries(confusables)) {
  for (const character of all) {
    lookalikes.set(character, letters);
  }
}

/** The last one stretches Arabic words and is no letter of them. */
const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\ufffc\u0640]/u;
const blanks = /[\u2800\u3164\uffa0\u115f\u1160]/;
const wordPattern = /[\p{L}\p{M}\p{N}_]/u;
const specialFolds: Record<string, string> = { İ: 'i', ß: 'ss', ẞ: 'ss', ς: 'σ' };

/** Lower case by the Unicode default, the same in every locale, one character at a time so that context cannot matter. */
export function foldCharacter(character: string): string {
  return specialFolds[character] ?? character.toLowerCase();
}

/** Answers per character, kept: normalising is dear and the same characters come again. */
function remember<T>(compute: (character: string) => T): (character: string) => T {
  const known = new Map<string, T>();
  return (character) => {
    const found = known.get(character);
    if (found !== undefined || known.has(character)) {
      return found as T;
    }
    const answer = compute(character);
    if (character.length <= 2 && known.size < 50_000) {
      known.set(character, answer);
    }
    return answer;
  };
}

/** Compatibility form in lower case, a letter in brackets as the letter; a form that would put white space or letters into the text where none is seen is left alone. */
export const foldCluster = remember((cluster: string): string => {
  const first = cluster.charCodeAt(0);
  if (first >= 0x249c && first <= 0x24b5 && cluster.length === 1) {
    return String.fromCharCode(first - 0x249c + 0x61);
  }
  const trademark = first === 0x2122 || first === 0x2120;
  const normal = trademark ? cluster : cluster.normalize('NFKC');
  const kept = normal.length > 1 && normal.startsWith(' ') ? cluster : normal;
  let folded = '';
  for (const character of kept) {
    folded += foldCharacter(character);
  }
  return folded.slice(0, 8);
});

export function isBlank(text: string): boolean {
  return blanks.test(text);
}

/** The Latin letters a character is read as, or undefined when it is read as itself. */
export const lookalikeOf = remember((character: string): string | undefined => {
  const direct = lookalikes.get(character) ?? lookalikes.get(foldCharacter(character));
  if (direct !== undefined || character.charCodeAt(0) < 0x80) {
    return direct;
  }
  const bare = foldCluster(character).normalize('NFD').replace(/\p{M}/gu, '');
  const read = Array.from(bare, (part) => lookalikes.get(part) ?? part).join('');
  return read === character ? undefined : read;
});

/** Letters that units are read as: 0 where nobody asked yet, otherwise a unit or one of the two below. */
const alikes = new Uint16Array(0x10000);
const alikeNone = 0xffff;
const alikeText = 0xfffe;

/** `lookalikeOf` for one unit that is no half of a pair. */
export function lookalikeOfUnit(code: number): number | string | undefined {
  const known = alikes[code] as number;
  if (known !== 0 && known !== alikeText) {
    return known === alikeNone ? undefined : known;
  }
  const read = lookalikeOf(String.fromCharCode(code));
  alikes[code] = read === undefined ? alikeNone : read.length === 1 ? read.charCodeAt(0) : alikeText;
  return read?.length === 1 ? read.charCodeAt(0) : read;
}

export const isIgnorable = remember((character: string): boolean => ignorable.test(character));

/** What a character that folds to another shares with it. */
const inherited = trait.leet | trait.star | trait.glue | trait.separator | trait.digit | trait.turned;

function classify(code: number): number {
  const character = String.fromCharCode(code);
  if (code >= 0xd800 && code <= 0xdfff) {
    folds[code] = code;
    return trait.known | trait.complex;
  }
  let bits: number = trait.known;
  const space = /\s/.test(character) && code !== 0xfeff;
  const folded = space ? ' ' : foldCluster(character);
  folds[code] = folded.length === 1 ? folded.charCodeAt(0) : code;
  const has = (pattern: RegExp, bit: number): void => {
    bits |= pattern.test(character) ? bit : 0;
  };
  if (space) {
    has(/[\n\r\u2028\u2029]/, trait.lineBreak);
    return bits | trait.space;
  }
  has(wordPattern, trait.word);
  has(/\p{L}/u, trait.letter);
  has(/[0-9]/, trait.digit);
  has(/\p{M}/u, trait.mark | trait.complex);
  has(/\p{Script=Latin}/u, trait.latin);
  has(ignorable, trait.invisible | trait.complex);
  has(/[<&[]/, trait.markup);
  has(/[*#•∗✱⁎●%■□▪█▓▒░×○◯★☆✶✳\ufffd]/, trait.star);
  has(/[0-9@$!€£|+(§µμ¢¥¡^{}[\]<>]/, trait.leet);
  has(/[-_.,:;/|~·•*+^'’`"‐‑‒–—=\\…]/, trait.glue);
  has(/[\p{So}\p{Extended_Pictographic}]/u, trait.glue);
  has(/[-_|~·•^'’`‐‑‒–—.]/, trait.separator);
  has(/[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ]/, trait.turned);
  const jamo = code >= 0x1100 && code <= 0x11ff;
  if (folded.length === 1 && folded !== character) {
    bits |= classify(folded.charCodeAt(0)) & inherited;
  }
  if (folded.length !== 1 || jamo) {
    bits |= trait.complex;
  }
  if (code >= 0x80 && lookalikeOf(character) !== undefined) {
    bits |= trait.lookalike;
  }
  return bits;
}

export function traitsOf(code: number): number {
  if (traits[code] === 0) {
    traits[code] = classify(code);
  }
  return traits[code] as number;
}

/** Single unit a simple character folds to; meaningful after `traitsOf` has seen the code. */
export function foldOf(code: number): number {
  return folds[code] as number;
}

/** Whether the character at `index` belongs to a word: letters, marks, numbers, underscore. */
export function isWordAt(codes: ArrayLike<number>, index: number, length: number): boolean {
  if (index < 0 || index >= length) {
    return false;
  }
  const code = codes[index] ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) {
    const high = code < 0xdc00 ? code : (codes[index - 1] ?? 0);
    const low = code < 0xdc00 ? (codes[index + 1] ?? 0) : code;
    return wordPattern.test(String.fromCharCode(high, low));
  }
  return (traitsOf(code) & trait.word) !== 0;
}

export function isStar(code: number): boolean {
  return (traitsOf(code) & trait.star) !== 0;
}
