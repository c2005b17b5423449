import type { ItemAction, ItemSource, ReasonCode } from '@palaver/contracts';

/** Who asks for items: row-level security holds him to `sites`. */
export interface ReviewReader {
  /** What holds claims. */
  id: string;
  /** How he stands in decisions and in the audit log. */
  actor: string;
  role: string;
  sites: readonly string[];
  /** Sections of articles he is held to; null: all. */
  sections: readonly string[] | null;
}

export interface OpinionRow {
  actor: string;
  action: 'approve' | 'reject';
  reason: ReasonCode | null;
  note: string | null;
  /** ISO 8601 as Postgres writes it. */
  at: string;
}

export interface ReviewItemRow {
  id: string;
  siteId: string;
  commentId: string;
  openedAt: Date;
  closedAt: Date | null;
  claimOwner: string | null;
  /** Null when nobody holds it, or his lease is over. */
  claimUntil: Date | null;
  queue: string;
  source: ItemSource;
  section: string | null;
  reasonCode: string | null;
  severity: number;
  reportPoints: number;
  heat: number;
  priority: number;
  direction: 1 | -1;
  horizon: number;
  rank: number;
  skips: number;
  /** Who has skipped it lately; null where nobody ever did. */
  skippedBy: string[] | null;
  /** Callers it is not given to, as they have said what they think. */
  notFor: string[];
  /** Who decided what others look at again; it is not given to him. */
  keptFrom: string | null;
  /** In the order they were given; null where nobody asked for a second one. */
  opinions: OpinionRow[] | null;
  /** Of its queue. */
  slaMinutes: number | null;
  hidden: ItemAction[];
  roles: string[] | null;
  members: string[] | null;
}

/** Columns of `r`, a row of `review_item`, and `q`, its queue. */
export const ITEM = `r.id::text AS id, r.site_id AS "siteId", r.comment_id AS "commentId", r.opened_at AS "openedAt",
  r.closed_at AS "closedAt", CASE WHEN r.claim_until > now() THEN r.claim_owner END AS "claimOwner",
  CASE WHEN r.claim_until > now() THEN r.claim_until END AS "claimUntil", r.queue, r.source, r.section,
  r.reason_code AS "reasonCode", r.severity, r.report_points AS "reportPoints", r.heat, r.priority, r.direction,
  r.horizon, r.rank, r.skips, r.not_for AS "notFor",
  CASE WHEN r.skips > 0 THEN ARRAY(SELECT k.caller FROM review_skip k WHERE k.site_id = r.site_id AND k.item_id = r.id
    AND k.until > now()) END AS "skippedBy",
  r.kept_from AS "keptFrom", CASE WHEN cardinality(r.not_for) > 0 THEN (
    SELECT json_agg(json_build_object('actor', o.actor, 'action', o.action, 'reason', o.reason_code, 'note', o.note,
      'at', o.at) ORDER BY o.at) FROM review_opinion o WHERE o.site_id = r.site_id AND o.item_id = r.id) END AS opinions,
  q.sla_minutes AS "slaMinutes", coalesce(q.hidden, '{}') AS hidden, q.roles, q.members`;
export const WITH_QUEUE = 'LEFT JOIN review_queue q ON q.site_id = r.site_id AND q.id = r.queue';

/** Whether the reader with this role and actor may work in the queue `q`. */
export const worksIn = (role: string, actor: string): string =>
  `(q.roles @> ARRAY[${role}::text] OR q.members @> ARRAY[${actor}::text])`;

/** Whether nobody holds `r`. */
export const IS_FREE = '(r.claim_until IS NULL OR r.claim_until <= now())';
