export type VersionState = 'shadow' | 'live' | 'archived';

export interface VersionRow {
  siteId: string;
  id: string;
  version: number;
  hash: string;
  state: VersionState;
  title: string | null;
  note: string | null;
  copyOf: number | null;
  createdAt: Date;
  createdBy: string | null;
  stateAt: Date;
  stateBy: string | null;
}

export interface WholeVersionRow extends VersionRow {
  source: string | null;
  lists: Record<string, string>;
  /** Canonical JSON. */
  document: string;
}

export const VERSION = `site_id AS "siteId", id, version, hash, state, title, note, copy_of AS "copyOf",
  created_at AS "createdAt", created_by AS "createdBy", state_at AS "stateAt", state_by AS "stateBy"`;
export const WHOLE_VERSION = `${VERSION}, source, coalesce(lists, '{}')::json AS lists, document`;
