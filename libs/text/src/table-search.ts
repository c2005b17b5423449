import { type Automaton, buildAutomaton, stride } from './automaton.js';
import type { PatternTable } from './pattern.js';
import { PrefixFilter } from './prefix-filter.js';
import type { Strip } from './strip.js';

const spaceCode = 0x20;

/** Patterns, ready to be searched for. */
export interface Table extends PatternTable {
  automaton: Automaton;
  filter: PrefixFilter;
  bytes: number;
  lengths: Int32Array;
  spaced: Uint8Array;
}

export function tabulate(table: PatternTable): Table {
  const automaton = buildAutomaton(table.texts);
  const filter = new PrefixFilter(table.texts);
  return {
    ...table,
    automaton,
    filter,
    bytes: automaton.bytes + filter.bytes,
    lengths: Int32Array.from(table.texts, (text) => text.length),
    spaced: Uint8Array.from(table.texts, (text) => (text.includes(' ') ? 1 : 0)),
  };
}

/** Where a pattern that ends at `end` began: white space in the text may be longer than the one space in the pattern. */
function startOf(strip: Strip, end: number, length: number, spaced: boolean): number {
  if (!spaced) {
    return end - length;
  }
  let at = end;
  for (let left = length; left > 0; left -= 1) {
    at -= 1;
    if (strip.codes[at] === spaceCode) {
      while (at > 0 && strip.codes[at - 1] === spaceCode) {
        at -= 1;
      }
    }
  }
  return at;
}

/** Told of a pattern that stands in units [start, end). */
export type Report = (pattern: number, start: number, end: number) => void;

/** Runs the automaton over a strip; runs of white space count as one space. */
export function run(table: Table, strip: Strip, report: Report): void {
  const { symbols, nodes, pattern } = table.automaton;
  const { codes, length } = strip;
  let state = 0;
  let before = 0;
  for (let i = 0; i < length; i += 1) {
    const code = codes[i] as number;
    if (((code ^ spaceCode) | (before ^ spaceCode)) === 0) {
      continue;
    }
    before = code;
    const symbol = symbols[code] as number;
    if (symbol === 0) {
      state = 0;
      continue;
    }
    let next = (nodes[state] as number) + symbol;
    while (nodes[next + 1] !== state && state !== 0) {
      state = nodes[state + 2] as number;
      next = (nodes[state] as number) + symbol;
    }
    state = nodes[next + 1] === state ? next : 0;
    for (
      let found = nodes[state + 3] as number;
      found !== 0;
      found = nodes[(nodes[found + 2] as number) + 3] as number
    ) {
      const id = pattern[found / stride] as number;
      report(id, startOf(strip, i + 1, table.lengths[id] as number, table.spaced[id] === 1), i + 1);
    }
  }
}

/** Reports the patterns that begin at `start`; answers where the walk along them ended. */
function walk({ automaton }: Table, { codes, length }: Strip, start: number, report: Report): number {
  const { symbols, nodes, pattern } = automaton;
  let state = 0;
  let before = 0;
  let i = start;
  for (; i < length; i += 1) {
    const code = codes[i] as number;
    if (((code ^ spaceCode) | (before ^ spaceCode)) === 0) {
      continue;
    }
    before = code;
    const symbol = symbols[code] as number;
    const next = (nodes[state] as number) + symbol;
    if (symbol === 0 || nodes[next + 1] !== state) {
      break;
    }
    state = next;
    if (nodes[state + 3] === state) {
      report(pattern[state / stride] as number, start, i + 1);
    }
  }
  return i;
}

/**
 * Follows the patterns from the edges of words only: enough for terms that stand as words in a text whose units are
 * its characters.
 */
export function runFromEdges(table: Table, strip: Strip, report: Report): void {
  table.filter.forEachStart(strip.codes, strip.length, true, (start) => {
    walk(table, strip, start, report);
  });
}

/** Walks together may be so many times longer than the text; from there on the automaton is the better way. */
const maxWalked = 2;

/** Like `run`, and sooner done where the patterns are few enough that hardly a place looks like the start of one. */
export function runFiltered(table: Table, strip: Strip, report: Report): void {
  const found: { id: number; start: number; end: number }[] = [];
  const keep: Report = (id, start, end) => found.push({ id, start, end });
  let left = strip.length * maxWalked;
  table.filter.forEachStart(strip.codes, strip.length, false, (start) => {
    left -= left < 0 ? 0 : walk(table, strip, start, keep) - start + 1;
  });
  if (left < 0) {
    run(table, strip, report);
    return;
  }
  if (found.length > 1) {
    found.sort((a, b) => a.end - b.end || a.start - b.start);
  }
  for (const { id, start, end } of found) {
    report(id, start, end);
  }
}
