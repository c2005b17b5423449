import type { Glyphs } from './base-view.js';
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
/** A letter that is no sign of leet too. */
const plainLetter = trait.letter | trait.leet;
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

/** The tokens that can have other readings, with what decides which; ordinary words are left out. */
export function findTokens(glyphs: Glyphs): Token[] {
  const { codes, length } = glyphs;
  const tokens: Token[] = [];
  const holdsTurned = (glyphs.traits & trait.turned) !== 0;
  let ordinal = 0;
  let i = 0;
  while (i < length) {
    if (codes[i] === 0x20) {
      i += 1;
      continue;
    }
    const from = i;
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
    let leet = false;
    let gapSeen = false;
    let parted = false;
    let code = codes[i] as number;
    while (code !== 0x20) {
      let bits = traitsOf(code);
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
      pairs ||= (code === n && before === r) || (before === v && !isVowel(code));
      before = code;
      i += 1;
      code = i < length ? (codes[i] as number) : 0x20;
      // The letters of a word after its first, which is nearly every character: all else is known by now.
      while (wasCore && !leetSeen && ((bits = traitsOf(code)) & plainLetter) === trait.letter) {
        traits |= bits;
        letters += 1;
        adjacent = true;
        if (code === before) {
          run += 1;
          doubles += run;
          pairs ||= code === v;
        } else {
          run = 0;
          pairs ||= (code === n && before === r) || (before === v && !isVowel(code));
        }
        before = code;
        i += 1;
        code = i < length ? (codes[i] as number) : 0x20;
      }
    }
    pairs ||= before === v && letters > 2;
    leet = letters > 0 && (leet || (leetSeen && isLeetEnd(before)));
    const doubled = doubles > 1;
    const single = !adjacent;
    // Look-alikes wholly of another script are that script's words.
    const alike = (traits & trait.lookalike) !== 0 && ((traits & trait.latin) !== 0 || holdsTurned);
    if ((traits & odd) !== 0 || alike || pairs || leet || parted || doubled || single) {
      tokens.push({ ordinal, from, to: i, traits, letters, digits, adjacent, doubled, pairs, leet, parted });
    }
    ordinal += 1;
  }
  return tokens;
}
