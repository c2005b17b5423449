import { inSections } from '../articles/in-sections.js';
import { type CommentCounts, COUNTED, STANDING } from '../comment-counts.js';
import type { Transaction } from '../database.js';

/**
 * Counted from the comments themselves, along their author's index.
 * @param sections of articles in these alone; null: of all
 */
export async function countComments(
  tx: Transaction,
  siteId: string,
  key: string,
  sections: readonly string[] | null,
): Promise<CommentCounts> {
  const [counts] = await tx.query<CommentCounts>(
    `SELECT ${COUNTED} FROM (SELECT ${STANDING} FROM comment c WHERE c.author_key = $2 AND c.site_id = $1
       AND ${inSections('$3')}) c`,
    [siteId, key, sections],
  );
  return counts as CommentCounts;
}
