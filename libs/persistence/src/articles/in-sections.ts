import type { Transaction } from '../database.js';

/**
 * SQL: whether the comment `c` belongs to an article in one of the sections of the parameter, or that is null: all. What
 * is in no section is seen by who sees all.
 */
export const inSections = (sections: string): string =>
  `(${sections}::text[] IS NULL OR EXISTS (SELECT 1 FROM article a WHERE a.site_id = c.site_id AND a.key = c.article_key
    AND a.data ->> 'section' = ANY (${sections})))`;

/** Whether somebody who is held to sections sees the comment; who sees all of them does without a look. */
export async function isInSections(
  tx: Transaction,
  siteId: string,
  commentId: string,
  sections: readonly string[] | null,
): Promise<boolean> {
  if (sections === null) {
    return true;
  }
  const statement = `SELECT 1 FROM comment c WHERE c.site_id = $1 AND c.id = $2 AND ${inSections('$3')}`;
  return (await tx.query(statement, [siteId, commentId, sections])).length > 0;
}
