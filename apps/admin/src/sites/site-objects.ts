import { type SiteKeyObject, type SiteObject } from '@palaver/contracts';
import { type SiteKeyRow, type SiteRow } from '@palaver/persistence';

export function toSiteObject(row: SiteRow): SiteObject {
  return {
    id: row.id,
    name: row.name,
    mode: row.mode,
    whileUndecided: row.whileUndecided,
    ruleSet: { id: row.ruleSetId, version: row.ruleSetVersion },
    createdAt: row.createdAt.toISOString(),
  };
}

export function toKeyObject(row: SiteKeyRow & { key?: string }): SiteKeyObject {
  // A key that was rotated out ends by itself; to whoever reads the list it is revoked from then on.
  const ended = row.revokedAt ?? (row.expiresAt && row.expiresAt.getTime() <= Date.now() ? row.expiresAt : null);
  return {
    id: row.id,
    siteId: row.siteId,
    name: row.name,
    prefix: row.prefix,
    test: row.test,
    createdAt: row.createdAt.toISOString(),
    revokedAt: ended?.toISOString() ?? null,
    ...(row.key === undefined ? {} : { key: row.key }),
  };
}
