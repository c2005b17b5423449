import { type TestDatabase } from './database.js';

/**
 * Comments `c1` to `cN` of a site, a minute apart, c1 the oldest, as if they had been decided long ago. Each fifth says
 * gazebo. The automatic decision is `approve`, with stored facts; each tenth a moderator has rejected since.
 */
export async function storeComments(database: TestDatabase, site: string, count: number, prefix = 'c'): Promise<void> {
  await database.query(
    `WITH n AS (
       SELECT i, $3 || i AS id, i % 10 = 0 AS judged, now() - make_interval(mins => $2::int - i) - interval '1 minute' AS at
       FROM generate_series(1, $2::int) i
     ), c AS (
       INSERT INTO comment (site_id, id, head_rev, received_at, last_run, decision_version, decided_rev, decided_run,
         decided_action, decided_source, decided_at)
       SELECT $1, id, 1, at, judged::int, 1 + judged::int, 1, judged::int,
         CASE WHEN judged THEN 'reject' ELSE 'approve' END, CASE WHEN judged THEN 'moderator' ELSE 'automatic' END, at FROM n
     ), r AS (
       INSERT INTO revision (site_id, comment_id, rev, data, received_at) SELECT $1, id, 1, json_build_object('text',
         CASE WHEN i % 5 = 0 THEN 'the gazebo of ' ELSE 'the garden of ' END || id, 'author',
         json_build_object('id', 'a1', 'username', 'Ann'), 'article', json_build_object('url', 'https://news.example/1'))::text, at FROM n
     ), d AS (
       INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, score, decided_at)
       SELECT $1, id, 1, 1, 2, 'reject', 'moderator', NULL, at FROM n WHERE judged
     )
     INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, score, decided_at, facts, result)
     SELECT $1, id, 1, 0, 1, 'approve', 'automatic', 0, at,
       json_build_object('now', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'author',
         json_build_object('approved', 3, 'rejected', 0, 'reviewed', 0))::text, '{}' FROM n`,
    [site, count, prefix],
  );
}
