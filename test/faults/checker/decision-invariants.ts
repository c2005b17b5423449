import type { Invariant } from './invariant.js';

/** One decision each, in order, by whom it may be made, and told as it stands. */
export const DECISION_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I3',
    says: 'two automatic decisions of one comment, revision and run',
    sql: `
SELECT site_id, comment_id, rev, run FROM decision WHERE source = 'automatic'
GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
  },
  {
    id: 'I3',
    // The run counts up per comment, so the same run under two revisions is the same work decided twice.
    says: 'one run of a comment decided more than once',
    sql: `SELECT site_id, comment_id, run FROM decision GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  },
  {
    id: 'I3',
    says: 'the head decision is not about the newest revision, or is not there as the comment names it',
    sql: `
SELECT c.site_id, c.id, c.head_rev, c.decided_rev, c.decided_run, c.decision_version, d.version, d.action
FROM comment c LEFT JOIN decision d
  ON (d.site_id, d.comment_id, d.rev, d.run) = (c.site_id, c.id, c.decided_rev, c.decided_run)
WHERE (c.head_rev > greatest(coalesce(c.deleted_rev, -1), 0)
    AND (d.rev IS NULL OR d.rev < c.head_rev OR (d.rev > c.head_rev AND d.source = 'automatic')))
  OR (c.decision_version > 0 AND (d.version, d.action, d.source)
    IS DISTINCT FROM (c.decision_version, c.decided_action, c.decided_source))`,
  },
  {
    id: 'I3',
    says: 'the versions of a comment do not run from 1 to n without a gap',
    sql: `
SELECT c.site_id, c.id, c.decision_version, count(d.version) AS decisions FROM comment c
LEFT JOIN decision d ON d.site_id = c.site_id AND d.comment_id = c.id
GROUP BY c.site_id, c.id, c.decision_version
HAVING c.decision_version <> count(d.version) OR coalesce(max(d.version), 0) <> count(d.version)
  OR count(DISTINCT d.version) <> count(d.version) OR coalesce(min(d.version), 1) <> 1`,
  },
  {
    id: 'I6',
    says: "an automatic decision follows a person's on the same or a later revision without having been asked to",
    sql: `
SELECT a.site_id, a.comment_id, a.rev, a.version, h.rev AS person_rev, h.version AS person_version
FROM decision a JOIN decision h ON h.site_id = a.site_id AND h.comment_id = a.comment_id AND h.rev >= a.rev
WHERE a.source = 'automatic' AND h.source IN ('moderator', 'site', 'policy') AND a.version > h.version
  AND NOT a.override`,
  },
  {
    id: 'I12',
    says: 'a synchronous answer named a decision that does not stand as named',
    sql: `
SELECT o.site_id, o.ext_id, o.event_id, o.rev, o.ans_version, o.ans_action, d.rev AS decided_rev, d.action
FROM chaos.op o LEFT JOIN decision d
  ON d.site_id = o.site_id AND d.comment_id = o.ext_id AND d.version = o.ans_version
WHERE o.sync AND o.ans_action IS NOT NULL AND (d.action IS DISTINCT FROM o.ans_action
  OR d.rev < o.rev OR (d.rev > o.rev AND d.source = 'automatic'))`,
  },
  {
    id: 'I13',
    says: 'something other than planted poison was quarantined',
    sql: `
SELECT w.site_id, w.comment_id, w.rev, w.attempts, w.last_error FROM work w WHERE w.state = 'quarantined'
  AND NOT EXISTS (SELECT 1 FROM chaos.poison p WHERE p.site_id = w.site_id AND p.ext_id = w.comment_id)`,
  },
  {
    id: 'I13',
    // What leaves quarantine leaves its decision behind, so the decision is looked at as well as the row.
    says: 'a comment that is no planted poison was given up as a system error',
    sql: `
SELECT d.site_id, d.comment_id, d.rev, d.version FROM decision d
WHERE d.source = 'automatic' AND d.rule_set_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM chaos.poison p WHERE p.site_id = d.site_id AND p.ext_id = d.comment_id)`,
  },
  {
    id: 'I13',
    says: 'planted poison did not reach a person',
    sql: `
SELECT p.site_id, p.ext_id FROM chaos.poison p WHERE NOT EXISTS (
  SELECT 1 FROM decision d JOIN review_item r ON r.site_id = d.site_id AND r.comment_id = d.comment_id
    AND r.decision_version = d.version
  WHERE d.site_id = p.site_id AND d.comment_id = p.ext_id AND d.action = 'review' AND d.reason_code = 'system_error')`,
  },
];
