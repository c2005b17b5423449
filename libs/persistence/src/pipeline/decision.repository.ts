import type { Transaction } from '../database.js';
import { END_WORK, settle, type SettledRow } from './settle-statement.js';

/** Writes what a list of work came to; the caller owns the transaction and holds the locks. */
export class DecisionRepository {
  /** Returns how many deliveries became due. */
  async settle(tx: Transaction, rows: readonly SettledRow[]): Promise<number> {
    return rows.length === 0 ? 0 : settle(tx, rows);
  }

  async endWork(tx: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await tx.query(END_WORK, [ids]);
    }
  }
}
