import { buildBase, originalSpan } from './base-view.js';
import type { Glyphs } from './glyph-writer.js';
import { lookalikeOf, trait, traitsOf } from './character.js';
import { joinedPatches, maySpell } from './joined-view.js';
import { leetReadings, romanReading } from './leet-view.js';
import { emptyPatch, overlay, type Patch, put, putText, viewBit } from './patch.js';
import { pairPatches, skeletonPatches, turnedPatches } from './skeleton-view.js';
import { findTokens, type Token } from './tokens.js';
import type { TextFormat } from './types.js';

/** Every way of reading a text. Each list of patches is one consistent reading; unlisted parts read as in base. */
export interface Readings {
  readonly glyphs: Glyphs;
  readonly tokens: readonly Token[];
  readonly skeleton: readonly Patch[];
  readonly leet: readonly Patch[][];
  readonly joined: readonly Patch[][];
  /** All lists that are matched as they are. */
  readonly plain: readonly Patch[][];
  /** Lists that are matched with runs of letters taken as one. */
  readonly squeezed: readonly Patch[][];
  /** Tokens with a star among letters, as base or as skeleton. */
  readonly starred: readonly Patch[];
}

export function identityPatch(glyphs: Glyphs, from: number, to: number, needs: number = viewBit.base): Patch {
  const patch = emptyPatch(from, to, needs);
  for (let i = from; i < to; i += 1) {
    put(patch, glyphs.codes[i] ?? 0, i, i + 1);
  }
  return patch;
}

function writtenAt(original: string, glyphs: Glyphs, patch: Patch): string {
  const span = originalSpan(glyphs, patch.from, patch.to);
  return original.slice(span.start, span.end);
}

/** Units that all combinations of choices together may hold; a text of many such tokens is read in fewer ways. */
const maxVariantUnits = 20_000;

/** The combinations that the budget allows: every token keeps its most usual reading, wherever it stands. */
function variantCount(perToken: readonly Patch[][]): number {
  let most = 0;
  let units = 1;
  for (const variants of perToken) {
    most = Math.max(most, variants.length);
    units += variants[0]?.codes.length ?? 0;
  }
  return Math.min(most, Math.max(1, Math.floor(maxVariantUnits / units)));
}

/** One list per combination of choices; a token with fewer choices repeats them. */
function variantLists(lower: readonly Patch[], perToken: readonly Patch[][]): Patch[][] {
  const count = variantCount(perToken);
  return Array.from({ length: count }, (_, k) =>
    overlay(
      lower,
      perToken.map((variants) => variants[k % variants.length]).filter((patch) => patch !== undefined),
    ),
  );
}

/** Stand-alone tokens with their skeleton where they have one. */
function sources(glyphs: Glyphs, tokens: readonly Token[], skeleton: readonly Patch[]): Patch[] {
  let next = 0;
  return tokens.map((token) => {
    while ((skeleton[next]?.to ?? Infinity) <= token.from) {
      next += 1;
    }
    const patch = skeleton[next];
    return patch !== undefined && patch.from < token.to ? patch : identityPatch(glyphs, token.from, token.to);
  });
}

function leetLists(original: string, glyphs: Glyphs, tokens: readonly Token[], skeleton: readonly Patch[]): Patch[][] {
  if ((glyphs.traits & trait.leet) === 0) {
    return [];
  }
  const able = tokens.filter((token) => token.leet);
  const perToken = sources(glyphs, able, skeleton)
    .map((source) => leetReadings(source, writtenAt(original, glyphs, source)))
    .filter((variants) => variants.length > 0);
  return variantLists(skeleton, perToken);
}

function holdsTrait({ codes }: Patch, wanted: number): boolean {
  for (let i = 0; i < codes.length; i += 1) {
    if ((traitsOf(codes[i] as number) & wanted) !== 0) {
      return true;
    }
  }
  return false;
}

/** The same reading with look-alikes undone: joined letters may come from several scripts. */
function withLookalikes(patch: Patch): Patch {
  if (!holdsTrait(patch, trait.lookalike | trait.mark)) {
    return patch;
  }
  const latin = holdsTrait(patch, trait.latin);
  const read = emptyPatch(patch.from, patch.to, patch.needs | viewBit.skeleton);
  patch.codes.forEach((code, i) => {
    if ((traitsOf(code) & trait.mark) === 0) {
      const character = String.fromCharCode(code);
      putText(read, lookalikeOf(character) ?? character, patch.at[i] ?? 0, patch.until[i] ?? 0);
    }
  });
  return latin ? read : patch;
}

