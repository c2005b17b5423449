import type { Database } from '../database.js';
import { ARRIVAL_KINDS, type ArrivalKind } from './arrival-key.js';
import { GATHER_BOTH, GATHER_RATES, GATHER_SIMILAR } from './gather-statement.js';

/** What is asked for, for all comments of a list alike. */
export interface MemoryQuestion {
  similar?: { windowMs: number; most: number };
  rates: { of: ArrivalKind; windowMs: number; most: number }[];
}

/** Bits that differ, milliseconds before the comment under test, comment, and article and author where they are others. */
export type Alike = [differing: number, ageMs: number, comment: string, article: number | null, author: number | null];

export interface GatheredWork {
  id: string;
  /** `null`: none was made when the revision arrived; 0: the text has too few words. */
  signature: number | null;
  /** Seconds since the revision arrived. */
  age: number;
  similar: Alike[] | null;
  /** Kind, seconds, number; `null` when the comment has nothing of the kind. */
  rates: [kind: number, seconds: number, count: number | null][] | null;
}

/** Looks up what rules remember, for a whole list in one statement. */
export class MemoryRepository {
  constructor(private readonly db: Database) {}

  async gather(ids: readonly string[], { similar, rates }: MemoryQuestion): Promise<GatheredWork[]> {
    const alike = similar ? [similar.windowMs / 1000, similar.most] : [];
    if (rates.length === 0) {
      return this.db.query<GatheredWork>(GATHER_SIMILAR, [ids, ...alike]);
    }
    const counted = [
      rates.map(({ of }) => ARRIVAL_KINDS[of]),
      rates.map(({ windowMs }) => windowMs / 1000),
      rates.map(({ most }) => most),
    ];
    return this.db.query<GatheredWork>(similar ? GATHER_BOTH : GATHER_RATES, [ids, ...alike, ...counted]);
  }
}
