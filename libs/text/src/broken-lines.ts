import type { Glyphs } from './glyph-writer.js';
import { trait, traitsOf } from './character.js';
import { emptyPatch, type Patch, put, viewBit } from './patch.js';
import { reachLeft, reachRight } from './strip.js';

const needs = viewBit.base | viewBit.joined;
const core = trait.letter | trait.digit | trait.mark;
const isCore = (code: number): boolean => (traitsOf(code) & core) !== 0;

/** A word broken by a single line break, perhaps with a hyphen. */
export function brokenPatches(original: string, glyphs: Glyphs): Patch[] {
  const { codes, length } = glyphs;
  const patches: Patch[] = [];
  for (let i = 1; i + 1 < length; i += 1) {
    const hyphens = codes[i - 1] === 0x2d ? 1 : 0;
    if (codes[i] !== 0x20 || !isCore(codes[i - 1 - hyphens] ?? 0) || !isCore(codes[i + 1] ?? 0)) {
      continue;
    }
    if ((traitsOf(original.charCodeAt(glyphs.starts?.[i] ?? i)) & trait.lineBreak) === 0) {
      continue;
    }
    const before = patches.at(-1);
    const goesOn = before !== undefined && before.to === i;
    const [from, to] = [goesOn ? i : reachLeft(glyphs, i - 1, 0), reachRight(glyphs, i + 1, 0)];
    const patch = goesOn ? before : emptyPatch(from, to, needs);
    for (let unit = from; unit < to; unit += 1) {
      if (unit !== i && (hyphens === 0 || unit !== i - 1)) {
        put(patch, codes[unit] ?? 0, unit, unit + 1);
      }
    }
    patch.to = to;
    if (!goesOn) {
      patches.push(patch);
    }
  }
  return patches;
}
