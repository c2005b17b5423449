import type { Glyphs } from './base-view.js';
import { trait, traitsOf } from './character.js';

/** A run of base units without white space. */
export interface Token {
  from: number;
  to: number;
  /** Union of the traits of its characters. */
  traits: number;
  letters: number;
  digits: number;
  /** Two letters or digits stand side by side somewhere: a word, not a single letter. */
  adjacent: boolean;
  /** A letter is followed by itself. */
  doubled: boolean;
  /** Holds a letter pair that is read as another letter: rn, vv, or a v where a u belongs. */
  pairs: boolean;
}

const letterOrDigit = trait.letter | trait.digit;
const [r, n, v, u] = [0x72, 0x6e, 0x76, 0x75];

function isVowel(code: number): boolean {
  return code === 0x61 || code === 0x65 || code === 0x69 || code === 0x6f || code === u || code === 0x79;
}

/** All tokens of the base view, with what decides which other readings they can have. */
export function findTokens(glyphs: Glyphs): Token[] {
  const { codes, length } = glyphs;
  const tokens: Token[] = [];
  let i = 0;
  while (i < length) {
    if (codes[i] === 0x20) {
      i += 1;
      continue;
    }
    const token = { from: i, to: i, traits: 0, letters: 0, digits: 0, adjacent: false, doubled: false, pairs: false };
    let before = 0;
    let wasCore = false;
    let code = codes[i] ?? 0x20;
    while (i < length && code !== 0x20) {
      const bits = traitsOf(code);
      const core = (bits & letterOrDigit) !== 0;
      token.traits |= bits;
      if (core) {
        token.letters += (bits & trait.letter) !== 0 ? 1 : 0;
        token.digits += (bits & trait.digit) !== 0 ? 1 : 0;
        token.adjacent ||= wasCore;
        token.doubled ||= code === before && (bits & trait.letter) !== 0;
      }
      token.pairs ||= (code === n && before === r) || (before === v && !isVowel(code));
      wasCore = core || (wasCore && (bits & trait.mark) !== 0);
      before = code;
      i += 1;
      code = codes[i] ?? 0x20;
    }
    token.pairs ||= before === v;
    token.to = i;
    tokens.push(token);
  }
  return tokens;
}
