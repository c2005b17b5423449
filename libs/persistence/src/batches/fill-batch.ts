import type { Transaction } from '../database.js';

export interface SeenComment {
  commentId: string;
  rev: number;
  version: number;
}

/** Puts comments into a batch, each in the state it was seen in; one that is named twice counts once. */
export async function addEntries(
  tx: Transaction,
  siteId: string,
  batchId: string,
  seen: readonly SeenComment[],
): Promise<void> {
  await tx.query(
    `INSERT INTO batch_entry (site_id, batch_id, comment_id, rev, version)
     SELECT $1, $2, "commentId", rev, version
     FROM json_to_recordset($3::json) AS i("commentId" text, rev bigint, version int) ON CONFLICT DO NOTHING`,
    [siteId, batchId, JSON.stringify(seen)],
  );
}

/** The same for all that was decided in another batch. */
export async function addDecidedIn(tx: Transaction, siteId: string, batchId: string, other: string): Promise<void> {
  await tx.query(
    `INSERT INTO batch_entry (site_id, batch_id, comment_id, rev, version)
     SELECT d.site_id, $2, d.comment_id, d.rev, d.version FROM decision d WHERE d.site_id = $1 AND d.batch_id = $3
     ON CONFLICT DO NOTHING`,
    [siteId, batchId, other],
  );
}
