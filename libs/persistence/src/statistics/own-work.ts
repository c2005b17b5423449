import type { SiteTransaction } from '../database.js';

export interface WorkDone {
  approved: number;
  rejected: number;
}

/** Of the sites a transaction is about, or of $1 alone, the hours since $2, where $3 is counted. */
export const OWN_WORK = `
SELECT coalesce(sum(w.n) FILTER (WHERE w.key = 'approve/' || $3::text), 0)::int AS approved,
  coalesce(sum(w.n) FILTER (WHERE w.key = 'reject/' || $3::text), 0)::int AS rejected
FROM site x CROSS JOIN LATERAL (
  SELECT s.key, s.n FROM statistic s WHERE s.site_id = x.id AND s.kind = 'actor' AND s.hour >= $2::timestamptz
    AND s.key IN ('approve/' || $3::text, 'reject/' || $3::text) OFFSET 0
) w WHERE x.id = coalesce($1::text, x.id)`;

/** How much somebody decided from an hour on. */
export async function readOwnWork(
  tx: SiteTransaction,
  { siteId, since, actor }: { siteId: string | undefined; since: Date; actor: string },
): Promise<WorkDone> {
  const [row] = await tx.query<WorkDone>(OWN_WORK, [siteId ?? null, since, actor]);
  return row ?? { approved: 0, rejected: 0 };
}
