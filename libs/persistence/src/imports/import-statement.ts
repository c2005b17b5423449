import { rowsFrom } from '../rows-from.js';

const ROW = {
  n: 'int',
  site: 'text',
  comment: 'text',
  rev: 'bigint',
  event: 'text',
  sha: 'text',
  author: 'text',
  author_data: 'text',
  article: 'text',
  article_data: 'text',
  article_at: 'timestamptz',
  created: 'timestamptz',
  action: 'text',
  reason: 'text',
  actor: 'text',
  note: 'text',
  decided: 'timestamptz',
};

/**
 * Old comments in one statement, each comment at most once: as they would stand had they been decided here,
 * without work, evaluation, review item or delivery. A comment came when it was written. What is there already is left
 * alone, except for a row that only holds votes. What is known of authors and articles stays, else the first line that
 * names them counts, wherever a list ends: authors gain the history alone. An erased author who gets older comments is
 * due for erasure again. Classes are taken in the order of the gateway. The OFFSET 0 holds a planner that is free to one
 * look-up per line: it would read tables whole that have grown since they were analysed.
 */
export const STORE_IMPORTED = {
  name: 'store_imported',
  text: `
WITH line AS MATERIALIZED (
  SELECT i.*, coalesce(c.free, true) AS free, coalesce(e.known, false) AS known
  FROM ${rowsFrom(ROW, ['data'])}
  LEFT JOIN LATERAL (
    SELECT k.head_rev = 0 AND k.deleted_rev IS NULL AND k.decision_version = 0 AS free
    FROM comment k WHERE k.site_id = i.site AND k.id = i.comment OFFSET 0
  ) c ON true
  LEFT JOIN LATERAL (
    SELECT k.kind = 'import' AND k.body_sha256 = decode(i.sha, 'hex') AS known
    FROM ingest_event k WHERE k.site_id = i.site AND k.id = i.event OFFSET 0
  ) e ON true
), head AS (
  INSERT INTO comment AS c (site_id, id, head_rev, head_event, author_key, article_key, received_at, last_run,
    decision_version, decided_rev, decided_run, decided_action, decided_source, decided_at)
  SELECT site, comment, rev, event, author, article, created, 0, 1, rev, 0, action, 'import', decided
  FROM line WHERE free ORDER BY comment COLLATE "C"
  ON CONFLICT (site_id, id) DO UPDATE SET head_rev = excluded.head_rev, head_event = excluded.head_event,
    author_key = excluded.author_key, article_key = excluded.article_key, received_at = excluded.received_at,
    last_run = 0, decision_version = 1, decided_rev = excluded.decided_rev, decided_run = 0,
    decided_action = excluded.decided_action, decided_source = 'import', decided_at = excluded.decided_at
  WHERE c.head_rev = 0 AND c.deleted_rev IS NULL AND c.decision_version = 0
  RETURNING id
), fresh AS MATERIALIZED (
  SELECT l.* FROM line l JOIN head h ON h.id = l.comment
), event AS (
  INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256)
  SELECT site, event, comment, 'import', rev, decode(sha, 'hex') FROM fresh ON CONFLICT DO NOTHING
), first AS (
  INSERT INTO revision (site_id, comment_id, rev, data, received_at)
  SELECT site, comment, rev, data, created FROM fresh
), decision AS (
  INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, reason_code, actor, note, decided_at)
  SELECT site, comment, rev, 0, 1, action, 'import', reason, actor, note, decided FROM fresh
), person AS (
  INSERT INTO author AS a (site_id, key, data, sent, first_seen_at, approved, rejected, reviewed)
  SELECT site, author, (array_agg(author_data ORDER BY n))[1]::jsonb, (array_agg(author_data ORDER BY n))[1],
    min(created), count(*) FILTER (WHERE action = 'approve'), count(*) FILTER (WHERE action = 'reject'),
    count(*) FILTER (WHERE action = 'review')
  FROM fresh GROUP BY site, author ORDER BY author COLLATE "C"
  ON CONFLICT (site_id, key) DO UPDATE SET first_seen_at = least(a.first_seen_at, excluded.first_seen_at),
    approved = a.approved + excluded.approved, rejected = a.rejected + excluded.rejected,
    reviewed = a.reviewed + excluded.reviewed,
    erasure_due = a.erasure_due OR coalesce(excluded.first_seen_at <= a.erased_at, false)
), page AS (
  INSERT INTO article (site_id, key, data, sent, updated_at)
  SELECT DISTINCT ON (article COLLATE "C") site, article, article_data::jsonb, article_data, article_at
  FROM fresh ORDER BY article COLLATE "C", n
  ON CONFLICT DO NOTHING
)
SELECT (SELECT count(*)::int FROM fresh) AS imported,
  (SELECT count(*)::int FROM line WHERE known AND NOT free) AS unchanged`,
};

/** Authors whose comments up to a time were erased, out of those named. */
export const ERASED_AUTHORS = {
  name: 'erased_authors',
  text: `
SELECT key, erased_at AS "erasedAt" FROM author
WHERE site_id = $1 AND key = ANY ($2::text[]) AND erased_at IS NOT NULL`,
};
