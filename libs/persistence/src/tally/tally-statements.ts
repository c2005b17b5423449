import { RETENTION } from '@palaver/contracts';

/** New sites, to be counted from their first decision on. */
export const ADD_MARKS = 'INSERT INTO tally_mark (site_id) SELECT id FROM site ON CONFLICT DO NOTHING';

/** Sites to be counted now: those with a live brake twice a second, the others as often as a report card needs it. */
export const CLAIM_MARKS = {
  name: 'claim_tally_marks',
  text: `
WITH due AS (
  SELECT m.site_id FROM tally_mark m
  WHERE m.claimed_at <= now() - CASE WHEN EXISTS (
    SELECT 1 FROM rule_set_version v WHERE v.site_id = m.site_id AND v.state = 'live' AND v.brake IS NOT NULL
  ) THEN interval '0.4 seconds' ELSE interval '10 seconds' END
  ORDER BY m.claimed_at LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE tally_mark m SET claimed_at = now() FROM due WHERE m.site_id = due.site_id
RETURNING m.site_id AS "siteId", m.xid::text AS xid`,
};

/** Everything below it is committed or gone. */
export const HORIZON = 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid, now() AS at';

/**
 * Decisions of one site from transactions in [$2, $3), the automatic decision each is about, and what that was made of.
 * Imported decisions and policies judge no rule.
 */
export const TALLY_PAGE = {
  name: 'tally_page',
  text: `
SELECT d.xid::text AS xid, d.source, d.action AS verdict, d.source = 'automatic' AND NOT EXISTS (
    SELECT 1 FROM decision o WHERE o.site_id = d.site_id AND o.comment_id = d.comment_id AND o.rev = d.rev
      AND o.run < d.run) AS first,
  CASE WHEN s.rule_set_hash IS NOT NULL THEN json_build_object('siteId', s.site_id, 'commentId', s.comment_id,
    'rev', s.rev, 'action', s.action, 'ruleSetId', s.rule_set_id, 'version', s.rule_set_version,
    'hash', s.rule_set_hash, 'decidedAt', s.decided_at) END AS about,
  s.result, s.facts, r.data
FROM (
  SELECT * FROM decision WHERE site_id = $1 AND xid >= $2::xid8 AND xid < $3::xid8
    AND source IN ('automatic', 'moderator', 'site')
  ORDER BY xid LIMIT $4
) d
LEFT JOIN LATERAL (
  SELECT * FROM decision p WHERE p.site_id = d.site_id AND p.comment_id = d.comment_id AND p.rev = d.rev
    AND p.source = 'automatic' AND p.version = d.version - (d.source <> 'automatic')::int OFFSET 0
) s ON true
LEFT JOIN revision r ON r.site_id = s.site_id AND r.comment_id = s.comment_id AND r.rev = s.rev
ORDER BY d.xid`,
};

/** Adds what was counted and moves the mark, unless somebody else has moved it: then nothing is added. */
export const ADD_TALLIES = {
  name: 'add_tallies',
  text: `
WITH moved AS (
  UPDATE tally_mark SET xid = $3::xid8, counted_to = $4 WHERE site_id = $1 AND xid = $2::xid8 RETURNING site_id
), added AS (
  INSERT INTO rule_tally AS t (site_id, rule_set_id, version, day, rule, entry, hits, first_hits, judged, overturned,
    last_hit_at)
  SELECT m.site_id, i."ruleSetId", i.version, i.day, i.rule, i.entry, i.hits, i."firstHits", i.judged, i.overturned,
    i."lastHitAt"
  FROM moved m CROSS JOIN json_to_recordset($5::json) AS i("ruleSetId" text, version int, day date, rule text,
    entry text, hits int, "firstHits" int, judged int, overturned int, "lastHitAt" timestamptz)
  ON CONFLICT (site_id, rule_set_id, version, day, rule, entry) DO UPDATE SET hits = t.hits + excluded.hits,
    first_hits = t.first_hits + excluded.first_hits, judged = t.judged + excluded.judged,
    overturned = t.overturned + excluded.overturned, last_hit_at = greatest(t.last_hit_at, excluded.last_hit_at)
)
SELECT site_id FROM moved`,
};

/** Beyond this weight old samples count half, so that a rule that was made quicker is seen to be. */
export const ADD_COSTS = {
  name: 'add_rule_costs',
  text: `
INSERT INTO rule_cost AS c (site_id, rule, nanoseconds, samples)
SELECT $1, i.rule, i.nanoseconds, i.samples
FROM json_to_recordset($2::json) AS i(rule text, nanoseconds float8, samples float8) ORDER BY i.rule
ON CONFLICT (site_id, rule) DO UPDATE SET
  nanoseconds = c.nanoseconds * CASE WHEN c.samples > 1000 THEN 0.5 ELSE 1 END + excluded.nanoseconds,
  samples = c.samples * CASE WHEN c.samples > 1000 THEN 0.5 ELSE 1 END + excluded.samples`,
};

/** A report card looks back 90 days at most. */
export const FORGET = `DELETE FROM rule_tally WHERE day < now() - interval '${RETENTION.tallies.days} days'`;
