import type { Invariant } from './invariant.js';

const IS_VERDICT = `a.act IN ('approve', 'reject')`;
/** The moderator whose act `a` is decided under this name. */
const IS_ACTOR = (actor: string) =>
  `EXISTS (SELECT 1 FROM api_token t WHERE t.id::text = a.moderator AND 'token:' || t.name = ${actor})`;

/**
 * What moderators saw (`chaos.lease`, `chaos.act`) and what went on in Postgres (`witness.claim`) beside the rows. A hold is
 * one from the moment its answer was there, and none from the moment its end was told, or something was sent that gives
 * the item away: whatever became of lost answers, two such holds of one item must not overlap.
 */
export const CLAIM_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I14',
    says: 'an item was in the hands of two moderators at once',
    sql: `
SELECT a.item_id, a.moderator, a.from_ms, a.until_ms, b.moderator AS other, b.from_ms AS other_from, b.until_ms AS other_until
FROM chaos.lease a JOIN chaos.lease b ON b.item_id = a.item_id AND b.moderator <> a.moderator AND b.n > a.n
  AND b.from_ms < a.until_ms AND a.from_ms < b.until_ms`,
  },
  {
    id: 'I14',
    says: 'an item went from one into the hands of another while its lease ran, and nobody had handed it over',
    sql: `
SELECT w.* FROM witness.claim w WHERE w.old_owner <> w.new_owner AND w.old_until > w.at AND NOT EXISTS (
  SELECT 1 FROM chaos.act a WHERE a.item_id = w.item_id AND a.act = 'hand-over' AND a.outcome <> 'fail'
    AND a.moderator = w.old_owner AND a.to_moderator = w.new_owner)`,
  },
  {
    id: 'I14',
    says: 'an item was decided from beginning to end while another had it in his hands',
    sql: `
SELECT a.*, l.moderator AS holder FROM chaos.act a JOIN chaos.lease l ON l.item_id = a.item_id AND l.moderator <> a.moderator
  AND a.sent_ms > l.from_ms AND a.answered_ms < l.until_ms
WHERE ${IS_VERDICT} AND a.outcome = 'ok'`,
  },
  {
    id: 'I15',
    says: 'an item was decided twice by people',
    sql: `
SELECT site_id, comment_id, count(*) FROM decision WHERE source = 'moderator' GROUP BY 1, 2 HAVING count(*) > 1`,
  },
  {
    id: 'I15',
    says: 'two moderators were told that they had decided the same item',
    sql: `SELECT item_id, count(*) FROM chaos.act a WHERE ${IS_VERDICT} AND outcome = 'ok' GROUP BY 1 HAVING count(*) > 1`,
  },
  {
    id: 'I15',
    says: 'a decision stands under the name of a moderator who never sent it, or was told that it failed',
    sql: `
SELECT d.site_id, d.comment_id, d.version, d.action, d.actor FROM decision d WHERE d.source = 'moderator' AND NOT EXISTS (
  SELECT 1 FROM chaos.act a WHERE a.ext_id = d.comment_id AND a.act = d.action AND a.outcome <> 'fail' AND ${IS_ACTOR('d.actor')})`,
  },
  {
    id: 'I16',
    says: 'a decision a moderator was told of is not there as he was told',
    sql: `
SELECT a.* FROM chaos.act a WHERE ${IS_VERDICT} AND a.outcome = 'ok' AND NOT EXISTS (
  SELECT 1 FROM decision d WHERE d.comment_id = a.ext_id AND d.version = a.ans_version AND d.action = a.act
    AND d.source = 'moderator' AND ${IS_ACTOR('d.actor')})`,
  },
  {
    id: 'I16',
    says: 'a comment that waited has no item or two, or its item is closed without a decision, or open after one',
    sql: `
SELECT m.site_id, m.ext_id, count(r.id) AS items, bool_or(r.closed_at IS NULL) AS is_open, min(c.decided_action) AS decided
FROM chaos.model m JOIN comment c ON c.site_id = m.site_id AND c.id = m.ext_id
LEFT JOIN review_item r ON r.site_id = m.site_id AND r.comment_id = m.ext_id
GROUP BY 1, 2 HAVING count(r.id) <> 1 OR bool_or(r.closed_at IS NULL) <> (min(c.decided_action) = 'review')`,
  },
  {
    id: 'I16',
    says: 'an open item is in the hands of somebody who went home long ago, so that nobody else can take it',
    sql: `SELECT site_id, id, claim_owner, claim_until FROM review_item WHERE closed_at IS NULL AND claim_until > clock_timestamp()`,
  },
  {
    id: 'I17',
    says: 'a queue has another number of items than the admin told',
    sql: `
WITH own AS (
  SELECT r.queue AS name, count(*) AS open, count(*) FILTER (WHERE claim_until > clock_timestamp()) AS claimed,
    count(*) FILTER (WHERE r.opened_at < now() - make_interval(mins => q.sla_minutes)) AS overdue
  FROM review_item r JOIN review_queue q ON q.site_id = r.site_id AND q.id = r.queue WHERE r.closed_at IS NULL GROUP BY 1
), counted AS (
  SELECT k.kind, o.name, k.n FROM own o
  CROSS JOIN LATERAL (VALUES ('open', open), ('claimed', claimed), ('overdue', overdue)) AS k(kind, n)
)
SELECT kind, name, t.n AS told, c.n AS counted
FROM (SELECT * FROM chaos.told WHERE kind IN ('open', 'claimed', 'overdue')) t FULL JOIN counted c USING (kind, name)
WHERE coalesce(t.n, 0) <> coalesce(c.n, 0)`,
  },
  {
    id: 'I17',
    says: 'a moderator made another number of decisions than the statistics told',
    sql: `
SELECT kind, name, t.n AS told, d.n AS counted FROM (SELECT * FROM chaos.told WHERE kind IN ('approve', 'reject')) t
FULL JOIN (SELECT action AS kind, actor AS name, count(*) AS n FROM decision WHERE source = 'moderator' GROUP BY 1, 2) d
  USING (kind, name) WHERE coalesce(t.n, 0) <> coalesce(d.n, 0)`,
  },
  {
    id: 'I17',
    says: "an author's record is not what was decided of his comments",
    sql: `
SELECT a.site_id, a.key, a.approved, a.rejected, a.reviewed, n.* FROM author a CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE decided_action = 'approve') AS approvals,
    count(*) FILTER (WHERE decided_action = 'reject') AS rejections, count(*) FILTER (WHERE decided_action = 'review') AS waiting
  FROM comment c WHERE c.site_id = a.site_id AND c.author_key = a.key
) n WHERE (a.approved, a.rejected, a.reviewed) <> (n.approvals, n.rejections, n.waiting)`,
  },
  {
    id: 'I17',
    says: 'a decision of a person is not in the audit log once, or the log has one that was never made',
    sql: `
SELECT site_id, subject, d.n AS decisions, u.n AS told FROM (
  SELECT site_id, 'comment:' || comment_id AS subject, count(*) AS n FROM decision WHERE source = 'moderator' GROUP BY 1, 2
) d FULL JOIN (
  SELECT site_id, subject, count(*) AS n FROM audit WHERE action = 'comment.decide' GROUP BY 1, 2
) u USING (site_id, subject) WHERE d.n IS DISTINCT FROM u.n`,
  },
];
