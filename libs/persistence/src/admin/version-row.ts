export type VersionState = 'shadow' | 'live' | 'archived';

/** What is known of a version's rules without reading its document; both are JSON. */
export interface VersionRules {
  /** Id of a rule -> hash of what decides what it hits and is worth. */
  rules: string;
  brake: string | null;
}

/** A live rule that the brake has put into shadow. */
export interface BrakedRule {
  rule: string;
  at: string;
  hits: number;
  share: number;
}

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
  /** Null when nothing is braked. */
  braked: BrakedRule[] | null;
}

export interface WholeVersionRow extends VersionRow {
  source: string | null;
  lists: Record<string, string>;
  /** Canonical JSON. */
  document: string;
}

/** Of a version that is live: what is held and not released, in the wording the version has. */
const BRAKED = `CASE WHEN state = 'live' THEN (
  SELECT json_agg(json_build_object('rule', b.rule, 'at', b.braked_at, 'hits', b.hits,
    'share', b.hits::float8 / greatest(b.comments, 1)) ORDER BY b.rule)
  FROM rule_brake b WHERE b.site_id = rule_set_version.site_id AND b.released_at IS NULL
    AND rule_set_version.rules::json ->> b.rule = b.hash) END AS braked`;

export const VERSION = `site_id AS "siteId", id, version, hash, state, title, note, copy_of AS "copyOf",
  created_at AS "createdAt", created_by AS "createdBy", state_at AS "stateAt", state_by AS "stateBy", ${BRAKED}`;
export const WHOLE_VERSION = `${VERSION}, source, coalesce(lists, '{}')::json AS lists, document`;
