import type { Query } from './chaos-schema.js';
import type { Invariant } from './invariant.js';
import { INVARIANTS } from './invariants.js';

export interface Violation extends Invariant {
  /** How many rows the query returned. */
  count: number;
  /** The first of them. */
  rows: Record<string, unknown>[];
}

const SHOWN = 20;

/** Asks every invariant; an empty answer means that all hold. */
export async function check(query: Query, invariants: readonly Invariant[] = INVARIANTS): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const invariant of invariants) {
    const rows = await query(invariant.sql);
    if (rows.length > 0) {
      violations.push({ ...invariant, count: rows.length, rows: rows.slice(0, SHOWN) });
    }
  }
  return violations;
}
