import type { SiteTransaction } from '../database.js';
import { recordAudit } from '../admin/audit.js';
import type { VersionRow } from '../admin/version-row.js';

type LiveVersion = Pick<VersionRow, 'siteId' | 'id' | 'version'>;

/** A version that went live with other wordings of braked rules sets these free: the brake looks at them anew. */
export async function releaseChanged(tx: SiteTransaction, version: LiveVersion, actor: string): Promise<void> {
  const { siteId, id } = version;
  const released = await tx.query<{ rule: string }>(
    `UPDATE rule_brake b SET released_at = now(), released_by = $4
     FROM rule_set_version v WHERE v.site_id = $1 AND v.id = $2 AND v.version = $3 AND v.state = 'live'
       AND b.site_id = $1 AND b.released_at IS NULL AND v.rules::json ->> b.rule IS DISTINCT FROM b.hash
     RETURNING b.rule`,
    [siteId, id, version.version, actor],
  );
  for (const { rule } of released) {
    await recordRelease(tx, version, { rule, because: 'changed' }, actor);
  }
}

/** A person vouches for the wording a braked rule of the live version has. False when it is not braked. */
export async function releaseBrake(
  tx: SiteTransaction,
  version: LiveVersion,
  { rule, note }: { rule: string; note: string | null },
  actor: string,
): Promise<boolean> {
  const { siteId, id } = version;
  const released = await tx.query(
    `UPDATE rule_brake b SET released_at = now(), released_by = $5, note = $6
     FROM rule_set_version v WHERE v.site_id = $1 AND v.id = $2 AND v.version = $3 AND v.state = 'live'
       AND b.site_id = $1 AND b.rule = $4 AND b.released_at IS NULL AND v.rules::json ->> b.rule = b.hash
     RETURNING b.rule`,
    [siteId, id, version.version, rule, actor, note],
  );
  if (released.length === 0) {
    return false;
  }
  await tx.query('UPDATE site SET changed_at = clock_timestamp() WHERE id = $1', [siteId]);
  await recordRelease(tx, version, { rule, because: 'released', note }, actor);
  return true;
}

function recordRelease(
  tx: SiteTransaction,
  { siteId, id, version }: LiveVersion,
  content: { rule: string; because: 'changed' | 'released'; note?: string | null },
  actor: string,
): Promise<void> {
  const subject = `rule-set:${id}@${version}`;
  return recordAudit(tx, { siteId, actor, action: 'rule-set.brake-release', subject, content });
}
