import type { Invariant } from './invariant.js';

/** Nothing lost, nothing invented, nothing left waiting, and what is stored is what was sent. */
export const CONTENT_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I1',
    says: 'an event that got a 2xx is missing, or is there twice',
    sql: `
SELECT o.site_id, o.event_id, count(e.id) AS stored
FROM (SELECT DISTINCT site_id, event_id FROM chaos.op WHERE outcome = 'ok') o
LEFT JOIN ingest_event_v e ON e.site_id = o.site_id AND e.id = o.event_id
GROUP BY 1, 2 HAVING count(e.id) <> 1`,
  },
  {
    id: 'I1',
    says: 'the text of an accepted revision is missing although its author was not erased',
    sql: `
SELECT e.site_id, e.comment_id, e.rev FROM ingest_event_v e
JOIN comment c ON c.site_id = e.site_id AND c.id = e.comment_id
WHERE e.kind IN ('create', 'update') AND c.deleted_rev IS DISTINCT FROM ${Number.MAX_SAFE_INTEGER}
  AND NOT EXISTS (SELECT 1 FROM revision r WHERE (r.site_id, r.comment_id, r.rev) = (e.site_id, e.comment_id, e.rev))`,
  },
  {
    id: 'I2',
    says: 'work is still pending',
    sql: `SELECT id, site_id, comment_id, rev, run, cause, attempts, last_error FROM work WHERE state = 'pending'`,
  },
  {
    id: 'I2',
    // Superseded work leaves no row: it is told by a newer head, or by a person's decision about a later revision.
    says: 'an accepted revision is neither decided, superseded nor deleted',
    sql: `
SELECT e.site_id, e.comment_id, e.rev, c.head_rev, c.deleted_rev FROM ingest_event_v e
LEFT JOIN comment c ON c.site_id = e.site_id AND c.id = e.comment_id
WHERE e.kind IN ('create', 'update') AND e.rev > coalesce(c.deleted_rev, -1) AND e.rev >= coalesce(c.head_rev, 0)
  AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.site_id = e.site_id AND d.comment_id = e.comment_id
    AND (d.rev = e.rev OR (d.rev > e.rev AND d.source <> 'automatic')))`,
  },
  {
    id: 'I2',
    says: 'a comment waits for work that is not there, so that no re-score would ever open',
    sql: `
SELECT c.site_id, c.id, c.pending_work FROM comment c WHERE c.pending_work IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM work w WHERE w.id = c.pending_work AND w.state = 'pending')`,
  },
  {
    id: 'I4',
    says: 'text, deletion or votes differ from what the sent events, folded by rev and seq, come to',
    sql: `
SELECT site_id, ext_id, m.head_rev AS sent_rev, c.head_rev, m.deleted_rev AS sent_deleted, c.deleted_rev,
  m.text_sha256 AS sent_text, c.text_sha256, m.vote_seq AS sent_seq, c.vote_seq, m.votes AS sent_votes, c.votes
FROM chaos.model m FULL JOIN comment_state_v c USING (site_id, ext_id)
WHERE (m.site_id IS NULL) <> (c.site_id IS NULL)
  OR (m.head_rev, m.deleted_rev, m.text_sha256, m.vote_seq, m.votes)
    IS DISTINCT FROM (c.head_rev, c.deleted_rev, c.text_sha256, c.vote_seq, c.votes)`,
  },
  {
    id: 'I8',
    says: 'an event is stored that nobody sent',
    sql: `
SELECT e.site_id, e.id, e.kind FROM ingest_event_v e WHERE NOT EXISTS (SELECT 1 FROM chaos.op o
  WHERE o.site_id = e.site_id AND o.event_id = e.id AND o.outcome IN ('ok', 'unknown'))`,
  },
  {
    id: 'I8',
    says: 'a revision is stored that no event brought',
    sql: `
SELECT r.site_id, r.comment_id, r.rev FROM revision r WHERE NOT EXISTS (SELECT 1 FROM ingest_event_v e
  WHERE e.site_id = r.site_id AND e.comment_id = r.comment_id AND e.rev = r.rev AND e.kind IN ('create', 'update'))`,
  },
];
