import { REMEMBER } from '../memory/remember-statement.js';
import { rowsFrom } from '../rows-from.js';

const ROW = {
  n: 'int',
  site: 'text',
  event: 'text',
  sha: 'text',
  kind: 'text',
  comment: 'text',
  rev: 'bigint',
  plain: 'boolean',
  author: 'text',
  author_data: 'text',
  article: 'text',
  article_data: 'text',
  article_at: 'timestamptz',
  delay: 'float8',
  lease_owner: 'uuid',
  lease: 'float8',
};

/**
 * Creates, edits and deletes of one flush in one statement; the flush holds each event and each comment at most once.
 * A revision below the head is stored and opens no work. What is not there yet is looked up first and then inserted
 * plainly, which costs half of what ON CONFLICT does; whoever loses a race for the same event or comment meets a unique
 * violation, and his flush is tried again. A plain comment that nothing is known of is told by its revision and needs no
 * event beside it; any other event has a row of its own. Rows are taken in the order (site, id) everywhere, and classes in the order
 * event, comment, author, article, so that gateways and workers never wait for each other in a circle.
 */
const storeText = (columns: Record<string, string>, further: string) => `
WITH fresh AS MATERIALIZED (
  SELECT i.*, c.id IS NULL AS born, CASE WHEN i.kind <> 'delete' THEN nextval('work_id_seq') END AS work_id
  FROM ${rowsFrom({ ...ROW, ...columns }, ['data'])}
  LEFT JOIN ingest_event e ON e.site_id = i.site AND e.id = i.event
  LEFT JOIN comment c ON c.site_id = i.site AND c.id = i.comment
  LEFT JOIN revision r ON r.site_id = c.site_id AND r.comment_id = c.id AND r.rev = CASE WHEN i.plain THEN i.rev END
  WHERE e.id IS NULL AND r.body_sha256 IS NULL ORDER BY i.site COLLATE "C", i.comment COLLATE "C"
), event AS (
  INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256)
  SELECT site, event, comment, kind, rev, decode(sha, 'hex') FROM fresh WHERE NOT (born AND plain IS TRUE)
), head AS (
  INSERT INTO comment (site_id, id, head_rev, head_event, deleted_rev, author_key, article_key, last_run, pending_work)
  SELECT site, comment, CASE kind WHEN 'delete' THEN 0 ELSE rev END, event, CASE kind WHEN 'delete' THEN rev END,
    author, article, CASE kind WHEN 'delete' THEN -1 ELSE 0 END, work_id
  FROM fresh WHERE born
), moved AS (
  UPDATE comment c SET
    deleted_rev = CASE WHEN f.kind = 'delete' THEN greatest(c.deleted_rev, f.rev) ELSE c.deleted_rev END,
    head_rev = CASE WHEN f.kind <> 'delete' AND f.rev > c.head_rev THEN f.rev ELSE c.head_rev END,
    head_event = CASE WHEN f.kind <> 'delete' AND f.rev > c.head_rev THEN f.event ELSE c.head_event END,
    author_key = CASE WHEN f.kind <> 'delete' AND f.rev > c.head_rev THEN f.author ELSE c.author_key END,
    article_key = CASE WHEN f.kind <> 'delete' AND f.rev > c.head_rev THEN f.article ELSE c.article_key END,
    received_at = CASE WHEN f.kind <> 'delete' AND f.rev > c.head_rev THEN now() ELSE c.received_at END,
    last_run = c.last_run + (f.kind <> 'delete' AND f.rev > c.head_rev)::int,
    pending_work = CASE WHEN f.kind = 'delete' OR f.rev <= c.head_rev THEN c.pending_work
      WHEN f.rev > coalesce(c.deleted_rev, -1) THEN f.work_id END
  FROM fresh f WHERE NOT f.born AND c.site_id = f.site AND c.id = f.comment
  RETURNING f.*, c.last_run, coalesce(c.pending_work = f.work_id, false) AS opens
), first AS (
  INSERT INTO revision (site_id, comment_id, rev, data, body_sha256)
  SELECT site, comment, rev, data, CASE WHEN plain THEN decode(sha, 'hex') END
  FROM fresh WHERE born AND kind <> 'delete'
), further AS (
  INSERT INTO revision (site_id, comment_id, rev, data)
  SELECT site, comment, rev, data FROM fresh WHERE NOT born AND kind <> 'delete'
  ON CONFLICT DO NOTHING RETURNING site_id, comment_id
)${further}, opened AS (
  INSERT INTO work (id, site_id, comment_id, rev, run, cause, next_enqueue_at, lease_owner, lease_until)
  SELECT work_id, site, comment, rev, run, 'arrival',
    now() + make_interval(secs => coalesce(lease, CASE WHEN delay > 0 THEN delay ELSE 5 END)),
    lease_owner, CASE WHEN lease IS NOT NULL THEN now() + make_interval(secs => lease) END
  FROM (
    SELECT work_id, site, comment, rev, 0 AS run, delay, lease_owner, lease FROM fresh WHERE born AND kind <> 'delete'
    UNION ALL SELECT work_id, site, comment, rev, last_run, delay, lease_owner, lease FROM moved WHERE opens
  ) due
), person AS (
  INSERT INTO author AS a (site_id, key, data, sent)
  SELECT DISTINCT ON (f.site COLLATE "C", f.author COLLATE "C") f.site, f.author, f.author_data::jsonb, f.author_data
  FROM fresh f LEFT JOIN author known ON known.site_id = f.site AND known.key = f.author
  WHERE f.kind <> 'delete' AND known.sent IS DISTINCT FROM f.author_data
  ORDER BY f.site COLLATE "C", f.author COLLATE "C", f.rev DESC
  ON CONFLICT (site_id, key) DO UPDATE SET data = a.data || excluded.data, sent = excluded.sent
), page AS (
  INSERT INTO article AS p (site_id, key, data, sent, updated_at)
  SELECT DISTINCT ON (f.site COLLATE "C", f.article COLLATE "C") f.site, f.article, f.article_data::jsonb,
    f.article_data, f.article_at
  FROM fresh f LEFT JOIN article known ON known.site_id = f.site AND known.key = f.article
  WHERE f.kind <> 'delete' AND known.sent IS DISTINCT FROM f.article_data
    AND coalesce(f.article_at, '-infinity') >= coalesce(known.updated_at, '-infinity')
  ORDER BY f.site COLLATE "C", f.article COLLATE "C", f.article_at DESC NULLS LAST
  ON CONFLICT (site_id, key) DO UPDATE SET data = p.data || excluded.data, sent = excluded.sent,
    updated_at = coalesce(excluded.updated_at, p.updated_at)
)
SELECT n, work_id::text AS work FROM fresh WHERE born
UNION ALL SELECT n, CASE WHEN opens THEN work_id::text END FROM moved`;

