import type { Transaction } from '../database.js';
import type { EntryState } from './batch-row.js';

/** The comments of review items of a site, by the items' ids. */
export async function commentsOfItems(
  tx: Transaction,
  siteId: string,
  items: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; comment: string }>(
    `SELECT id::text AS id, comment_id AS comment FROM review_item WHERE site_id = $1 AND id = ANY ($2::bigint[])`,
    [siteId, items],
  );
  return new Map(rows.map(({ id, comment }) => [id, comment]));
}

export interface EntryNow {
  state: EntryState;
  /** Null where there is no such comment. */
  headRev: number | null;
  decisionVersion: number | null;
}

/** What became of the comments of a batch, and the state each is in now. */
export async function entriesNow(tx: Transaction, siteId: string, batchId: string): Promise<Map<string, EntryNow>> {
  const rows = await tx.query<EntryNow & { comment: string }>(
    `SELECT e.comment_id AS comment, e.state, c.head_rev::float8 AS "headRev", c.decision_version AS "decisionVersion"
     FROM batch_entry e LEFT JOIN comment c ON c.site_id = e.site_id AND c.id = e.comment_id
     WHERE e.site_id = $1 AND e.batch_id = $2`,
    [siteId, batchId],
  );
  return new Map(rows.map(({ comment, ...entry }) => [comment, entry]));
}
