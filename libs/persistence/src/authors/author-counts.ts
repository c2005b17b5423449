import { type CommentCounts, COUNTED, STANDING } from '../comment-counts.js';
import type { Transaction } from '../database.js';

/** Counted from the comments themselves, along their author's index. */
export async function countComments(tx: Transaction, siteId: string, key: string): Promise<CommentCounts> {
  const [counts] = await tx.query<CommentCounts>(
    `SELECT ${COUNTED} FROM (SELECT ${STANDING} FROM comment c WHERE c.author_key = $2 AND c.site_id = $1) c`,
    [siteId, key],
  );
  return counts as CommentCounts;
}
