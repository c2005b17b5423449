import type { AuthorNoteTold, NewAuthorNote, NoteAudience } from '@palaver/contracts';
import type { Transaction } from '../database.js';
import type { AuthorRow } from './author-row.js';

export interface AuthorNoteRow {
  id: string;
  siteId: string;
  authorKey: string;
  audience: NoteAudience;
  text: string | null;
  createdAt: Date;
  createdBy: string;
}

const NOTE = `n.id, n.site_id AS "siteId", n.author_key AS "authorKey", n.audience, n.text, n.created_at AS "createdAt",
  n.actor AS "createdBy"`;

/** Newest first, along the author's index. */
export async function listNotes(
  tx: Transaction,
  { siteId, authorKey, after, limit }: { siteId: string; authorKey: string; after?: string; limit: number },
): Promise<AuthorNoteRow[]> {
  return tx.query<AuthorNoteRow>(
    `SELECT ${NOTE} FROM author_note n WHERE n.site_id = $1 AND n.author_key = $2
       AND ($3::uuid IS NULL OR (n.created_at, n.id) < (SELECT p.created_at, p.id FROM author_note p
         WHERE p.site_id = $1 AND p.id = $3))
     ORDER BY n.created_at DESC, n.id DESC LIMIT $4`,
    [siteId, authorKey, after ?? null, limit],
  );
}

/** Adds a note; one for the author is owed to the endpoints of his site that asked for `author.noted`. */
export async function addNote(
  tx: Transaction,
  { siteId, key, sent }: AuthorRow,
  { text, audience }: NewAuthorNote,
  actor: string,
): Promise<AuthorNoteRow> {
  const [row] = await tx.query<AuthorNoteRow>(
    `INSERT INTO author_note AS n (site_id, author_key, audience, text, actor) VALUES ($1, $2, $3, $4, $5) RETURNING ${NOTE}`,
    [siteId, key, audience, text, actor],
  );
  const note = row as AuthorNoteRow;
  if (audience === 'author') {
    const told: AuthorNoteTold = {
      siteId,
      author: { key, id: sent.id ?? null, username: sent.username ?? null },
      note: { id: note.id, text, createdAt: note.createdAt.toISOString() },
    };
    await tx.query(
      `INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version, payload)
       SELECT e.site_id, e.id, 'note', $2, 1, $3 FROM endpoint e JOIN site s ON s.id = e.site_id
       WHERE e.site_id = $1 AND e.enabled AND s.mode = 'live' AND 'author.noted' = ANY (e.types)`,
      [siteId, note.id, JSON.stringify(told)],
    );
  }
  return note;
}
