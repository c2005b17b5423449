import type { NewSanction } from '@palaver/contracts';
import type { Transaction } from '../database.js';
import { SANCTION, type SanctionRow } from './sanction-row.js';

export type SanctionToMake = NewSanction & { siteId: string; authorKey: string; actor: string; proposed?: boolean };

/** Adds a sanction that acts from now on, or is only proposed. The author's row is to be locked. */
export async function imposeSanction(tx: Transaction, sanction: SanctionToMake): Promise<SanctionRow> {
  const { siteId, authorKey, kind, reason, note, message, until, actor, proposed = false } = sanction;
  const [row] = await tx.query<SanctionRow>(
    `INSERT INTO sanction AS s (site_id, author_key, kind, reason, note, message, until, actor, since)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN NOT $9::boolean THEN now() END) RETURNING ${SANCTION}`,
    [siteId, authorKey, kind, reason, note ?? null, message ?? null, until ?? null, actor, proposed],
  );
  return row as SanctionRow;
}

/** Ends one that is proposed or in force; undefined when it is neither. The author's row is to be locked. */
export async function liftSanction(
  tx: Transaction,
  { siteId, id, actor }: { siteId: string; id: string; actor: string },
): Promise<SanctionRow | undefined> {
  const [row] = await tx.query<SanctionRow>(
    `UPDATE sanction s SET lifted_at = now(), lifted_by = $3
     WHERE s.site_id = $1 AND s.id = $2 AND s.lifted_at IS NULL AND (s.until > now()) IS NOT FALSE RETURNING ${SANCTION}`,
    [siteId, id, actor],
  );
  return row;
}

/** Lets a proposed one act from now on; undefined when it is none, or its time is over. The author's row is to be locked. */
export async function confirmSanction(
  tx: Transaction,
  { siteId, id }: { siteId: string; id: string },
): Promise<SanctionRow | undefined> {
  const [row] = await tx.query<SanctionRow>(
    `UPDATE sanction s SET since = now()
     WHERE s.site_id = $1 AND s.id = $2 AND s.since IS NULL AND s.lifted_at IS NULL AND (s.until > now()) IS NOT FALSE
     RETURNING ${SANCTION}`,
    [siteId, id],
  );
  return row;
}

export async function findSanction(tx: Transaction, siteId: string, id: string): Promise<SanctionRow | undefined> {
  const text = `SELECT ${SANCTION} FROM sanction s WHERE s.site_id = $1 AND s.id = $2`;
  return (await tx.query<SanctionRow>(text, [siteId, id]))[0];
}
