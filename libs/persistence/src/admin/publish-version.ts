import type { SiteTransaction } from '../database.js';
import { releaseChanged } from '../brake/release-brake.js';
import { recordAudit } from './audit.js';
import { VERSION, type VersionRow, type VersionRules } from './version-row.js';

export interface NewVersion extends VersionRules {
  id: string;
  state: 'live' | 'shadow';
  hash: string;
  document: string;
  title: string | null;
  note: string | null;
  source: string | null;
  lists: Record<string, string>;
  /** The older version this is a copy of. */
  copyOf: number | null;
  /** The draft it is made of; when that has changed meanwhile, nothing is published. */
  draftEtag?: string;
}

export type Published = { status: 'done'; version: VersionRow } | { status: 'stale' | 'same' | 'not-shadow' };

/** A new version of a rule set takes the place of the one that is live, or in shadow. Older ones are archived. */
export async function publishVersion(
  tx: SiteTransaction,
  siteId: string,
  version: NewVersion,
  actor: string,
): Promise<Published> {
  // Publishing is rare: one at a time per site, so that numbers have no gaps.
  await tx.query('SELECT 1 FROM site WHERE id = $1 FOR NO KEY UPDATE', [siteId]);
  if (version.draftEtag !== undefined && !(await holdsDraft(tx, siteId, version))) {
    return { status: 'stale' };
  }
  const [same] = await tx.query(
    'SELECT 1 FROM rule_set_version WHERE site_id = $1 AND state = $2 AND id = $3 AND hash = $4',
    [siteId, version.state, version.id, version.hash],
  );
  if (same) {
    return { status: 'same' };
  }
  await makePlace(tx, siteId, version.state, actor);
  const row = await insertVersion(tx, siteId, version, actor);
  await tx.query('UPDATE rule_set_draft SET based_on = $3 WHERE site_id = $1 AND id = $2 AND etag = $4', [
    siteId,
    version.id,
    row.version,
    version.draftEtag ?? null,
  ]);
  await pointSite(tx, row);
  await releaseChanged(tx, row, actor);
  await recordState(tx, row, 'publish', actor);
  return { status: 'done', version: row };
}

async function holdsDraft(tx: SiteTransaction, siteId: string, { id, draftEtag }: NewVersion): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM rule_set_draft WHERE site_id = $1 AND id = $2 AND etag = $3 FOR NO KEY UPDATE',
    [siteId, id, draftEtag],
  );
  return rows.length > 0;
}

async function insertVersion(
  tx: SiteTransaction,
  siteId: string,
  version: NewVersion,
  actor: string,
): Promise<VersionRow> {
  const { id, hash, document, state, title, note, source, lists, copyOf, rules, brake } = version;
  const [row] = await tx.query<VersionRow>(
    `INSERT INTO rule_set_version (site_id, id, version, hash, document, state, title, note, source, lists, copy_of,
       created_by, state_by, rules, brake, live_at)
     SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13,
       CASE WHEN $5 = 'live' THEN now() END
     FROM rule_set_version WHERE site_id = $1 AND id = $2 RETURNING ${VERSION}`,
    [siteId, id, hash, document, state, title, note, source, JSON.stringify(lists), copyOf, actor, rules, brake],
  );
  return row as VersionRow;
}

/** One version is live and at most one in shadow: the one that is there gives way. */
export async function makePlace(
  tx: SiteTransaction,
  siteId: string,
  state: 'live' | 'shadow',
  actor: string,
): Promise<void> {
  await tx.query(
    `UPDATE rule_set_version SET state = 'archived', state_at = now(), state_by = $3
     WHERE site_id = $1 AND state = $2`,
    [siteId, state, actor],
  );
}

/** What processes read again as soon as they see `changed_at` move. */
export async function pointSite(tx: SiteTransaction, { siteId, id, version, state }: VersionRow): Promise<void> {
  await tx.query(
    `UPDATE site SET changed_at = clock_timestamp(),
       rule_set_id = CASE WHEN $4 = 'live' THEN $2 ELSE rule_set_id END,
       rule_set_version = CASE WHEN $4 = 'live' THEN $3::int ELSE rule_set_version END
     WHERE id = $1`,
    [siteId, id, version, state],
  );
}

export async function recordState(
  tx: SiteTransaction,
  { siteId, id, version, hash, state, note, copyOf }: VersionRow,
  verb: 'publish' | 'promote' | 'archive',
  actor: string,
): Promise<void> {
  await recordAudit(tx, {
    siteId,
    actor,
    action: `rule-set.${verb}`,
    subject: `rule-set:${id}@${version}`,
    content: { hash, state, note, copyOf },
  });
}
