import { movedMark, readDecisions } from './feed-mark.repository.js';

/** Seconds fall into buckets a tenth wider than the one before; a percentile is off by as much at most. */
export const BUCKET_RATIO = 1.1;
/** SQL: the bucket of a span of time; what was decided at once, or by a clock that ran backwards, is in the first. */
export const bucketOf = (span: string) =>
  `floor(ln(greatest(extract(epoch FROM ${span})::float8, 0.01)) / ln(${BUCKET_RATIO}::float8))::int::text`;

/**
 * Counts the next decisions of site $1. Of a comment's first decision: when it came, how it was decided, how long it took
 * and where it stands. Of all: action and source. Of people's: reason, who, how long it waited for him, whether he decided
 * against another one. Of the site's: what the automatic decision right before it on the same revision was. The one before
 * is the row before in the order of the key, along which alone it can be read.
 */
export const COUNT_DECISIONS = {
  name: 'count_decisions',
  text: `
WITH ${movedMark('statistics')}, rows AS MATERIALIZED (
  SELECT d.version, d.action, d.source, d.reason_code, d.actor, d.decided_at, date_trunc('hour', d.decided_at, 'UTC') AS hour,
    c.received_at, c.article_key, p.action AS before_action, p.source AS before_source, p.actor AS before_actor,
    p.decided_at AS before_at
  FROM moved m CROSS JOIN LATERAL (${readDecisions}) d
  CROSS JOIN LATERAL (SELECT * FROM comment k WHERE k.site_id = d.site_id AND k.id = d.comment_id OFFSET 0) c
  LEFT JOIN LATERAL (
    SELECT * FROM decision p WHERE (p.site_id, p.comment_id, p.rev, p.run) >= (d.site_id, d.comment_id, d.rev, 0)
      AND (p.site_id, p.comment_id, p.rev, p.run) < (d.site_id, d.comment_id, d.rev, d.run)
    ORDER BY p.site_id DESC, p.comment_id DESC, p.rev DESC, p.run DESC LIMIT 1
  ) p ON p.version = d.version - 1
), told AS (
  SELECT 'decision' AS kind, hour, action || '/' || source AS key FROM rows
  UNION ALL SELECT 'comment', date_trunc('hour', received_at, 'UTC'), action || '/' || source FROM rows WHERE version = 1
  UNION ALL SELECT 'first-seconds', hour, ${bucketOf('decided_at - received_at')} FROM rows
    WHERE version = 1 AND source <> 'import'
  UNION ALL SELECT 'person-seconds', hour, ${bucketOf('decided_at - coalesce(before_at, received_at)')} FROM rows
    WHERE source = 'moderator'
  UNION ALL SELECT 'reason', hour, action || '/' || reason_code FROM rows WHERE reason_code IS NOT NULL
  UNION ALL SELECT 'actor', hour, action || '/' || actor FROM rows WHERE source = 'moderator' AND actor IS NOT NULL
  UNION ALL SELECT 'reversed', hour, before_actor FROM rows WHERE source = 'moderator' AND before_source = 'moderator'
    AND before_actor IS NOT NULL AND before_actor <> actor AND action <> before_action AND before_action <> 'review'
  UNION ALL SELECT 'agreement', hour, before_action || '/' || action FROM rows
    WHERE source = 'site' AND before_source = 'automatic'
  UNION ALL SELECT 'article', date_trunc('day', received_at, 'UTC'), action || '/' || article_key FROM rows
    WHERE version = 1 AND article_key IS NOT NULL
), counted AS (
  INSERT INTO statistic AS s (site_id, kind, hour, key, n)
  SELECT $1, kind, hour, key, count(*) FROM told GROUP BY kind, hour, key ORDER BY kind, hour, key
  ON CONFLICT (site_id, kind, hour, key) DO UPDATE SET n = s.n + excluded.n
)
SELECT is_last AS "isLast" FROM moved`,
};
