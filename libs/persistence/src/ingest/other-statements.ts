const EVENT = `
event AS (
  INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256)
  SELECT site, event, comment, kind, rev, decode(sha, 'hex') FROM input ORDER BY site COLLATE "C", event COLLATE "C"
  ON CONFLICT DO NOTHING RETURNING site_id, id
), fresh AS MATERIALIZED (
  SELECT i.* FROM input i JOIN event e ON e.site_id = i.site AND e.id = i.event
)`;

/** Absolute totals: the highest `seq` wins; a vote may come before its comment. */
export const STORE_VOTES = {
  name: 'store_votes',
  text: `
WITH input AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS i(n int, site text, event text, sha text, kind text, comment text,
    rev bigint, votes jsonb)
), ${EVENT}, head AS (
  INSERT INTO comment AS c (site_id, id, vote_seq, votes)
  SELECT site, comment, rev, votes FROM fresh ORDER BY site COLLATE "C", comment COLLATE "C"
  ON CONFLICT (site_id, id) DO UPDATE SET vote_seq = excluded.vote_seq, votes = excluded.votes
  WHERE c.vote_seq IS NULL OR c.vote_seq < excluded.vote_seq
)
SELECT n FROM fresh`,
};

/** One row per comment and reporter: a second report of the same reader replaces his first. */
export const STORE_REPORTS = {
  name: 'store_reports',
  text: `
WITH input AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS i(n int, site text, event text, sha text, kind text, comment text,
    rev bigint, reporter text, reason text, note text, at timestamptz)
), ${EVENT}, kept AS (
  INSERT INTO report AS r (site_id, comment_id, reporter_id, reason, note, reported_at)
  SELECT site, comment, reporter, reason, note, coalesce(at, now()) FROM fresh
  ORDER BY site COLLATE "C", comment COLLATE "C", reporter COLLATE "C"
  ON CONFLICT (site_id, comment_id, reporter_id) DO UPDATE
    SET reason = excluded.reason, note = excluded.note, reported_at = excluded.reported_at, received_at = now()
  WHERE r.reported_at <= excluded.reported_at
)
SELECT n FROM fresh`,
};

/**
 * Opens a re-score of comments whose newest revision was decided by the machine and has no work pending: at most one
 * per comment, and not before 30 seconds after the last decision.
 */
export const OPEN_RESCORES = {
  name: 'open_rescores',
  text: `
WITH due AS MATERIALIZED (
  SELECT c.site_id, c.id, nextval('work_id_seq') AS work_id
  FROM (SELECT DISTINCT site COLLATE "C" AS site, comment COLLATE "C" AS comment
    FROM json_to_recordset($1::json) AS i(site text, comment text) ORDER BY 1, 2) i
  CROSS JOIN LATERAL (
    SELECT k.site_id, k.id FROM comment k WHERE k.site_id = i.site AND k.id = i.comment
      AND k.pending_work IS NULL AND k.decided_rev = k.head_rev AND k.decided_source = 'automatic'
      AND k.head_rev > coalesce(k.deleted_rev, -1)
    OFFSET 0 FOR NO KEY UPDATE OF k
  ) c
), head AS (
  UPDATE comment c SET pending_work = due.work_id, last_run = c.last_run + 1
  FROM due WHERE c.site_id = due.site_id AND c.id = due.id AND c.pending_work IS NULL
  RETURNING c.site_id, c.id, c.head_rev, c.last_run, c.decided_at, due.work_id
)
INSERT INTO work (id, site_id, comment_id, rev, run, cause, next_enqueue_at)
SELECT work_id, site_id, id, head_rev, last_run, $2, greatest(now(), decided_at + interval '30 seconds') FROM head
RETURNING id::text AS id`,
};

