import type { Transaction } from '../database.js';
import { applyStrikes, canStrike } from '../authors/apply-strikes.js';
import { rowsFrom } from '../rows-from.js';
import { TRACE_DELIVERIES } from '../trace-statements.js';
import { HEAD_COLUMNS, headsJson, type SettledRow, settleValues } from './settled-row.js';

/**
 * Decisions of one list in one statement: decision with facts and result, head of the comment, review item, author's record,
 * deliveries, and the end of the work. A comment that has moved on since the row was made (another decision, a newer
 * revision, a deletion, a work that ended) is left as it is, and its row is missing in what comes back. Comments and
 * authors are taken in the order the gateway takes them.
 */
export const SETTLE = {
  name: 'settle',
  text: `
WITH head AS (
  UPDATE comment c SET decision_version = i.version, decided_rev = i.rev, decided_run = i.run,
    decided_action = i.action, decided_source = i.source, decided_digest = i.digest, decided_at = now(),
    pending_work = CASE WHEN c.pending_work = i.work THEN NULL ELSE c.pending_work END,
    last_run = greatest(c.last_run, i.run)
  FROM (
    SELECT * FROM ${rowsFrom(HEAD_COLUMNS, ['facts', 'result'])}
    ORDER BY site COLLATE "C", comment COLLATE "C"
  ) i
  WHERE c.site_id = i.site AND c.id = i.comment AND c.decision_version = i.version - 1 AND c.head_rev = i."headRev"
    AND c.deleted_rev IS NOT DISTINCT FROM i."deletedRev" AND (i.work IS NULL OR c.pending_work = i.work)
  RETURNING i.*, c.author_key
), ended AS (
  DELETE FROM work w USING head i WHERE w.id = i.work AND NOT i.quarantine
), decided AS (
  INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, score, reason_code, rule_set_id,
    rule_set_version, rule_set_hash, override, actor, note, batch_id, facts, result)
  SELECT site, comment, rev, run, version, action, source, score, "reasonCode", "ruleSetId",
    "ruleSetVersion", "ruleSetHash", override, actor, note, "batchId", nullif(facts, ''), nullif(result, '') FROM head
), opened AS (
  INSERT INTO review_item AS r (site_id, comment_id, rev, decision_version, reason_code, queue, source, section,
    severity, report_points, heat, priority, direction, horizon)
  SELECT h.site, h.comment, h.rev, h.version, h."reasonCode", coalesce(p.queue, 'new'), coalesce(p.source, 'decision'),
    p.section, coalesce(p.severity, 0), coalesce(p.reports, 0), coalesce(p.heat, 0),
    coalesce(p.severity + p.reports + p.heat, 0), coalesce(p.direction, 1), coalesce(p.horizon, 86400)
  FROM head h CROSS JOIN json_to_record(coalesce(h.item, '{}')) AS p(queue text, source text, section text,
    severity int, reports int, heat int, direction int, horizon int) WHERE h.action = 'review'
  ON CONFLICT (site_id, comment_id) WHERE closed_at IS NULL DO UPDATE SET rev = excluded.rev,
    decision_version = excluded.decision_version, reason_code = excluded.reason_code, section = excluded.section,
    severity = excluded.severity, report_points = excluded.report_points, heat = excluded.heat,
    priority = excluded.priority, queue = CASE WHEN r.pinned THEN r.queue ELSE excluded.queue END,
    direction = CASE WHEN r.pinned THEN r.direction ELSE excluded.direction END,
    horizon = CASE WHEN r.pinned THEN r.horizon ELSE excluded.horizon END, changed = pg_current_xact_id()
), counted AS (
  UPDATE author a SET approved = greatest(0, a.approved + r.approved), rejected = greatest(0, a.rejected + r.rejected),
    reviewed = greatest(0, a.reviewed + r.reviewed)
  FROM (
    SELECT site, author_key,
      sum((action = 'approve')::int - ("previousAction" IS NOT DISTINCT FROM 'approve')::int) AS approved,
      sum((action = 'reject')::int - ("previousAction" IS NOT DISTINCT FROM 'reject')::int) AS rejected,
      sum((action = 'review')::int - ("previousAction" IS NOT DISTINCT FROM 'review')::int) AS reviewed
    FROM head GROUP BY 1, 2 ORDER BY site COLLATE "C", author_key COLLATE "C"
  ) r
  WHERE a.site_id = r.site AND a.key = r.author_key AND (r.approved <> 0 OR r.rejected <> 0 OR r.reviewed <> 0)
), due AS (
  INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version)
  SELECT i.site, e.id, 'decision', i.comment, i.version FROM head i
  JOIN endpoint e ON e.site_id = i.site AND e.enabled AND 'comment.moderated' = ANY (e.types) WHERE i.deliver
  RETURNING 1
)
SELECT ARRAY(SELECT work::text FROM head WHERE work IS NOT NULL) AS works,
  (SELECT count(*)::int FROM due) AS deliveries`,
};

