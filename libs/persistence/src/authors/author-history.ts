import { inSections } from '../articles/in-sections.js';
import type { Transaction } from '../database.js';

export interface HistoryQuery {
  siteId: string;
  authorKey: string;
  /** Of articles in these sections alone; null: of all. */
  sections: readonly string[] | null;
  /** Where they stand now: decided so, or not decided. */
  action?: 'approve' | 'review' | 'reject' | 'undecided';
  /** Behind the comment with this id. */
  after?: string;
  limit: number;
}

/** Ids of an author's comments that are not deleted, newest first, along his index. */
export async function listHistory(tx: Transaction, query: HistoryQuery): Promise<string[]> {
  const { siteId, authorKey, sections, action, after, limit } = query;
  const rows = await tx.query<{ id: string }>(
    `SELECT c.id FROM comment c
     WHERE c.author_key = $2 AND c.site_id = $1 AND c.head_rev > coalesce(c.deleted_rev, -1)
       AND ${inSections('$3')}
       AND ($4::text IS NULL OR coalesce(CASE WHEN c.decided_rev = c.head_rev THEN c.decided_action END, 'undecided') = $4)
       AND ($5::text IS NULL OR (c.received_at, c.id) < (SELECT p.received_at, p.id FROM comment p
         WHERE p.site_id = $1 AND p.id = $5))
     ORDER BY c.received_at DESC, c.id DESC LIMIT $6`,
    [siteId, authorKey, sections, action ?? null, after ?? null, limit],
  );
  return rows.map(({ id }) => id);
}
