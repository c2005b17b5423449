/** An automatic decision with what it was made of; what was erased, or never written, is null. */
export interface ReplayRow {
  siteId: string;
  commentId: string;
  rev: number;
  run: number;
  version: number;
  action: string;
  /** Hundredths of a point. */
  score: number | null;
  reasonCode: string | null;
  ruleSet: { id: string; version: number; hash: string } | null;
  decidedAt: Date;
  /** Its place in the order of decisions. */
  xid: string;
  /** JSON of RevisionData. */
  data: string | null;
  /** JSON of Facts. */
  facts: string | null;
  /** JSON of the evaluation. */
  result: string | null;
}

export const REPLAY_COLUMNS = `d.site_id AS "siteId", d.comment_id AS "commentId", d.rev::float8 AS rev, d.run, d.version,
  d.action, d.score, d.reason_code AS "reasonCode", CASE WHEN d.rule_set_hash IS NOT NULL THEN json_build_object(
    'id', d.rule_set_id, 'version', d.rule_set_version, 'hash', d.rule_set_hash) END AS "ruleSet",
  d.decided_at AS "decidedAt", d.xid::text AS xid, r.data, d.facts, d.result`;

export const REPLAY_TEXT =
  'LEFT JOIN revision r ON r.site_id = d.site_id AND r.comment_id = d.comment_id AND r.rev = d.rev';
