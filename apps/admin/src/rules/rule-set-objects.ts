import type { RuleSetDraft, RuleSetVersionObject, SiteRuleSet, WholeVersion } from '@palaver/contracts';
import { type DraftRow, type SiteRuleSetRow, type VersionRow, type WholeVersionRow } from '@palaver/persistence';
import { quoted } from '../requests/etag.js';

export function toDraft(row: DraftRow): RuleSetDraft {
  return {
    siteId: row.siteId,
    id: row.id,
    etag: quoted(row.etag),
    source: row.source,
    lists: row.lists,
    basedOn: row.basedOn,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  };
}

export function toVersion(row: VersionRow): RuleSetVersionObject {
  return {
    siteId: row.siteId,
    id: row.id,
    version: row.version,
    hash: row.hash,
    state: row.state,
    title: row.title,
    note: row.note,
    copyOf: row.copyOf,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    stateAt: row.stateAt.toISOString(),
    stateBy: row.stateBy,
    braked: (row.braked ?? []).map(({ at, ...braked }) => ({ ...braked, at: new Date(at).toISOString() })),
  };
}

export function toWholeVersion(row: WholeVersionRow): WholeVersion {
  const document = JSON.parse(row.document) as WholeVersion['document'];
  return { ...toVersion(row), source: row.source, lists: row.lists, document };
}

export function toSiteRuleSet({ draft, ...row }: SiteRuleSetRow): SiteRuleSet {
  const { siteId, id, live, shadow, latest } = row;
  return {
    siteId,
    id,
    live,
    shadow,
    latest,
    draft: draft && {
      etag: quoted(draft.etag),
      updatedAt: new Date(draft.updatedAt).toISOString(),
      updatedBy: draft.updatedBy,
    },
  };
}
