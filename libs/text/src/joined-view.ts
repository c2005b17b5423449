import type { Glyphs } from './glyph-writer.js';
import { originalSpan, unitsText } from './base-view.js';
import { brokenPatches } from './broken-lines.js';
import { trait, traitsOf } from './character.js';
import { emptyPatch, type Patch, put, viewBit } from './patch.js';
import type { Token } from './tokens.js';

const needs = viewBit.base | viewBit.joined;
const letterOrDigit = trait.letter | trait.digit | trait.mark;
const closed = /[()[\]{}=<>\\&]/;
/** What is closed as a rule, spelled out: `(s)(c)(u)(m)`, `[s] [c]`, `s=c=u=m`, `s\\c\\u\\m`. */
const enclosed = /^(?:[([{<]\p{L}\p{M}*[)\]}>])+[.,!?]?$|^\p{L}(?:[=\\]\p{L}){2,}[.,!?]?$/u;
const loneSeparator = /^(?:[-._|~•·‐‑–—]|\p{So}{1,2}|\p{Extended_Pictographic}{1,2})$/u;
const listEnd = /[,;:!?]$/;
const address =
  /:\/\/|^www\.|[/\\].*[./\\][a-z\d]|\..*[/\\]|@.*[.@]|^@|\.(?:com|org|net|info|io|co|uk|de|eu|ru|fr|example|html?|php|pdf|jpe?g|png|gif|txt|docx?|xlsx?|zip)$/;
/** Words that are one letter long in some language and may stand before or after a word that is spelled out. */
const loneWords = 'aioueyàéóвиксоуяiu';
const minSpelled = 3;

function isCore(code: number): boolean {
  return (traitsOf(code) & letterOrDigit) !== 0;
}

/** The letters of a stretch with the white space counts before each: where more than the usual stands, a word ends. */
function spelledPatch(glyphs: Glyphs, from: number, to: number): Patch | undefined {
  const { codes } = glyphs;
  const letters: { index: number; until: number; gap: number }[] = [];
  let gap = 0;
  let letterCount = 0;
  let stars = 0;
  for (let i = from; i < to; i += 1) {
    const code = codes[i] ?? 0x20;
    const last = letters.at(-1);
    if ((traitsOf(code) & trait.mark) !== 0 && last !== undefined) {
      last.until = i + 1;
    } else if (isCore(code)) {
      letters.push({ index: i, until: i + 1, gap });
      letterCount += (traitsOf(code) & trait.letter) !== 0 ? 1 : 0;
      gap = 0;
    } else {
      gap += code === 0x20 ? 1 : 0;
      stars += (traitsOf(code) & trait.star) !== 0 ? 1 : 0;
    }
  }
  const gaps = letters.slice(1).map((letter) => letter.gap);
  const usual = gaps.sort((a, b) => a - b)[(gaps.length - 1) >> 1] ?? 0;
  const tooFew = letters.length < minSpelled + (stars > 0 ? 1 : 0) || letterCount * 2 < letters.length;
  if (tooFew) {
    return undefined;
  }
  const patch = emptyPatch(letters[0]?.index ?? from, letters.at(-1)?.until ?? to, needs);
  letters.forEach(({ index, until, gap: width }, i) => {
    if (i > 0 && width > usual) {
      put(patch, 0x20, index, index);
    }
    for (let unit = index; unit < until; unit += 1) {
      put(patch, codes[unit] ?? 0x20, unit, until);
    }
  });
  return patch;
}

/** The same letters with a one-letter word set apart that stands first, last, or at both ends: `a s c u m` is `a scum`. */
function withLoneWords(patch: Patch): (Patch | undefined)[] {
  const { codes } = patch;
  const isLone = (code = 0): boolean => loneWords.includes(String.fromCharCode(code));
  const first = isLone(codes[0]) && codes[1] !== 0x20;
  const last = isLone(codes.at(-1)) && codes.at(-2) !== 0x20;
  return [
    first ? setApart(patch, true, false) : undefined,
    last ? setApart(patch, false, true) : undefined,
    first && last ? setApart(patch, true, true) : undefined,
  ];
}

function setApart(patch: Patch, first: boolean, last: boolean): Patch {
  const apart = emptyPatch(patch.from, patch.to, needs);
  patch.codes.forEach((code, i) => {
    if (last && i === patch.codes.length - 1) {
      put(apart, 0x20, patch.at[i] ?? 0, patch.at[i] ?? 0);
    }
    put(apart, code, patch.at[i] ?? 0, patch.until[i] ?? 0);
    if (first && i === 0) {
      put(apart, 0x20, patch.until[i] ?? 0, patch.until[i] ?? 0);
    }
  });
  return apart;
}

function isSpelled(glyphs: Glyphs, token: Token): boolean {
  if (token.adjacent || token.to - token.from > 400) {
    return false;
  }
  const text = unitsText(glyphs, token.from, token.to);
  return token.letters + token.digits > 0 ? !closed.test(text) || enclosed.test(text) : loneSeparator.test(text);
}

/** Cheap test first: enough letters in tokens that follow each other and hold no two letters side by side. */
export function maySpell(tokens: readonly Token[]): boolean {
  let core = 0;
  let next = -1;
  for (const token of tokens) {
    core = token.adjacent ? 0 : (token.ordinal === next ? core : 0) + token.letters + token.digits;
    next = token.ordinal + 1;
    if (core >= minSpelled) {
      return true;
    }
  }
  return false;
}

