import type { Database } from '../database.js';
import type { TallyIncrement, TallyMark, TallyRow } from './tally-row.js';
import { ADD_COSTS, ADD_MARKS, ADD_TALLIES, CLAIM_MARKS, FORGET, HORIZON, TALLY_PAGE } from './tally-statements.js';

const PAGE = 500;
/** A transaction can hold more decisions than a page; it is counted whole. */
const WHOLE = 1_000_000;
const SITES = 100;

export interface TallyPage {
  rows: TallyRow[];
  /** Where the next page begins. */
  next: string;
  /** Nothing that is committed is left. */
  last: boolean;
  /** What was decided before is counted once this page is; null when that cannot be told. */
  countedTo: Date | null;
}

/** Decisions as they are committed, each seen once, and the tallies made of them. */
export class TallyRepository {
  constructor(private readonly db: Database) {}

  async addSites(): Promise<void> {
    await this.db.query(ADD_MARKS);
  }

  /** Sites nobody has counted for a while; others pass them over for as long again. */
  async claim(): Promise<TallyMark[]> {
    return this.db.query<TallyMark>(CLAIM_MARKS, [SITES]);
  }

  async page({ siteId, xid }: TallyMark): Promise<TallyPage> {
    const [horizon] = await this.db.query<{ xid: string; at: Date }>(HORIZON);
    if (horizon === undefined) {
      throw new Error('Postgres gave no snapshot');
    }
    const rows = await this.read(siteId, xid, horizon.xid, PAGE);
    if (rows.length < PAGE) {
      return { rows, next: horizon.xid, last: true, countedTo: horizon.at };
    }
    const end = rows.at(-1)?.xid ?? horizon.xid;
    const whole = rows.filter((row) => row.xid !== end);
    if (whole.length > 0) {
      return { rows: whole, next: end, last: false, countedTo: timeOf(whole) };
    }
    const after = String(BigInt(end) + 1n);
    return { rows: await this.read(siteId, end, after, WHOLE), next: after, last: false, countedTo: timeOf(rows) };
  }

  /** False when somebody else has counted these decisions. */
  async add(mark: TallyMark, page: TallyPage, increments: readonly TallyIncrement[]): Promise<boolean> {
    const values = [mark.siteId, mark.xid, page.next, page.countedTo, JSON.stringify(increments)];
    return (await this.db.query(ADD_TALLIES, values)).length > 0;
  }

  /** Measured costs, of which the recent ones weigh more. */
  async addCosts(
    siteId: string,
    costs: readonly { rule: string; nanoseconds: number; samples: number }[],
  ): Promise<void> {
    if (costs.length > 0) {
      await this.db.query(ADD_COSTS, [siteId, JSON.stringify(costs)]);
    }
  }

  /** Drops days that no report card looks at any more. */
  async forget(): Promise<void> {
    await this.db.query(FORGET);
  }

  /** The canonical document of a version. */
  async document(siteId: string, hash: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ document: string }>(
      'SELECT document FROM rule_set_version WHERE site_id = $1 AND hash = $2 LIMIT 1',
      [siteId, hash],
    );
    return row?.document;
  }

  private read(siteId: string, from: string, to: string, limit: number): Promise<TallyRow[]> {
    return this.db.query<TallyRow>(TALLY_PAGE, [siteId, from, to, limit]);
  }
}

function timeOf(rows: readonly TallyRow[]): Date | null {
  const at = rows.findLast(({ about }) => about !== null)?.about?.decidedAt;
  return at === undefined ? null : new Date(at);
}
