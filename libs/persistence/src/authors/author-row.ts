import type { StoredAuthor } from '../ingest/ingest-item.js';
import { inSections } from '../articles/in-sections.js';
import type { Transaction } from '../database.js';

export interface AuthorRow {
  siteId: string;
  key: string;
  /** What the site sent last; empty once he is erased. */
  sent: Partial<StoredAuthor>;
  firstSeenAt: Date;
  erasedAt: Date | null;
}

const AUTHOR = `a.site_id AS "siteId", a.key, a.data AS sent, a.first_seen_at AS "firstSeenAt", a.erased_at AS "erasedAt"`;

export async function findAuthor(tx: Transaction, siteId: string, key: string): Promise<AuthorRow | undefined> {
  return (
    await tx.query<AuthorRow>(`SELECT ${AUTHOR} FROM author a WHERE a.site_id = $1 AND a.key = $2`, [siteId, key])
  )[0];
}

/** Whether he has written in one of these sections. */
export async function hasCommentIn(
  tx: Transaction,
  { siteId, key }: AuthorRow,
  sections: readonly string[],
): Promise<boolean> {
  const text = `SELECT 1 FROM comment c WHERE c.author_key = $2 AND c.site_id = $1 AND ${inSections('$3')} LIMIT 1`;
  return (await tx.query(text, [siteId, key, sections])).length > 0;
}

/** Under his row lock, so that what is held against him is changed by one at a time. */
export async function lockAuthor(tx: Transaction, siteId: string, key: string): Promise<AuthorRow | undefined> {
  const text = `SELECT ${AUTHOR} FROM author a WHERE a.site_id = $1 AND a.key = $2 FOR NO KEY UPDATE`;
  return (await tx.query<AuthorRow>(text, [siteId, key]))[0];
}
