import type { Transaction } from '../database.js';
import { type CommentFilter, conditionsOf, SEARCHED } from '../search/comment-filter.js';

interface FilledBatch {
  siteId: string;
  id: string;
  /** So many comments at most. */
  most: number;
}

/**
 * Puts the comments that a search finds into a batch, each in the state it is in: the newest ones, but for those deleted
 * and those that stand by the same action already.
 * @returns whether all that were found fitted
 */
export async function addFound(
  tx: Transaction,
  { siteId, id, most }: FilledBatch,
  filter: CommentFilter,
  sections: readonly string[] | null,
  action: 'approve' | 'reject',
): Promise<boolean> {
  const { where, values } = conditionsOf(filter, sections, 5);
  const added = await tx.query(
    `INSERT INTO batch_entry (site_id, batch_id, comment_id, rev, version)
     SELECT c.site_id, $2, c.id, c.head_rev, c.decision_version FROM ${SEARCHED}
     WHERE s.site_id = $1 AND c.head_rev > coalesce(c.deleted_rev, -1)
       AND (c.decided_action IS DISTINCT FROM $4 OR c.decided_rev <> c.head_rev) AND ${where}
     ORDER BY s.received_at DESC, s.comment_id DESC LIMIT $3 RETURNING comment_id`,
    [siteId, id, most + 1, action, ...values],
  );
  return keepMost(tx, { siteId, id, most }, added.length);
}

/** One more than fits was asked for, to know whether there are more. */
export async function keepMost(tx: Transaction, { siteId, id, most }: FilledBatch, added: number): Promise<boolean> {
  if (added <= most) {
    return true;
  }
  await tx.query(
    `DELETE FROM batch_entry WHERE site_id = $1 AND batch_id = $2 AND comment_id IN (
       SELECT comment_id FROM batch_entry WHERE site_id = $1 AND batch_id = $2 ORDER BY comment_id DESC LIMIT $3)`,
    [siteId, id, added - most],
  );
  await tx.query('UPDATE batch SET complete = false WHERE site_id = $1 AND id = $2', [siteId, id]);
  return false;
}