/** A test that no partial index is known to hold for. */
const isDue = (row: string) => `${row}.state || '' = 'due'`;

/**
 * What earlier decisions of the same comments left open: their review items, and deliveries nobody needs any more. What
 * readers reported, or a person opened, rules do not close by approving it again; nor does an undo what it has reopened. The OFFSET 0 holds the planner to one
 * look-up per comment, and `isDue` to the key, whatever it believes of the tables: the index of what is due is short until
 * a target is away, and then it is all there is.
 */
export const CLOSE_EARLIER = {
  name: 'close_earlier',
  text: `
WITH input AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS i(site text, comment text, version int, action text, source text,
    actor text, deliver boolean, item json)
), closed AS (
  UPDATE review_item r SET closed_at = now(), closed_by = f.closed_by, claim_owner = NULL, claim_until = NULL,
    changed = pg_current_xact_id()
  FROM (
    SELECT open.site_id, open.id, coalesce(i.actor, i.source) AS closed_by FROM input i CROSS JOIN LATERAL (
      SELECT o.site_id, o.id FROM review_item o
      WHERE o.site_id = i.site AND o.comment_id = i.comment AND o.closed_at IS NULL
        AND NOT (i.source = 'automatic' AND i.action = 'approve' AND o.source IN ('reports', 'hand')) OFFSET 0
    ) open WHERE i.action <> 'review' AND i.item IS NULL
  ) f WHERE r.site_id = f.site_id AND r.id = f.id
)
UPDATE delivery d SET state = 'superseded' FROM (
  SELECT old.* FROM input i JOIN endpoint e ON e.site_id = i.site CROSS JOIN LATERAL (
    SELECT o.site_id, o.endpoint_id, o.subject_id, o.version FROM delivery o
    WHERE o.site_id = e.site_id AND o.endpoint_id = e.id AND o.topic = 'decision' AND o.subject_id = i.comment
      AND o.version < i.version AND ${isDue('o')} OFFSET 0
  ) old WHERE i.deliver
) f
WHERE d.site_id = f.site_id AND d.endpoint_id = f.endpoint_id AND d.topic = 'decision'
  AND d.subject_id = f.subject_id AND d.version = f.version AND ${isDue('d')}`,
};

const QUARANTINE = `
UPDATE work SET state = 'quarantined', lease_owner = NULL, lease_until = NULL WHERE id = ANY ($1::bigint[])`;

/** What was written of a list. */
export interface Settled {
  /** The work that ended with a decision, or was quarantined with one. */
  works: string[];
  deliveries: number;
}

/** Whether nothing but the one statement is needed, which then commits by itself. */
export function isPlain({ head, trace }: SettledRow): boolean {
  return head.version === 1 && !head.quarantine && trace === undefined;
}

/** Writes decisions, and what only second decisions and quarantined work need: those want a transaction around it. */
export async function settle(on: Transaction, rows: readonly SettledRow[]): Promise<Settled> {
  const [settled] = await on.query<Settled>(SETTLE, settleValues(rows));
  const again = rows.filter(
    ({ head: { version, work } }) => version > 1 && (work === undefined || settled?.works.includes(work)),
  );
  if (again.length > 0) {
    await on.query(CLOSE_EARLIER, [headsJson(again)]);
  }
  const quarantined = rows.filter(({ head }) => head.quarantine).map(({ head }) => head.work);
  if (quarantined.length > 0) {
    await on.query(QUARANTINE, [quarantined]);
  }
  const traced = rows.flatMap(({ head: { site, comment, version }, trace }) =>
    trace === undefined ? [] : [{ site, comment, version, trace }],
  );
  if (traced.length > 0 && settled && settled.deliveries > 0) {
    await on.query(TRACE_DELIVERIES, [JSON.stringify(traced)]);
  }
  const struck = rows.map(({ head }) => head).filter(canStrike);
  if (struck.length > 0) {
    await applyStrikes(on, struck);
  }
  return settled ?? { works: [], deliveries: 0 };
}

/** Work whose revision is no longer the newest, is deleted, or was decided by a person, ends without a decision. */
export const END_WORK = {
  name: 'end_work',
  text: `
WITH ended AS (DELETE FROM work WHERE id = ANY ($1::bigint[]) RETURNING site_id, comment_id, id)
UPDATE comment c SET pending_work = NULL FROM ended e
WHERE c.site_id = e.site_id AND c.id = e.comment_id AND c.pending_work = e.id`,
};
