import type { Transaction } from '../database.js';

/**
 * SQL: whether the comment `c` belongs to an article in one of the sections of the parameter, or that is null: all. What
 * is in no section is seen by who sees all.
 */
export const inSections = (sections: string): string =>
  `(${sections}::text[] IS NULL OR EXISTS (SELECT 1 FROM article a WHERE a.site_id = c.site_id AND a.key = c.article_key
    AND a.data ->> 'section' = ANY (${sections})))`;

/** Those of the comments that are under articles of these sections. */
export async function withinSections(
  tx: Transaction,
  siteId: string,
  comments: readonly string[],
  sections: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT c.id FROM comment c WHERE c.site_id = $1 AND c.id = ANY ($2::text[]) AND ${inSections('$3')}`,
    [siteId, comments, sections],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether somebody who is held to sections sees the comment; who sees all of them does without a look. */
export async function isInSections(
  tx: Transaction,
  siteId: string,
  commentId: string,
  sections: readonly string[] | null,
): Promise<boolean> {
  return sections === null || (await withinSections(tx, siteId, [commentId], sections)).has(commentId);
}