/** Words whose letters stand apart (`s c u m`, `s.c.u.m`), in both ways of reading the one-letter words around them. */
function spelledPatches(glyphs: Glyphs, tokens: readonly Token[]): Patch[][] {
  const plain: Patch[] = [];
  const apart: Patch[][] = [[], [], []];
  let open = -1;
  let core = 0;
  const finish = (last: number): void => {
    const [first, final] = [tokens[open], tokens[last]];
    const patch = first && final && core >= minSpelled ? spelledPatch(glyphs, first.from, final.to) : undefined;
    open = -1;
    core = 0;
    if (patch !== undefined) {
      plain.push(patch);
      withLoneWords(patch).forEach((variant, i) => {
        if (variant !== undefined) {
          apart[i]?.push(variant);
        }
      });
    }
  };
  tokens.forEach((token, i) => {
    if (open >= 0 && token.ordinal !== (tokens[i - 1]?.ordinal ?? 0) + 1) {
      finish(i - 1);
    }
    if (!isSpelled(glyphs, token)) {
      finish(i - 1);
      return;
    }
    open = open < 0 ? i : open;
    core += token.letters + token.digits;
    if (listEnd.test(unitsText(glyphs, token.to - 1, token.to))) {
      finish(i);
    }
  });
  finish(tokens.length - 1);
  return [plain, ...apart];
}

const glueSigns = new Set(Array.from('/\\#@+=()[]', (sign) => sign.charCodeAt(0)));

/** Whether the sign at `i` glues two parts of one word; a dot only before a small letter, stars only in pairs. */
function isGlue(original: string, glyphs: Glyphs, i: number, stars: boolean): boolean {
  const code = glyphs.codes[i] ?? 0;
  const bits = traitsOf(code);
  if (code === 0x2e && glyphs.codes[i + 1] === 0x2e) {
    return true;
  }
  if (code === 0x2e) {
    const span = originalSpan(glyphs, i + 1, i + 2);
    return /^\p{Ll}/u.test(original.slice(span.start, span.end));
  }
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  const certain = surrogate || glueSigns.has(code) || (bits & trait.separator) !== 0 || (stars && code === 0x2a);
  return certain || /[\p{So}_]/u.test(String.fromCharCode(code));
}

function glueStars(text: string): boolean {
  return /^[^*]*(\*{1,3})[^*\s]+\1[^*]*$/.test(text);
}

/** Every address holds one of `. / \\ @`; most words in parts hold none. */
function holdsAddressSign({ codes }: Glyphs, token: Token): boolean {
  for (let i = token.from; i < token.to; i += 1) {
    const code = codes[i];
    if (code === 0x2e || code === 0x2f || code === 0x40 || code === 0x5c) {
      return true;
    }
  }
  return false;
}

/** A word in parts: `block-head`, `bird_brain`. Addresses stay; only signs between letters or around the word go. */
function partedPatch(original: string, glyphs: Glyphs, token: Token): Patch | undefined {
  if (
    token.to - token.from > 200 ||
    (holdsAddressSign(glyphs, token) && address.test(unitsText(glyphs, token.from, token.to)))
  ) {
    return undefined;
  }
  let { from, to } = token;
  while (from < to && !isCore(glyphs.codes[from] ?? 0)) {
    from += 1;
  }
  while (to > from && !isCore(glyphs.codes[to - 1] ?? 0)) {
    to -= 1;
  }
  const stars = (token.traits & trait.star) !== 0 && glueStars(unitsText(glyphs, token.from, token.to));
  // Underscores belong to words, so those around the word must give way to a gap.
  const before = glyphs.codes[from - 1] === 0x5f && from > token.from;
  const after = glyphs.codes[to] === 0x5f && to < token.to;
  const patch = emptyPatch(before ? from - 1 : from, after ? to + 1 : to, needs);
  let glued = before || after;
  if (before) {
    put(patch, 0x20, from - 1, from);
  }
  for (let i = from; i < to; i += 1) {
    const code = glyphs.codes[i] ?? 0;
    if (!isCore(code) && isGlue(original, glyphs, i, stars)) {
      glued = true;
    } else {
      put(patch, code, i, i + 1);
    }
  }
  if (after) {
    put(patch, 0x20, to, to + 1);
  }
  return glued && patch.codes.length > 2 ? patch : undefined;
}

/** Lists of patches; each list is one consistent reading of the whole text. */
export function joinedPatches(original: string, glyphs: Glyphs, tokens: readonly Token[]): Patch[][] {
  const [plain = [], ...apart] = maySpell(tokens) ? spelledPatches(glyphs, tokens) : [];
  const parted = tokens
    .filter((token) => token.parted && token.letters > 2 && token.adjacent)
    .map((token) => partedPatch(original, glyphs, token))
    .filter((patch) => patch !== undefined);
  const broken = (glyphs.traits & trait.lineBreak) !== 0 ? brokenPatches(original, glyphs) : [];
  const first = [...plain, ...parted].sort((a, b) => a.from - b.from);
  return [first, ...apart, broken].filter((list) => list.length > 0);
}
