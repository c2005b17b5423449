import type { Database, Transaction } from '../database.js';
import { END_WORK, isPlain, settle, type Settled } from './settle-statement.js';
import type { SettledRow } from './settled-row.js';

/** Writes what a list of work came to. */
export class DecisionRepository {
  constructor(private readonly db: Database) {}

  /** Commits a list; rows whose comment has moved on are missing in what comes back. */
  async settle(rows: readonly SettledRow[]): Promise<Settled> {
    if (rows.length === 0) {
      return { works: [], deliveries: 0 };
    }
    return rows.every(isPlain) ? settle(this.db, rows) : this.db.transaction((tx) => settle(tx, rows));
  }

  /** The same for a caller who owns the transaction. */
  async settleWithin(tx: Transaction, rows: readonly SettledRow[]): Promise<Settled> {
    return settle(tx, rows);
  }

  /** Ends work that has nothing to decide any more. */
  async endWork(on: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await on.query(END_WORK, [ids]);
    }
  }
}
