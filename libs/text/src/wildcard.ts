import { type Automaton, childOf, patternAt, stride } from './automaton.js';
import { isStar, trait, traitsOf } from './character.js';
import type { HitCollector } from './hit-collector.js';
import { emptyPatch, type Patch, put, viewBit } from './patch.js';
import type { PatternTable } from './pattern.js';
import { identityPatch, type Readings } from './readings.js';
import { reachLeft, reachRight, type Strip } from './strip.js';

/** Bounds of the search: a star stands for any letter, so that the number of places in the automaton can grow. */
const maxStates = 128;
const maxWork = 30_000;
const maxStarred = 200;
const maxLetters = 64;
const spaceCode = 0x20;
const starCode = 0x2a;
const none: ReadonlySet<number> = new Set();
const isLetter = (code: number): boolean => (traitsOf(code) & trait.letter) !== 0;

/** Patch units with their neighbourhood; signs around the word are cut off, emphasis with stars on both sides too. */
function stripOf(readings: Readings, patch: Patch, reach: number): Strip {
  const { glyphs } = readings;
  const from = reachLeft(glyphs, patch.from, reach);
  const to = Math.min(reachRight(glyphs, patch.to, reach), patch.to + maxLetters);
  const all = emptyPatch(from, to, viewBit.base);
  const parts = [
    identityPatch(glyphs, Math.max(from, patch.from - maxLetters), patch.from),
    patch,
    identityPatch(glyphs, patch.to, to),
  ];
  for (const part of parts) {
    part.codes.forEach((code, i) => {
      put(all, code, part.at[i] ?? 0, part.until[i] ?? 0);
    });
  }
  const needs = new Uint8Array(all.codes.length).fill(patch.needs);
  return {
    codes: Uint16Array.from(all.codes),
    length: all.codes.length,
    at: Int32Array.from(all.at),
    until: Int32Array.from(all.until),
    needs,
    starred: true,
  };
}

/** Places from which the automaton can be at one unit of the strip, with the work they cost. */
class StarWalk {
  private work = 0;

  constructor(private readonly automaton: Automaton) {}

  get spent(): boolean {
    return this.work > maxWork;
  }

  step(states: ReadonlySet<number>, code: number, before: number, stretched: boolean): Set<number> {
    const next = new Set<number>();
    const { symbols, symbolCount } = this.automaton;
    const space = symbols[spaceCode] ?? 0;
    for (const state of states) {
      if (next.size >= maxStates || this.spent) {
        break;
      }
      if (isStar(code)) {
        for (let symbol = stride; symbol <= symbolCount * stride; symbol += stride) {
          const child = symbol === space ? 0 : childOf(this.automaton, state, symbol);
          if (child !== 0) {
            next.add(child);
          }
        }
        this.work += symbolCount;
      } else {
        const symbol = symbols[code] ?? 0;
        const child = symbol === 0 ? 0 : childOf(this.automaton, state, symbol);
        if (child !== 0) {
          next.add(child);
        }
        this.work += 1;
      }
      // In a stretched word a letter may repeat, and a star may hide one of the repeats.
      if (stretched && state !== 0 && (isStar(code) || code === before || isStar(before))) {
        next.add(state);
      }
    }
    return next;
  }
}

/** Enough letters between the stars to tell the word, and more of them when a star stands at its edge. */
function isTelling(strip: Strip, start: number, end: number): boolean {
  let stars = 0;
  let letters = 0;
  for (let i = start; i < end; i += 1) {
    const code = strip.codes[i] ?? 0;
    stars += isStar(code) ? 1 : 0;
    letters += (traitsOf(code) & trait.letter) !== 0 ? 1 : 0;
  }
  const atEdge = isStar(strip.codes[start] ?? 0) || isStar(strip.codes[end - 1] ?? 0);
  const hashAtEdge = strip.codes[start] === 0x23 || strip.codes[end - 1] === 0x23;
  return stars > 0 && letters >= stars && letters >= (atEdge ? 4 : 2) && !hashAtEdge;
}

function isStart(strip: Strip, index: number): boolean {
  const here = traitsOf(strip.codes[index] ?? 0);
  const before = index === 0 ? 0 : traitsOf(strip.codes[index - 1] ?? 0);
  const inner = trait.word | trait.star;
  return (here & inner) !== 0 && ((before & inner) === 0 || (before & trait.star) !== 0);
}

class StarSearch {
  private readonly walk: StarWalk;

  constructor(
    private readonly table: PatternTable & { automaton: Automaton },
    private readonly hits: HitCollector,
  ) {
    this.walk = new StarWalk(table.automaton);
  }

  search(strip: Strip, stretched: boolean): void {
    for (let start = 0; start < strip.length && !this.walk.spent; start += 1) {
      if (isStart(strip, start)) {
        this.searchFrom(strip, start, stretched);
      }
    }
  }

  private searchFrom(strip: Strip, start: number, stretched: boolean): void {
    const { automaton, entries } = this.table;
    const extra = viewBit.wildcard | (stretched ? viewBit.squeezed : 0);
    let states: Set<number> = new Set([0]);
    let before = 0;
    for (let i = start; i < strip.length && states.size > 0; i += 1) {
      const code = strip.codes[i] ?? 0;
      if (code !== spaceCode || before !== spaceCode) {
        const past = code === starCode && isLetter(before) && isLetter(strip.codes[i + 1] ?? 0) ? states : none;
        states = this.walk.step(states, code, before, stretched);
        past.forEach((state) => states.add(state));
      }
      before = code;
      for (const state of states) {
        const id = patternAt(automaton, state);
        if (id >= 0 && isTelling(strip, start, i + 1)) {
          this.hits.offer(entries[id] ?? [], strip, start, i + 1, extra);
        }
      }
    }
  }
}

/** Finds terms in words with stars for letters (`sc*mbag`); a star is one letter, or stands between two (`scum*bag`). */
export function findStarred(
  table: PatternTable & { automaton: Automaton },
  readings: Readings,
  reach: number,
  hits: HitCollector,
): void {
  const search = new StarSearch(table, hits);
  for (const patch of readings.starred.slice(0, maxStarred)) {
    const strip = stripOf(readings, patch, reach);
    search.search(strip, false);
    if (patch.codes.some((code, i) => code === patch.codes[i - 1] && !isStar(code))) {
      search.search(strip, true);
    }
  }
}
