/**
 * Creates, edits and deletes of one flush in one statement; the flush holds each event and each comment at most once.
 * Rows are taken in the order (site, id) everywhere, and classes in the order event, comment, author, article, so that
 * gateways and workers never wait for each other in a circle. A revision below the head is stored and opens no work.
 */
export const STORE_REVISIONS = {
  name: 'store_revisions',
  text: `
WITH input AS MATERIALIZED (
  SELECT i.*, CASE WHEN i.kind <> 'delete' THEN nextval('work_id_seq') END AS work_id
  FROM json_to_recordset($1::json) AS i(n int, site text, event text, sha text, kind text, comment text, rev bigint,
    author text, author_data jsonb, article text, article_data jsonb, article_at timestamptz, data text,
    delay float8, lease_owner uuid, lease float8)
), event AS (
  INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256)
  SELECT site, event, comment, kind, rev, decode(sha, 'hex') FROM input ORDER BY site COLLATE "C", event COLLATE "C"
  ON CONFLICT DO NOTHING RETURNING site_id, id
), fresh AS MATERIALIZED (
  SELECT i.* FROM input i JOIN event e ON e.site_id = i.site AND e.id = i.event
), head AS (
  INSERT INTO comment AS c
    (site_id, id, head_rev, head_event, deleted_rev, author_key, article_key, last_run, pending_work)
  SELECT site, comment, CASE kind WHEN 'delete' THEN 0 ELSE rev END, event, CASE kind WHEN 'delete' THEN rev END,
    author, article, CASE kind WHEN 'delete' THEN -1 ELSE 0 END, work_id
  FROM fresh ORDER BY site COLLATE "C", comment COLLATE "C"
  ON CONFLICT (site_id, id) DO UPDATE SET
    deleted_rev = CASE WHEN excluded.deleted_rev > coalesce(c.deleted_rev, -1) THEN excluded.deleted_rev ELSE c.deleted_rev END,
    head_rev = greatest(c.head_rev, excluded.head_rev),
    head_event = CASE WHEN excluded.head_rev > c.head_rev THEN excluded.head_event ELSE c.head_event END,
    author_key = CASE WHEN excluded.head_rev > c.head_rev THEN excluded.author_key ELSE c.author_key END,
    article_key = CASE WHEN excluded.head_rev > c.head_rev THEN excluded.article_key ELSE c.article_key END,
    received_at = CASE WHEN excluded.head_rev > c.head_rev THEN now() ELSE c.received_at END,
    last_run = c.last_run + CASE WHEN excluded.head_rev > c.head_rev THEN 1 ELSE 0 END,
    pending_work = CASE WHEN excluded.head_rev <= c.head_rev THEN c.pending_work
      WHEN excluded.head_rev > coalesce(c.deleted_rev, -1) THEN excluded.pending_work END
  RETURNING c.site_id, c.id, c.head_rev, c.head_event, coalesce(c.deleted_rev, -1) AS deleted_rev, c.last_run
), stored AS (
  INSERT INTO revision (site_id, comment_id, rev, data)
  SELECT site, comment, rev, data FROM fresh WHERE kind <> 'delete' ON CONFLICT DO NOTHING
), opened AS (
  INSERT INTO work (id, site_id, comment_id, rev, run, cause, next_enqueue_at, lease_owner, lease_until)
  SELECT f.work_id, f.site, f.comment, f.rev, h.last_run, 'arrival',
    now() + make_interval(secs => coalesce(f.lease, CASE WHEN f.delay > 0 THEN f.delay ELSE 5 END)),
    f.lease_owner, CASE WHEN f.lease IS NOT NULL THEN now() + make_interval(secs => f.lease) END
  FROM fresh f JOIN head h ON h.site_id = f.site AND h.id = f.comment AND h.head_event = f.event
  WHERE f.kind <> 'delete' AND f.rev > h.deleted_rev
  RETURNING id
), person AS (
  INSERT INTO author AS a (site_id, key, data, recent)
  SELECT DISTINCT ON (site COLLATE "C", author COLLATE "C") site, author, author_data,
    array_fill(now(), ARRAY[least(32, (count(*) FILTER (WHERE kind = 'create') OVER (PARTITION BY site, author))::int)])
  FROM fresh WHERE kind <> 'delete' ORDER BY site COLLATE "C", author COLLATE "C", rev DESC
  ON CONFLICT (site_id, key) DO UPDATE SET data = a.data || excluded.data, recent = (excluded.recent || a.recent)[1:32]
), page AS (
  INSERT INTO article AS p (site_id, key, data, updated_at)
  SELECT DISTINCT ON (f.site COLLATE "C", f.article COLLATE "C") f.site, f.article, f.article_data, f.article_at
  FROM fresh f LEFT JOIN article known ON known.site_id = f.site AND known.key = f.article
  WHERE f.kind <> 'delete' AND (known.key IS NULL OR (NOT known.data @> f.article_data
    AND coalesce(f.article_at, '-infinity') >= coalesce(known.updated_at, '-infinity')))
  ORDER BY f.site COLLATE "C", f.article COLLATE "C", f.article_at DESC NULLS LAST
  ON CONFLICT (site_id, key) DO UPDATE SET data = p.data || excluded.data, updated_at = coalesce(excluded.updated_at, p.updated_at)
)
SELECT f.n, o.id::text AS work FROM fresh f LEFT JOIN opened o ON o.id = f.work_id`,
};

/** Review items of comments that are deleted now: nobody needs to look at them. Only flushes with a delete pay for this. */
export const CLOSE_DELETED = {
  name: 'close_deleted',
  text: `
UPDATE review_item r SET closed_at = now(), closed_by = 'deleted', claim_owner = NULL, claim_until = NULL
FROM (
  SELECT open.* FROM json_to_recordset($1::json) AS i(site text, comment text)
  JOIN comment c ON c.site_id = i.site AND c.id = i.comment AND c.deleted_rev >= c.head_rev
  CROSS JOIN LATERAL (
    SELECT o.site_id, o.id FROM review_item o
    WHERE o.site_id = c.site_id AND o.comment_id = c.id AND o.closed_at IS NULL OFFSET 0
  ) open
) f WHERE r.site_id = f.site_id AND r.id = f.id`,
};

/** What is already known of events that were not fresh: tells a repeat from a reused id. */
export const KNOWN_EVENTS = {
  name: 'known_events',
  text: `
SELECT i.n, encode(e.body_sha256, 'hex') AS sha
FROM json_to_recordset($1::json) AS i(n int, site text, event text)
JOIN ingest_event e ON e.site_id = i.site AND e.id = i.event`,
};
