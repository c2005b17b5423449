import type { Glyphs } from './glyph-writer.js';
import { trait, traitsOf } from './character.js';

/** A run of base units without white space that may read otherwise than it stands. */
export interface Token {
  /** Which token of the text it is, counted from 0: tells neighbours. */
  ordinal: number;
  from: number;
  to: number;
  /** Union of the traits of its characters. */
  traits: number;
  letters: number;
  digits: number;
  /** Two letters or digits stand side by side somewhere: a word, not a single letter. */
  adjacent: boolean;
  /** A letter stands three times in a row, or two letters stand twice. */
  doubled: boolean;
  /** Holds a letter pair that is read as another letter: rn, vv, or a v where a u belongs. */
  pairs: boolean;
  /** Holds a digit or sign beside letters as leet has it, not as punctuation at the end. */
  leet: boolean;
  /** Something stands between two letters, or an underscore at an edge. */
  parted: boolean;
}

const letterOrDigit = trait.letter | trait.digit;
const odd = trait.mark | trait.complex | trait.star;
const r = 0x72;
const n = 0x6e;
const v = 0x76;
/** a e i o u y as bits from a. */
const vowels = (1 << 0) | (1 << 4) | (1 << 8) | (1 << 14) | (1 << 20) | (1 << 24);

function isVowel(code: number): boolean {
  return code >= 0x61 && code <= 0x7a && ((vowels >> (code - 0x61)) & 1) === 1;
}

function isLeetEnd(code: number): boolean {
  return code === 0x24 || code === 0x40 || (code >= 0x30 && code <= 0x39) || code === 0x20ac;
}

/** The token at `from`, which is no white space, read unit by unit. */
export function tokenAt({ codes, length }: Glyphs, from: number, ordinal: number): Token {
  let traits = 0;
  let letters = 0;
  let digits = 0;
  let doubles = 0;
  let run = 0;
  let before = 0;
  let adjacent = false;
  let pairs = false;
  let wasCore = false;
  let leetSeen = false;
  let signSeen = false;
  let leet = false;
  let gapSeen = false;
  let parted = false;
  let i = from;
  for (; i < length && codes[i] !== 0x20; i += 1) {
    const code = codes[i] as number;
    const bits = traitsOf(code);
    traits |= bits;
    if ((bits & letterOrDigit) !== 0) {
      adjacent ||= wasCore;
      parted ||= gapSeen;
      wasCore = true;
      if ((bits & trait.letter) !== 0) {
        letters += 1;
        leet ||= leetSeen;
        run = code === before ? run + 1 : 0;
        doubles += run;
      } else {
        digits += 1;
      }
    } else if ((bits & trait.mark) === 0) {
      gapSeen = letters + digits > 0;
      parted ||= code === 0x5f;
      wasCore = false;
    }
    leetSeen ||= (bits & trait.leet) !== 0;
    signSeen ||= (bits & (trait.leet | trait.letter)) === trait.leet;
    pairs ||= (code === n && before === r) || (before === v && !isVowel(code));
    before = code;
  }
  pairs ||= before === v && letters > 2;
  // A letter such as the Greek one for m is read as another only among Latin letters.
  leet = letters > 0 && (leet || (leetSeen && isLeetEnd(before))) && (signSeen || (traits & trait.latin) !== 0);
  return { ordinal, from, to: i, traits, letters, digits, adjacent, doubled: doubles > 1, pairs, leet, parted };
}

/** Whether a token reads only as it stands. */
export function isOrdinary({ traits, adjacent, doubled, pairs, leet, parted }: Token, holdsTurned: boolean): boolean {
  // Look-alikes wholly of another script are that script's words.
  const alike = (traits & trait.lookalike) !== 0 && ((traits & trait.latin) !== 0 || holdsTurned);
  return adjacent && (traits & odd) === 0 && !alike && !pairs && !leet && !parted && !doubled;
}

/** What two units of ASCII side by side say about their token; after `careful` and `end` no more pairs are looked at. */
const pair = { adjacent: 1, careful: 2, end: 4, same: 128 } as const;
const stop = pair.careful | pair.end;

function isPlainLetter(code: number): boolean {
  return (traitsOf(code) & (letterOrDigit | trait.leet)) === trait.letter;
}

/** A sign that changes nothing as long as no letter follows. */
function isPlainSign(code: number): boolean {
  return (traitsOf(code) & (letterOrDigit | trait.leet | odd)) === 0 && code !== 0x5f;
}

function pairOf(before: number, code: number): number {
  const end = code === 0x20 ? pair.end : 0;
  if ((before === r && code === n) || (before === v && !isVowel(code))) {
    return end | pair.careful;
  }
  if (isPlainLetter(before) && isPlainLetter(code)) {
    return pair.adjacent | (before === code ? pair.same : 0);
  }
  return end | (end !== 0 || isPlainSign(code) ? 0 : pair.careful);
}

const pairs = Uint8Array.from({ length: 0x4000 }, (_, index) => pairOf(index >> 7, index & 0x7f));

/** The tokens that can have other readings, with what decides which; ordinary words are left out. */
export function findTokens(glyphs: Glyphs): Token[] {
  const { codes, length } = glyphs;
  const tokens: Token[] = [];
  const holdsTurned = (glyphs.traits & trait.turned) !== 0;
  let ordinal = 0;
  for (let i = 0; i < length; i += 1) {
    let before = codes[i] as number;
    if (before === 0x20) {
      continue;
    }
    // Nearly every token is a word of plain letters, perhaps with a stop: its pairs of units tell that it is ordinary.
    const from = i;
    let seen = before < 0x80 && isPlainLetter(before) ? 0 : pair.careful;
    let doubles = 0;
    while ((seen & stop) === 0) {
      i += 1;
      const code = i < length ? (codes[i] as number) : 0x20;
      const bits = code < 0x80 ? (pairs[(before << 7) | code] as number) : pair.careful;
      doubles += bits >> 7;
      seen |= bits;
      before = code;
    }
    if ((seen & (pair.careful | pair.adjacent)) !== pair.adjacent || doubles > 1) {
      const token = tokenAt(glyphs, from, ordinal);
      i = token.to;
      if (!isOrdinary(token, holdsTurned)) {
        tokens.push(token);
      }
    }
    ordinal += 1;
  }
  return tokens;
}