function hasRun({ codes }: Patch): boolean {
  for (let i = 1; i < codes.length; i += 1) {
    if (codes[i] === codes[i - 1] && (traitsOf(codes[i] ?? 0) & trait.letter) !== 0) {
      return true;
    }
  }
  return false;
}

function squeezedLists(glyphs: Glyphs, tokens: readonly Token[], plain: readonly Patch[][]): Patch[][] {
  const need = viewBit.base | viewBit.squeezed;
  const doubled: Patch[] = [];
  for (const token of tokens) {
    if (token.doubled) {
      doubled.push(identityPatch(glyphs, token.from, token.to, need));
    }
  }
  const lists = doubled.length > 0 ? [doubled] : [];
  for (const list of plain) {
    if (list.some(hasRun)) {
      const squeezed = list.map((patch) => ({ ...patch, needs: patch.needs | viewBit.squeezed }));
      lists.push(overlay(doubled, squeezed));
    }
  }
  return lists;
}

/** Words with a v that may stand for u. */
function romanPatches(glyphs: Glyphs, tokens: readonly Token[]): Patch[] {
  const patches: Patch[] = [];
  for (const token of tokens) {
    const patch = token.pairs ? romanReading(identityPatch(glyphs, token.from, token.to)) : undefined;
    if (patch !== undefined) {
      patches.push(patch);
    }
  }
  return patches;
}

function joinedLists(text: string, glyphs: Glyphs, tokens: readonly Token[], lookalike: readonly Patch[]): Patch[][] {
  const parted = joinedPatches(text, glyphs, tokens);
  const joined: Patch[][] = [];
  const digits: Patch[][] = [];
  for (const list of parted) {
    const read = list.map(withLookalikes);
    const whole = overlay(lookalike, read);
    joined.push(whole);
    if ((glyphs.traits & trait.leet) !== 0) {
      const variants = read
        .filter((patch) => holdsTrait(patch, trait.leet))
        .map((patch) => leetReadings(patch, writtenAt(text, glyphs, patch)))
        .filter((choices) => choices.length > 0);
      digits.push(...variantLists(whole, variants));
    }
  }
  return [...joined, ...digits];
}

function starredPatches(glyphs: Glyphs, tokens: readonly Token[], skeleton: readonly Patch[]): Patch[] {
  if ((glyphs.traits & trait.star) === 0) {
    return [];
  }
  const starry = tokens.filter((token) => (token.traits & trait.star) !== 0 && token.letters > 1);
  return sources(glyphs, starry, skeleton);
}

const none: readonly never[] = [];
const otherReadings = trait.lookalike | trait.mark | trait.complex | trait.star;

/** Letters that stand alone (`a`, `I`), too few in a row to spell a word: nothing else can be read into them. */
function readsAsItStands(glyphs: Glyphs, tokens: readonly Token[]): boolean {
  if ((glyphs.traits & (trait.lineBreak | trait.turned)) !== 0) {
    return false;
  }
  for (const { traits, pairs, leet, parted, doubled } of tokens) {
    if ((traits & otherReadings) !== 0 || pairs || leet || parted || doubled) {
      return false;
    }
  }
  return !maySpell(tokens);
}

/** Works out the readings; cheap when the text is plain, because no token of it can read otherwise. */
export function readText(text: string, format: TextFormat): Readings {
  const glyphs = buildBase(text, format);
  const tokens = findTokens(glyphs);
  if (readsAsItStands(glyphs, tokens)) {
    return { glyphs, tokens, skeleton: none, leet: [], joined: [], plain: [], squeezed: [], starred: none };
  }
  const skeleton = skeletonPatches(text, glyphs, tokens);
  const leet = leetLists(text, glyphs, tokens, skeleton);
  const joined = joinedLists(text, glyphs, tokens, leet[0] ?? skeleton);
  const roman = romanPatches(glyphs, tokens);
  const withRoman = roman.length === 0 ? [] : overlay(skeleton, roman);
  const others = [skeleton, ...leet, withRoman, ...joined].filter((list) => list.length > 0);
  const extra = [turnedPatches(glyphs, tokens), pairPatches(glyphs, tokens)].filter((list) => list.length > 0);
  return {
    glyphs,
    tokens,
    skeleton,
    leet,
    joined,
    plain: [...others, ...extra],
    squeezed: squeezedLists(glyphs, tokens, others),
    starred: starredPatches(glyphs, tokens, skeleton),
  };
}