export const STORE_REVISIONS = { name: 'store_revisions', text: storeText({}, '') };

/** The same for a flush of which something is remembered. */
export const STORE_REMEMBERED = { name: 'store_remembered', text: storeText({ remembered: 'text' }, REMEMBER) };

/** Review items of comments that are deleted now: nobody needs to look at them. Only flushes with a delete pay for this. */
export const CLOSE_DELETED = {
  name: 'close_deleted',
  text: `
UPDATE review_item r SET closed_at = now(), closed_by = 'deleted', claim_owner = NULL, claim_until = NULL,
  changed = pg_current_xact_id()
FROM (
  SELECT open.* FROM json_to_recordset($1::json) AS i(site text, comment text)
  JOIN comment c ON c.site_id = i.site AND c.id = i.comment AND c.deleted_rev >= c.head_rev
  CROSS JOIN LATERAL (
    SELECT o.site_id, o.id FROM review_item o
    WHERE o.site_id = c.site_id AND o.comment_id = c.id AND o.closed_at IS NULL OFFSET 0
  ) open
) f WHERE r.site_id = f.site_id AND r.id = f.id`,
};

/** What is already known of events that were not fresh: tells a repeat from a reused id. Plain ones name their revision. */
export const KNOWN_EVENTS = {
  name: 'known_events',
  text: `
SELECT i.n, encode(coalesce(r.body_sha256, e.body_sha256), 'hex') AS sha
FROM json_to_recordset($1::json) AS i(n int, site text, event text, comment text, rev bigint)
LEFT JOIN revision r ON r.site_id = i.site AND r.comment_id = i.comment AND r.rev = i.rev
LEFT JOIN ingest_event e ON e.site_id = i.site AND e.id = i.event
WHERE coalesce(r.body_sha256, e.body_sha256) IS NOT NULL`,
};
