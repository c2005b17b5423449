import type { Database } from '../database.js';
import { ARRIVAL_KINDS, type ArrivalKind } from './arrival-key.js';
import { GATHER_BOTH, GATHER_RATES, GATHER_SIMILAR } from './gather-statement.js';

/** What is asked for, for all comments of a list alike. */
export interface MemoryQuestion {
  similar?: {
    windowMs: number;
    /** Looked at in each band. */
    most: number;
    /** Bits in which sketches may differ. */
    differing: number;
  };
  rates: { of: ArrivalKind; windowMs: number; most: number }[];
}

/** One text that may be alike; the same text sent once more while the first has no decision is a repeat. */
export type Alike = [
  differing: number,
  ageMs: number,
  comment: string,
  article: number | null,
  author: number | null,
  isRepeat: boolean | null,
];

export interface GatheredWork {
  id: string;
  /** Whether its text was looked at when it arrived, be it that it had too few words. */
  signed: boolean;
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
    const alike = similar ? [similar.windowMs / 1000, similar.most, similar.differing] : [];
    if (rates.length === 0) {
      return this.db.query<GatheredWork>(GATHER_SIMILAR, [ids, ...alike]);
    }
    const asked = rates.map(({ of, windowMs, most }) => ({ kind: ARRIVAL_KINDS[of], seconds: windowMs / 1000, most }));
    return this.db.query<GatheredWork>(similar ? GATHER_BOTH : GATHER_RATES, [ids, ...alike, JSON.stringify(asked)]);
  }
}
