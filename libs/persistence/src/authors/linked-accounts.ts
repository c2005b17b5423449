import type { Transaction } from '../database.js';

export interface LinkedAccountRow {
  key: string;
  username: string | null;
  /** Whether he has commented, or the site has told of him. */
  isKnown: boolean;
  /** The strongest sanction in force. */
  kind: 'premoderate' | 'suspend' | 'ban' | null;
  until: Date | null;
}

/** Accounts the site says are of the same person, in the order it named them; one round trip for all. */
export async function findLinked(
  tx: Transaction,
  siteId: string,
  keys: readonly string[],
): Promise<LinkedAccountRow[]> {
  if (keys.length === 0) {
    return [];
  }
  return tx.query<LinkedAccountRow>(
    `SELECT k.key, a.data ->> 'username' AS username, a.key IS NOT NULL AS "isKnown", s.kind, s.until
     FROM unnest($2::text[]) WITH ORDINALITY k(key, n)
     LEFT JOIN author a ON a.site_id = $1 AND a.key = k.key
     LEFT JOIN LATERAL (
       SELECT s.kind, s.until FROM sanction s
       WHERE s.site_id = $1 AND s.author_key = k.key AND s.severity > 0 AND s.since IS NOT NULL AND s.lifted_at IS NULL
         AND (s.until > now()) IS NOT FALSE
       ORDER BY s.severity DESC, s.until DESC NULLS FIRST, s.id LIMIT 1
     ) s ON true
     ORDER BY k.n`,
    [siteId, keys],
  );
}
