/**
 * Aho-Corasick over UTF-16 units in a double array: `base of state + symbol` is the child if `check` there names the
 * state, else the failure link is followed. Linear in the text whatever the patterns are. The four numbers of a state
 * lie side by side, so that a step touches one cache line; states and symbols are offsets, multiples of `stride`.
 */
export interface Automaton {
  /** Symbol of a unit; 0 when no pattern holds it. */
  readonly symbols: Int32Array;
  /** Per state: base, check, failure link, and the nearest state by such links where a pattern ends, or 0. */
  readonly nodes: Int32Array;
  /** Pattern that ends exactly in the state with this number, or -1; the state's offset divided by the stride. */
  readonly pattern: Int32Array;
  readonly symbolCount: number;
  readonly bytes: number;
}

export const stride = 4;
const strideBits = 2;

/** Trie in parallel arrays: first child and next sibling of each node. */
interface Trie {
  readonly symbol: number[];
  readonly child: number[];
  readonly sibling: number[];
  readonly pattern: number[];
  readonly symbolCount: number;
}

/** Numbers the units in their own order, so that a search with bounds does not depend on that of the patterns. */
function numberUnits(patterns: readonly string[], symbols: Uint16Array): number {
  for (const text of patterns) {
    for (let i = 0; i < text.length; i += 1) {
      symbols[text.charCodeAt(i)] = 1;
    }
  }
  let count = 0;
  symbols.forEach((isUsed, code) => {
    count += isUsed;
    symbols[code] = isUsed === 0 ? 0 : count;
  });
  return count;
}

function buildTrie(patterns: readonly string[], symbols: Uint16Array): Trie {
  const symbol = [0];
  const child = [0];
  const sibling = [0];
  const pattern = [-1];
  const symbolCount = numberUnits(patterns, symbols);
  patterns.forEach((text, id) => {
    let node = 0;
    for (let i = 0; i < text.length; i += 1) {
      const wanted = symbols[text.charCodeAt(i)] ?? 0;
      let next = child[node] ?? 0;
      while (next !== 0 && symbol[next] !== wanted) {
        next = sibling[next] ?? 0;
      }
      if (next === 0) {
        next = symbol.length;
        symbol.push(wanted);
        child.push(0);
        sibling.push(child[node] ?? 0);
        pattern.push(-1);
        child[node] = next;
      }
      node = next;
    }
    pattern[node] = id;
  });
  return { symbol, child, sibling, pattern, symbolCount };
}

function childrenOf(trie: Trie, node: number): number[] {
  const children: number[] = [];
  for (let next = trie.child[node] ?? 0; next !== 0; next = trie.sibling[next] ?? 0) {
    children.push(next);
  }
  return children;
}

class DoubleArray {
  base = new Int32Array(1024);
  check = new Int32Array(1024).fill(-1);
  private firstFree = 1;
  private misses = 0;

  constructor(private readonly width: number) {
    this.check[0] = 0;
  }

  private reserve(size: number): void {
    if (size > this.check.length) {
      const grown = Math.max(size, this.check.length * 2);
      const check = new Int32Array(grown).fill(-1);
      check.set(this.check);
      const base = new Int32Array(grown);
      base.set(this.base);
      this.check = check;
      this.base = base;
    }
  }

  /** First place where all children fit; dense front parts are given up after some failures so that building stays fast. */
  place(state: number, symbols: readonly number[]): number {
    const least = Math.min(...symbols);
    let at = Math.max(this.firstFree, least + 1);
    for (; ; at += 1) {
      this.reserve(at + this.width + 2);
      if (this.check[at] !== -1) {
        continue;
      }
      const base = at - least;
      if (symbols.every((symbol) => this.check[base + symbol] === -1)) {
        for (const symbol of symbols) {
          this.check[base + symbol] = state;
        }
        this.base[state] = base;
        break;
      }
      this.misses += 1;
      if (this.misses > 256) {
        this.firstFree = Math.max(this.firstFree + 1, at - this.width);
        this.misses = 0;
      }
    }
    while (this.check[this.firstFree] !== -1) {
      this.firstFree += 1;
    }
    return this.base[state] ?? 0;
  }
}

/** Child by the symbol, or 0. */
export function childOf({ nodes }: Automaton, state: number, symbol: number): number {
  const next = (nodes[state] ?? 0) + symbol;
  return nodes[next + 1] === state ? next : 0;
}

export function patternAt(automaton: Automaton, state: number): number {
  return automaton.pattern[state >> strideBits] ?? -1;
}

/** Builds the tables. Patterns are distinct and not empty; a pattern's id is its index. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const plainSymbols = new Uint16Array(0x10000);
  const trie = buildTrie(patterns, plainSymbols);
  const array = new DoubleArray(trie.symbolCount);
  const stateOf = new Int32Array(trie.symbol.length);
  const order: number[] = [0];
  let last = 0;
  for (let head = 0; head < order.length; head += 1) {
    const node = order[head] ?? 0;
    const children = childrenOf(trie, node);
    if (children.length > 0) {
      const base = array.place(
        stateOf[node] ?? 0,
        children.map((child) => trie.symbol[child] ?? 0),
      );
      for (const child of children) {
        const state = base + (trie.symbol[child] ?? 0);
        stateOf[child] = state;
        last = Math.max(last, state);
        order.push(child);
      }
    }
  }
  const size = last + trie.symbolCount + 2;
  const symbols = Int32Array.from(plainSymbols, (symbol) => symbol * stride);
  const nodes = new Int32Array(size * stride);
  for (let state = 0; state < size; state += 1) {
    const owner = array.check[state] ?? -1;
    nodes[state * stride] = (array.base[state] ?? 0) * stride;
    nodes[state * stride + 1] = owner < 0 ? -1 : owner * stride;
  }
  const automaton: Automaton = {
    symbols,
    nodes,
    pattern: new Int32Array(size).fill(-1),
    symbolCount: trie.symbolCount,
    bytes: symbols.byteLength + nodes.byteLength + size * 4,
  };
  link(automaton, trie, stateOf, order);
  return automaton;
}

/** Failure links and outputs, level by level: those of a state rest on those of states nearer to the root. */
function link(automaton: Automaton, trie: Trie, stateOf: Int32Array, order: readonly number[]): void {
  const { nodes, pattern } = automaton;
  for (const node of order) {
    const state = (stateOf[node] ?? 0) * stride;
    const fail = nodes[state + 2] ?? 0;
    const ends = trie.pattern[node] ?? -1;
    pattern[state >> strideBits] = ends;
    nodes[state + 3] = ends >= 0 ? state : (nodes[fail + 3] ?? 0);
    for (let child = trie.child[node] ?? 0; child !== 0; child = trie.sibling[child] ?? 0) {
      const symbol = (trie.symbol[child] ?? 0) * stride;
      let from = state;
      let target = 0;
      while (from !== 0 && target === 0) {
        from = nodes[from + 2] ?? 0;
        target = childOf(automaton, from, symbol);
      }
      nodes[(stateOf[child] ?? 0) * stride + 2] = target;
    }
  }
}
