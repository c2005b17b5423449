import type { KeyScope, ReasonCode, SiteKeyObject, SiteObject, SiteSecretObject } from '@palaver/contracts';
import { type SiteKeyRow, type SiteRow, type SiteSecretRow } from '@palaver/persistence';
import { etagOfContent } from '../requests/etag.js';

export function toSiteObject(row: SiteRow): SiteObject {
  return {
    id: row.id,
    name: row.name,
    mode: row.mode,
    whileUndecided: row.whileUndecided,
    rejectedReplies: row.rejectedReplies,
    languages: row.languages,
    timeZone: row.timeZone,
    reportThreshold: row.reportThreshold,
    strikes: row.strikes,
    reasons: row.reasons as ReasonCode[] | null,
    guides: row.guides,
    ruleSet: { id: row.ruleSetId, version: row.ruleSetVersion },
    createdAt: row.createdAt.toISOString(),
  };
}

/** Changes with the settings people change; what rules are live is changed elsewhere. */
export function siteEtag(row: SiteRow): string {
  const { name, mode, whileUndecided, rejectedReplies, languages, reasons, timeZone } = row;
  const { reportThreshold, strikes, guides } = row;
  const shown = [name, mode, whileUndecided, rejectedReplies, languages, reasons, timeZone];
  return etagOfContent([...shown, reportThreshold, strikes, guides]);
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
    scopes: row.scopes as KeyScope[],
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: ended?.toISOString() ?? null,
    ...(row.key === undefined ? {} : { key: row.key }),
  };
}

export function toSecretObject(row: SiteSecretRow & { secret?: string }): SiteSecretObject {
  return {
    id: row.id,
    siteId: row.siteId,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    ...(row.secret === undefined ? {} : { secret: row.secret }),
  };
}
