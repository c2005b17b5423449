import { type Automaton, buildAutomaton, stride } from './automaton.js';
import type { PatternTable } from './pattern.js';
import { PrefixFilter } from './prefix-filter.js';
import { Scratch } from './starts.js';
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

const starts = new Scratch();
const edgeStarts = new Scratch();
/** Pattern, start and end of each place found. */
const places = new Scratch();
const keep: Report = (id, start, end) => {
  places.push(id);
  places.push(start);
  places.push(end);
};

/** Walks together may be so many times longer than the text; from there on the automaton is the better way. */
const maxWalked = 2;

/** Puts the places into the order of the automaton: by end, then by start. They are few, and nearly in order. */
function sortPlaces(): void {
  const { list, count } = places;
  for (let i = 3; i < count; i += 3) {
    const [id, start, end] = [list[i] as number, list[i + 1] as number, list[i + 2] as number];
    let at = i;
    for (; at > 0; at -= 3) {
      const order = (list[at - 1] as number) - end || (list[at - 2] as number) - start;
      if (order <= 0) {
        break;
      }
      list.copyWithin(at, at - 3, at);
    }
    list[at] = id;
    list[at + 1] = start;
    list[at + 2] = end;
  }
}

/** Reports what begins at the gathered starts, as `run` would. */
function reportStarts(table: Table, strip: Strip, report: Report): void {
  const { list, count } = starts;
  let left = strip.length * maxWalked;
  places.begin(0);
  for (let i = 0; i < count && left >= 0; i += 1) {
    const start = list[i] as number;
    left -= walk(table, strip, start, keep) - start + 1;
  }
  if (left < 0) {
    run(table, strip, report);
    return;
  }
  sortPlaces();
  for (let i = 0; i < places.count; i += 3) {
    report(places.list[i] as number, places.list[i + 1] as number, places.list[i + 2] as number);
  }
}

/** Like `run`, and sooner done where the patterns are few enough that hardly a place looks like the start of one. */
export function runFiltered(table: Table, strip: Strip, report: Report): void {
  table.filter.findStarts(strip.codes, strip.length, starts);
  reportStarts(table, strip, report);
}

/**
 * Like `runFiltered` with `inner`, some of the patterns of `edges`, and follows the patterns of `edges` from the edges of
 * words only: enough for terms that stand as words in a text whose units are its characters.
 */
export function runWithEdges(inner: Table, edges: Table, strip: Strip, report: Report, reportEdge: Report): void {
  edges.filter.findStartsWithEdges(strip.codes, strip.length, inner.filter, starts, edgeStarts);
  reportStarts(inner, strip, report);
  for (let i = 0; i < edgeStarts.count; i += 1) {
    walk(edges, strip, edgeStarts.list[i] as number, reportEdge);
  }
}
