import type { ModelRow, Query } from '../checker/chaos-schema.js';

export const SITE = 'news';

const FILL = `
WITH n AS MATERIALIZED (SELECT i, 'w' || i AS id, 'id:a' || i % 500 AS author FROM generate_series(1, $1::int) i),
authors AS (
  INSERT INTO author (site_id, key, data, reviewed) SELECT '${SITE}', author, '{}', count(*) FROM n GROUP BY author
), comments AS (
  INSERT INTO comment (site_id, id, head_rev, author_key, last_run, decision_version, decided_rev, decided_run,
    decided_action, decided_source, decided_at)
  SELECT '${SITE}', id, 1, author, 0, 1, 1, 0, 'review', 'automatic', now() FROM n
), revisions AS (
  INSERT INTO revision (site_id, comment_id, rev, data) SELECT '${SITE}', id, 1, json_build_object(
    'text', 'What reader ' || i || ' thinks of it ' || md5(i::text), 'author', json_build_object('id', 'a' || i % 500,
      'username', 'reader ' || i % 500), 'article', json_build_object('url', 'https://news.example/1'))::text FROM n
), decisions AS (
  INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, score, rule_set_id, rule_set_version)
  SELECT '${SITE}', id, 1, 0, 1, 'review', 'automatic', 60, 'newsroom', 1 FROM n
)
INSERT INTO review_item (site_id, comment_id, rev, decision_version, reason_code, severity, priority)
SELECT '${SITE}', id, 1, 1, 'spam', i % 100, i % 100 FROM n`;

/** So many comments of one site that wait in one queue; what must still be there at the end. */
export async function fillQueue(query: Query, count: number): Promise<ModelRow[]> {
  await query(FILL, [count]);
  await query('ANALYZE');
  return Array.from({ length: count }, (_, n) => ({
    site_id: SITE,
    ext_id: `w${n + 1}`,
    head_rev: 1,
    deleted_rev: null,
    text_sha256: null,
    vote_seq: null,
    votes: null,
  }));
}