/** The site's own people decided: makes sure the comment's row exists, so that it can be locked. */
export const STORE_SITE_DECISIONS = {
  name: 'store_site_decisions',
  text: `
WITH input AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS i(n int, site text, event text, sha text, kind text, comment text, rev bigint)
), ${EVENT}, head AS (
  INSERT INTO comment (site_id, id) SELECT site, comment FROM fresh ORDER BY site COLLATE "C", comment COLLATE "C"
  ON CONFLICT DO NOTHING
)
SELECT n FROM fresh`,
};

/**
 * Changed data of authors and articles, and authors to be forgotten: of what is held against them codes and times stay,
 * words go, and so does what endpoints were sent of them.
 */
export const STORE_PROFILES = {
  name: 'store_profiles',
  text: `
WITH input AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS i(n int, site text, event text, sha text, kind text, comment text,
    rev bigint, key text, data jsonb, at timestamptz)
), ${EVENT}, person AS (
  INSERT INTO author AS a (site_id, key, data)
  SELECT DISTINCT ON (site COLLATE "C", key COLLATE "C") site, key, data FROM fresh WHERE kind = 'author'
  ORDER BY site COLLATE "C", key COLLATE "C", n DESC
  ON CONFLICT (site_id, key) DO UPDATE SET data = a.data || excluded.data, sent = NULL
), forgotten AS (
  UPDATE author a SET data = '{}', sent = NULL, approved = 0, rejected = 0, reviewed = 0, erased_at = now(),
    erasure_due = true
  FROM fresh f WHERE f.kind = 'erase' AND a.site_id = f.site AND a.key = f.key
), unreported AS (
  UPDATE report r SET note = NULL
  FROM fresh f WHERE f.kind = 'erase' AND r.site_id = f.site AND r.reporter_id = substr(f.key, 4)
), unsaid AS (
  UPDATE sanction s SET note = NULL, message = NULL
  FROM fresh f WHERE f.kind = 'erase' AND s.site_id = f.site AND s.author_key = f.key
), blank AS (
  UPDATE author_note n SET text = NULL
  FROM fresh f WHERE f.kind = 'erase' AND n.site_id = f.site AND n.author_key = f.key RETURNING n.site_id, n.id::text
), unsent AS (
  UPDATE delivery d SET payload = jsonb_set(jsonb_set(d.payload::jsonb, '{note,text}', 'null'), '{author,username}', 'null')::text
  FROM blank b JOIN endpoint e ON e.site_id = b.site_id
  WHERE d.site_id = b.site_id AND d.endpoint_id = e.id AND d.topic = 'note' AND d.subject_id = b.id
), noted AS (
  DELETE FROM delivery_try t USING blank b JOIN endpoint e ON e.site_id = b.site_id
  WHERE t.site_id = b.site_id AND t.endpoint_id = e.id AND t.topic = 'note' AND t.subject_id = b.id
), owed AS (
  UPDATE delivery d SET payload = jsonb_set(jsonb_set(d.payload::jsonb, '{sanction,message}', 'null'),
    '{author,username}', 'null')::text
  FROM fresh f JOIN endpoint e ON e.site_id = f.site
  WHERE f.kind = 'erase' AND d.site_id = f.site AND d.endpoint_id = e.id AND d.topic = 'sanction' AND d.subject_id = f.key
), sent AS (
  DELETE FROM delivery_try t USING fresh f JOIN endpoint e ON e.site_id = f.site
  WHERE f.kind = 'erase' AND t.site_id = f.site AND t.endpoint_id = e.id AND t.topic = 'sanction' AND t.subject_id = f.key
), page AS (
  INSERT INTO article AS p (site_id, key, data, updated_at)
  SELECT DISTINCT ON (site COLLATE "C", key COLLATE "C") site, key, data, at FROM fresh WHERE kind = 'article'
  ORDER BY site COLLATE "C", key COLLATE "C", n DESC
  ON CONFLICT (site_id, key) DO UPDATE SET data = p.data || excluded.data, sent = NULL, updated_at = coalesce(excluded.updated_at, p.updated_at)
  WHERE coalesce(excluded.updated_at, 'infinity') >= coalesce(p.updated_at, '-infinity')
)
SELECT n FROM fresh`,
};
