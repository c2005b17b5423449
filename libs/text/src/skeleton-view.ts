import type { Glyphs } from './glyph-writer.js';
import { originalSpan, unitsText } from './base-view.js';
import { lookalikeOf, lookalikeOfUnit, trait, traitsOf } from './character.js';
import { emptyPatch, type Patch, put, putText, viewBit } from './patch.js';
import type { Token } from './tokens.js';

const special = /[\u{1f130}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/u;
const latin = /[a-z]/;
/** What a Latin letter looks like when the line is turned by half a circle. */
const turned: Readonly<Record<string, string>> = {
  ɐ: 'a',
  q: 'b',
  ɔ: 'c',
  p: 'd',
  ǝ: 'e',
  ɟ: 'f',
  ƃ: 'g',
  ɥ: 'h',
  ᴉ: 'i',
  ı: 'i',
  ɾ: 'j',
  ʞ: 'k',
  l: 'l',
  ʃ: 'l',
  ɯ: 'm',
  u: 'n',
  o: 'o',
  d: 'p',
  b: 'q',
  ɹ: 'r',
  s: 's',
  ʇ: 't',
  n: 'u',
  ʌ: 'v',
  ʍ: 'w',
  x: 'x',
  ʎ: 'y',
  z: 'z',
  ə: 'e',
  ƨ: 's',
};

const turnedUnits = new Uint16Array(0x10000);
for (const [character, read] of Object.entries(turned)) {
  turnedUnits[character.charCodeAt(0)] = read.charCodeAt(0);
}

/** The capital decides: Greek Η looks like H although its small form looks like n. */
function readingOf(original: string, glyphs: Glyphs, index: number, folded: string): string | undefined {
  const span = originalSpan(glyphs, index, index + folded.length);
  const written = original.slice(span.start, span.end);
  return (written.length === folded.length ? lookalikeOf(written) : undefined) ?? lookalikeOf(folded);
}

/** Enclosed and regional letters lie beyond the first plane. */
function holdsSurrogate({ codes }: Glyphs, token: Token): boolean {
  for (let i = token.from; i < token.to; i += 1) {
    if (((codes[i] ?? 0) & 0xf800) === 0xd800) {
      return true;
    }
  }
  return false;
}

/** A wholly Cyrillic word keeps its letters and loses what was stacked on them. */
function bareCyrillic(glyphs: Glyphs, token: Token): Patch | undefined {
  if ((token.traits & trait.mark) === 0 || !/\p{Script=Cyrillic}/u.test(unitsText(glyphs, token.from, token.to))) {
    return undefined;
  }
  const patch = emptyPatch(token.from, token.to, viewBit.base | viewBit.skeleton);
  for (let i = token.from; i < token.to; i += 1) {
    const code = glyphs.codes[i] ?? 0;
    const last = patch.until.length - 1;
    if ((traitsOf(code) & trait.mark) === 0) {
      put(patch, code, i, i + 1);
    } else if (last >= 0) {
      patch.until[last] = i + 1;
    }
  }
  return patch;
}

/** The unit that was written where a base unit stands, or -1 when it stands for more or less than one. */
function writtenUnit(original: string, { starts, ends }: Glyphs, index: number): number {
  if (starts === undefined || ends === undefined) {
    return original.charCodeAt(index);
  }
  const start = starts[index] as number;
  return ends[index] === start + 1 ? original.charCodeAt(start) : -1;
}

/** `readPairs` for a token without surrogates, whose units are its characters. */
export function readUnits(original: string, glyphs: Glyphs, token: Token): Patch | undefined {
  const patch = emptyPatch(token.from, token.to, viewBit.base | viewBit.skeleton);
  let holdsLatin = false;
  let changed = false;
  for (let index = token.from; index < token.to; index += 1) {
    const code = glyphs.codes[index] as number;
    const bits = traitsOf(code);
    if ((bits & trait.mark) !== 0) {
      const last = patch.until.length - 1;
      if (last >= 0) {
        patch.until[last] = index + 1;
      }
      changed = true;
      continue;
    }
    let read: number | string | undefined;
    if (code >= 0x80) {
      const written = writtenUnit(original, glyphs, index);
      read = (written < 0 ? undefined : lookalikeOfUnit(written)) ?? lookalikeOfUnit(code);
    }
    holdsLatin ||= (bits & trait.latin) !== 0;
    changed ||= read !== undefined;
    if (typeof read === 'string') {
      putText(patch, read, index, index + 1);
    } else {
      put(patch, read ?? code, index, index + 1);
    }
  }
  return changed && holdsLatin ? patch : undefined;
}

function skeletonPatch(original: string, glyphs: Glyphs, token: Token): Patch | undefined {
  if (holdsSurrogate(glyphs, token)) {
    return readPairs(original, glyphs, token);
  }
  return (token.traits & trait.latin) === 0 ? bareCyrillic(glyphs, token) : readUnits(original, glyphs, token);
}

/** Reads a token character by character. */
export function readPairs(original: string, glyphs: Glyphs, token: Token): Patch | undefined {
  const patch = emptyPatch(token.from, token.to, viewBit.base | viewBit.skeleton);
  const letters = unitsText(glyphs, token.from, token.to);
  let holdsLatin = latin.test(letters) || special.test(letters);
  let changed = false;
  let index = token.from;
  for (const character of letters) {
    const next = index + character.length;
    const code = character.charCodeAt(0);
    const bits = traitsOf(code);
    if ((bits & trait.mark) !== 0) {
      const last = patch.until.length - 1;
      if (last >= 0) {
        patch.until[last] = next;
      }
      changed = true;
    } else {
      const read = code < 0x80 ? undefined : readingOf(original, glyphs, index, character);
      holdsLatin ||= (bits & trait.latin) !== 0;
      changed ||= read !== undefined;
      putText(patch, read ?? character, index, next);
    }
    index = next;
  }
  return changed && holdsLatin ? patch : undefined;
}

/** Look-alikes, marks and enclosed letters read as the letters they stand for. Words wholly in another script stay. */
export function skeletonPatches(original: string, glyphs: Glyphs, tokens: readonly Token[]): Patch[] {
  const wanted = trait.lookalike | trait.mark | trait.complex;
  if ((glyphs.traits & wanted) === 0) {
    return [];
  }
  return tokens
    .filter((token) => (token.traits & wanted) !== 0 && (token.traits & (trait.latin | trait.complex)) !== 0)
    .map((token) => skeletonPatch(original, glyphs, token))
    .filter((patch) => patch !== undefined);
}

/** Stretches written upside down, read from their end: a turned line also changes its direction. */
export function turnedPatches(glyphs: Glyphs, tokens: readonly Token[]): Patch[] {
  if ((glyphs.traits & trait.turned) === 0) {
    return [];
  }
  const patches: Patch[] = [];
  let open: Patch | undefined;
  for (const token of tokens) {
    let letters = 0;
    for (let i = token.from; i < token.to; i += 1) {
      letters += turnedUnits[glyphs.codes[i] ?? 0] === 0 ? 0 : 1;
    }
    const most = letters >= 2 && letters * 4 >= (token.to - token.from) * 3;
    const isTurned = most && (open !== undefined || (token.traits & trait.turned) !== 0);
    if (isTurned && open !== undefined) {
      open.to = token.to;
    } else if (isTurned) {
      open = emptyPatch(token.from, token.to, viewBit.base | viewBit.skeleton);
      patches.push(open);
    } else {
      open = undefined;
    }
  }
  for (const patch of patches) {
    for (let i = patch.to - 1; i >= patch.from; i -= 1) {
      const code = glyphs.codes[i] ?? 0x20;
      put(patch, turnedUnits[code] || code, i, i + 1);
    }
  }
  return patches;
}

/** Letter pairs that run together to another letter: rn for m, vv for w. */
export function pairPatches(glyphs: Glyphs, tokens: readonly Token[]): Patch[] {
  const patches: Patch[] = [];
  for (const token of tokens) {
    if (!token.pairs) {
      continue;
    }
    const patch = emptyPatch(token.from, token.to, viewBit.base | viewBit.skeleton);
    const { codes } = glyphs;
    for (let i = token.from; i < token.to; i += 1) {
      const code = codes[i] ?? 0;
      const next = i + 1 < token.to ? codes[i + 1] : 0;
      const pair = code === 0x72 && next === 0x6e ? 0x6d : code === 0x76 && next === 0x76 ? 0x77 : 0;
      put(patch, pair === 0 ? code : pair, i, pair === 0 ? i + 1 : i + 2);
      i += pair === 0 ? 0 : 1;
    }
    if (patch.codes.length < token.to - token.from) {
      patches.push(patch);
    }
  }
  return patches;
}
