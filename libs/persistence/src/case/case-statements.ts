import { inSections } from '../articles/in-sections.js';

export const COMMENT = `
SELECT c.head_rev::float8 AS "headRev", c.deleted_rev::float8 AS "deletedRev", c.received_at AS "receivedAt",
  c.decision_version AS "decisionVersion", c.author_key AS "authorKey", c.erased_at AS "erasedAt"
FROM comment c WHERE c.site_id = $1 AND c.id = $2 AND ${inSections('$3')}`;

export const REVISIONS = `
SELECT rev::float8 AS rev, data, received_at AS "receivedAt" FROM revision
WHERE site_id = $1 AND comment_id = $2 ORDER BY rev`;

/** Oldest first, each with the digest in the audit chain that tells of it. */
export const DECISIONS = `
SELECT d.version, d.rev::float8 AS rev, d.run, d.action, d.source, d.score / 100.0::float8 AS score,
  d.reason_code AS "reasonCode", CASE WHEN d.rule_set_id IS NOT NULL THEN json_build_object('id', d.rule_set_id,
  'version', d.rule_set_version, 'hash', d.rule_set_hash) END AS "ruleSet", d.override, d.actor, d.note,
  d.decided_at AS "decidedAt", d.xid::text AS xid, d.facts, d.result, g.pos::float8 AS "digestPos"
FROM decision d LEFT JOIN LATERAL (
  SELECT a.pos FROM audit a WHERE d.source = 'automatic' AND a.site_id = d.site_id AND a.subject = 'site:' || d.site_id
    AND a.action = 'decisions.digest' AND a.content IS NOT NULL
    AND (a.content ->> 'since')::xid8 <= d.xid AND (a.content ->> 'upto')::xid8 > d.xid
  ORDER BY a.seq LIMIT 1
) g ON true
WHERE d.site_id = $1 AND d.comment_id = $2 ORDER BY d.version`;

/** The versions that decided, whole. */
export const VERSIONS = `
SELECT v.id, v.version, v.hash, v.title, v.note, v.created_at AS "publishedAt", v.created_by AS "publishedBy", v.document
FROM rule_set_version v JOIN json_to_recordset($2::json) AS i(id text, version int)
  ON v.id = i.id AND v.version = i.version
WHERE v.site_id = $1 ORDER BY v.id, v.version`;

/** Messages about the comment, with the tries that are still kept; bodies are what the decisions say. */
export const DELIVERIES = `
SELECT e.id::text AS "endpointId", e.url, d.topic, d.version, d.state, d.attempts, d.created_at AS "createdAt",
  d.delivered_at AS "deliveredAt", d.last_status AS status, d.last_error AS error, coalesce(t.tries, '[]'::json) AS tries
FROM endpoint e JOIN delivery d ON d.site_id = e.site_id AND d.endpoint_id = e.id AND d.topic = 'decision' AND d.subject_id = $2
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('attempt', y.attempt, 'at', y.at, 'status', y.status, 'error', y.error,
    'latencyMs', y.latency_ms) ORDER BY y.at, y.attempt) AS tries
  FROM (SELECT * FROM delivery_try y WHERE y.site_id = d.site_id AND y.endpoint_id = d.endpoint_id AND y.topic = d.topic
    AND y.subject_id = d.subject_id AND y.version = d.version ORDER BY y.at DESC LIMIT 100) y
) t ON true
WHERE e.site_id = $1 ORDER BY d.version, e.id`;

export const REPORTS = `
SELECT reporter_id AS "reporterId", reason, note, reported_at AS "reportedAt" FROM report
WHERE site_id = $1 AND comment_id = $2 ORDER BY reported_at, reporter_id`;

/** Rows of the chain with all their hashes are made of: acts on the comment, and the digests in these places. */
export const AUDIT = `
SELECT a.seq::text AS seq, a.actor, a.action, a.subject, a.at,
  ((extract(epoch FROM a.at) * 1000000)::bigint)::text AS "atMicros", a.xid::text AS xid, a.pos::float8 AS pos,
  a.content::text AS content, encode(a.salt, 'hex') AS salt, encode(a.content_commitment, 'hex') AS commitment,
  encode(audit_canonical(a), 'hex') AS canonical, encode(a.prev_hash, 'hex') AS "prevHash", encode(a.hash, 'hex') AS hash
FROM audit a WHERE a.site_id = $1 AND (a.subject = $2 OR (a.subject = 'site:' || $1 AND a.pos = ANY ($3::bigint[])))
ORDER BY a.pos NULLS LAST, a.seq`;

export const HEAD = `
SELECT pos::float8 AS pos, encode(hash, 'hex') AS hash FROM audit WHERE site_id = $1 AND pos IS NOT NULL
ORDER BY pos DESC LIMIT 1`;
