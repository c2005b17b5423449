import { type SiteTransaction } from '../database.js';

/** Who may be asked: his id, as items know him, and his name, as decisions do. */
export interface SecondLooker {
  id: string;
  actor: string;
}

/** Each look-up stands behind OFFSET 0: one per comment, whatever the planner believes of the tables' sizes. */
export const TO_LOOK_AT = {
  name: 'to_look_at',
  text: `
SELECT x.id
FROM unnest($2::text[]) x(id)
CROSS JOIN LATERAL (SELECT k.site_id, k.id FROM comment k WHERE k.site_id = $1 AND k.id = x.id OFFSET 0) c
CROSS JOIN LATERAL (SELECT r.source, r.kept_from, r.not_for FROM review_item r WHERE r.site_id = c.site_id
  AND r.comment_id = c.id AND r.closed_at IS NULL OFFSET 0) i
WHERE i.source = 'sample' AND i.kept_from IS DISTINCT FROM $3::text AND $4::text <> ALL (i.not_for)`,
};

/** Which of these comments of a site wait to be judged again by somebody who does not know what was decided, as this one may be. */
export async function listToLookAt(
  tx: SiteTransaction,
  siteId: string,
  ids: readonly string[],
  { id, actor }: SecondLooker,
): Promise<ReadonlySet<string>> {
  const rows = ids.length === 0 ? [] : await tx.query<{ id: string }>(TO_LOOK_AT, [siteId, ids, actor, id]);
  return new Set(rows.map((row) => row.id));
}
