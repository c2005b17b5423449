import type { SiteTransaction } from '../database.js';
import { releaseChanged } from '../brake/release-brake.js';
import { makePlace, pointSite, type Published, recordState } from './publish-version.js';
import { VERSION, type VersionRow } from './version-row.js';

export interface StateChange {
  id: string;
  version: number;
  to: 'live' | 'archived';
}

/** A version in shadow goes live, or is put away. Any other is left as it is: a site always has a live version. */
export async function changeState(
  tx: SiteTransaction,
  siteId: string,
  { id, version, to }: StateChange,
  actor: string,
): Promise<Published> {
  await tx.query('SELECT 1 FROM site WHERE id = $1 FOR NO KEY UPDATE', [siteId]);
  const [shadow] = await tx.query(
    `SELECT 1 FROM rule_set_version WHERE site_id = $1 AND id = $2 AND version = $3 AND state = 'shadow'`,
    [siteId, id, version],
  );
  if (!shadow) {
    return { status: 'not-shadow' };
  }
  if (to === 'live') {
    await makePlace(tx, siteId, 'live', actor);
  }
  const [row] = await tx.query<VersionRow>(
    `UPDATE rule_set_version SET state = $4, state_at = now(), state_by = $5, live_at = CASE WHEN $4 = 'live' THEN now() ELSE live_at END
     WHERE site_id = $1 AND id = $2 AND version = $3 RETURNING ${VERSION}`,
    [siteId, id, version, to, actor],
  );
  const moved = row as VersionRow;
  await pointSite(tx, moved);
  await releaseChanged(tx, moved, actor);
  await recordState(tx, moved, to === 'live' ? 'promote' : 'archive', actor);
  return { status: 'done', version: moved };
}
