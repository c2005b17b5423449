import type { ViewName } from './types.js';

/** Views from harmless to risky; a hit is reported under the riskiest view it needed. */
export const viewOrder: readonly ViewName[] = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];

export const viewBit: Readonly<Record<ViewName, number>> = {
  base: 1,
  skeleton: 2,
  leet: 4,
  squeezed: 8,
  joined: 16,
  wildcard: 32,
};

export function riskiestView(bits: number): ViewName {
  return viewOrder[31 - Math.clz32(bits)] ?? 'base';
}

/**
 * Another reading of the base units [from, to): `codes[i]` stands for the base units [at[i], until[i]).
 * `needs` holds the view bits that the reading takes.
 */
export interface Patch {
  from: number;
  to: number;
  codes: number[];
  at: number[];
  until: number[];
  needs: number;
}

export function emptyPatch(from: number, to: number, needs: number): Patch {
  return { from, to, codes: [], at: [], until: [], needs };
}

export function put(patch: Patch, code: number, at: number, until: number): void {
  patch.codes.push(code);
  patch.at.push(at);
  patch.until.push(until);
}

export function putText(patch: Patch, text: string, at: number, until: number): void {
  for (let i = 0; i < text.length; i += 1) {
    put(patch, text.charCodeAt(i), at, until);
  }
}

/** The upper readings, and the lower ones wherever no upper one stands. Both sorted, without overlaps. */
export function overlay(lower: readonly Patch[], upper: readonly Patch[]): Patch[] {
  if (lower.length === 0 || upper.length === 0) {
    return upper.length === 0 ? [...lower] : [...upper];
  }
  const merged = [...upper];
  let next = 0;
  for (const patch of lower) {
    while ((upper[next]?.to ?? Infinity) <= patch.from) {
      next += 1;
    }
    if ((upper[next]?.from ?? Infinity) >= patch.to) {
      merged.push(patch);
    }
  }
  return merged.sort((a, b) => a.from - b.from);
}
