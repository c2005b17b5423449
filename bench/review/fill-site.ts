import { type Client } from 'pg';

const CHUNK = 100_000;

/**
 * Comments `from` to `to` of a site, decided `review` by the machine and waiting, as ingest, rules and routing leave them:
 * a thousand authors, two hundred articles in five sections, ten days of age, every priority from 0 to 160.
 */
const FILL = `
WITH n AS MATERIALIZED (
  SELECT i, 'c-' || i AS id, 'id:a' || i % 1000 AS author, 'https://news.example/' || i % 200 AS article,
    (ARRAY['Sport', 'Politics', 'Culture', 'Local', 'Science'])[1 + i % 5] AS section,
    now() - make_interval(secs => hashint4(i::int) & 1048575) AS at, hashint4(i::int + 7) & 1023 AS dice
  FROM generate_series($2::bigint, $3::bigint) i
), comments AS (
  INSERT INTO comment (site_id, id, head_rev, author_key, article_key, received_at, last_run, decision_version,
    decided_rev, decided_run, decided_action, decided_source, decided_at)
  SELECT $1, id, 1, author, article, at, 0, 1, 1, 0, 'review', 'automatic', at FROM n
), revisions AS (
  INSERT INTO revision (site_id, comment_id, rev, data)
  SELECT $1, id, 1, json_build_object('text', 'What reader ' || i || ' has to say: ' || repeat('a sentence of some words. ', 6),
    'author', json_build_object('id', 'a' || i % 1000, 'username', 'reader ' || i % 1000),
    'article', json_build_object('url', article, 'section', section))::text FROM n
), decisions AS (
  INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, score, decided_at)
  SELECT $1, id, 1, 0, 1, 'review', 'automatic', 40 + dice % 60, at FROM n
)
INSERT INTO review_item (site_id, comment_id, rev, decision_version, reason_code, opened_at, section, queue, severity,
  report_points, heat, priority)
SELECT $1, id, 1, 1, CASE WHEN dice % 2 = 0 THEN 'insult' ELSE 'spam' END, at, section,
  CASE WHEN dice % 10 = 0 THEN 'reported' WHEN section = 'Sport' THEN 'sport' WHEN section = 'Politics' THEN 'politics'
    WHEN dice % 7 = 0 THEN 'new-authors' ELSE 'new' END,
  dice % 101, dice % 5 * 10, dice % 21, dice % 101 + dice % 5 * 10 + dice % 21 FROM n`;

export async function fillSite(client: Client, siteId: string, from: number, to: number): Promise<void> {
  for (let next = from; next <= to; next += CHUNK) {
    await client.query(FILL, [siteId, next, Math.min(to, next + CHUNK - 1)]);
  }
}
