import type { Database } from '../database.js';
import type { IngestItem } from './ingest-item.js';

/** The event id of a comment that is sent plain, without an envelope. */
export function plainEventId(commentId: string, rev: number): string {
  return `c:${commentId}:${rev}`;
}

const PLAIN_ID = /^c:(.*):(\d{1,16})$/s;

/** Whether an item is told by its comment and revision alone: its event id says the same. */
export function isPlain(item: IngestItem): boolean {
  return (item.kind === 'create' || item.kind === 'update') && item.eventId === plainEventId(item.commentId, item.rev);
}

/** Hashes of what plain comments meant whose ids other events want to go by. */
export const KNOWN_PLAIN = {
  name: 'known_plain',
  text: `
SELECT i.n FROM json_to_recordset($1::json) AS i(n int, site text, comment text, rev bigint)
JOIN revision r ON r.site_id = i.site AND r.comment_id = i.comment AND r.rev = i.rev WHERE r.body_sha256 IS NOT NULL`,
};

/** Places of events under the id of a plain comment that is stored; what they say is something else. */
export async function findBorrowed(db: Pick<Database, 'query'>, items: readonly IngestItem[]): Promise<Set<number>> {
  const asked = items.flatMap((item, n) => {
    const [, comment, rev] = PLAIN_ID.exec(item.eventId) ?? [];
    return comment === undefined || isPlain(item) ? [] : [{ n, site: item.siteId, comment, rev }];
  });
  const rows = asked.length === 0 ? [] : await db.query<{ n: number }>(KNOWN_PLAIN, [JSON.stringify(asked)]);
  return new Set(rows.map(({ n }) => n));
}
