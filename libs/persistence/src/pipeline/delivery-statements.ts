const LEASE = `interval '30 seconds'`;

const CAN_BE_CLAIMED = `d.state IN ('due', 'leased') AND d.next_at <= now()`;

/**
 * Ends messages that nobody is to be sent any more: the endpoint is switched off, the site only observes, or there is a
 * newer decision of the comment (those that are due end together with its arrival; these were under way then).
 */
export const RETIRE_DELIVERIES = {
  name: 'retire_deliveries',
  text: `
WITH stale AS MATERIALIZED (
  SELECT d.site_id, d.endpoint_id, d.topic, d.subject_id, d.version,
    CASE WHEN e.enabled THEN 'superseded' ELSE 'dead' END AS state
  FROM endpoint e JOIN site s ON s.id = e.site_id
  CROSS JOIN LATERAL (
    SELECT * FROM delivery d WHERE d.site_id = e.site_id AND d.endpoint_id = e.id AND ${CAN_BE_CLAIMED}
    ORDER BY d.next_at LIMIT 100
  ) d
  WHERE NOT e.enabled OR s.mode = 'observe' OR d.topic = 'decision' AND EXISTS (
    SELECT 1 FROM delivery n WHERE n.site_id = d.site_id AND n.endpoint_id = d.endpoint_id AND n.topic = d.topic
      AND n.subject_id = d.subject_id AND n.version > d.version)
), locked AS MATERIALIZED (
  SELECT d.site_id, d.endpoint_id, d.topic, d.subject_id, d.version, s.state
  FROM stale s JOIN delivery d USING (site_id, endpoint_id, topic, subject_id, version)
  WHERE ${CAN_BE_CLAIMED} FOR UPDATE OF d SKIP LOCKED
)
UPDATE delivery d SET state = l.state, lease_token = NULL, lease_until = NULL FROM locked l
WHERE (d.site_id, d.endpoint_id, d.topic, d.subject_id, d.version)
  = (l.site_id, l.endpoint_id, l.topic, l.subject_id, l.version)`,
};

/**
 * Takes due messages endpoint by endpoint, so that the backlog of one is never in the way of another's. The conditions
 * stand again where the rows are locked: between the look and the lock another process may have been faster.
 */
export const CLAIM_DELIVERIES = {
  name: 'claim_deliveries',
  text: `
WITH flying AS (
  SELECT * FROM json_to_recordset($3::json) AS f("siteId" text, "endpointId" uuid, count int)
), candidate AS MATERIALIZED (
  SELECT d.site_id, d.endpoint_id, d.topic, d.subject_id, d.version
  FROM endpoint e JOIN site s ON s.id = e.site_id AND s.mode = 'live'
  LEFT JOIN flying f ON f."siteId" = e.site_id AND f."endpointId" = e.id
  CROSS JOIN LATERAL (
    SELECT * FROM delivery d WHERE d.site_id = e.site_id AND d.endpoint_id = e.id AND ${CAN_BE_CLAIMED}
      AND NOT EXISTS (
        SELECT 1 FROM delivery n WHERE n.site_id = d.site_id AND n.endpoint_id = d.endpoint_id AND n.topic = d.topic
          AND n.subject_id = d.subject_id AND n.version <> d.version
          AND (n.version > d.version AND d.topic = 'decision' OR n.state = 'leased' AND n.next_at > now()))
    ORDER BY d.next_at LIMIT greatest(0, $2 - coalesce(f.count, 0))
  ) d
  WHERE e.enabled ORDER BY d.next_at LIMIT $1
), locked AS MATERIALIZED (
  SELECT d.site_id, d.endpoint_id, d.topic, d.subject_id, d.version
  FROM candidate c JOIN delivery d USING (site_id, endpoint_id, topic, subject_id, version)
  WHERE ${CAN_BE_CLAIMED} FOR UPDATE OF d SKIP LOCKED
)
UPDATE delivery d SET state = 'leased', lease_token = gen_random_uuid(), lease_until = now() + ${LEASE},
  next_at = now() + ${LEASE}
FROM locked l, endpoint e
WHERE (d.site_id, d.endpoint_id, d.topic, d.subject_id, d.version)
  = (l.site_id, l.endpoint_id, l.topic, l.subject_id, l.version) AND e.site_id = d.site_id AND e.id = d.endpoint_id
RETURNING d.site_id AS "siteId", d.endpoint_id AS "endpointId", d.topic, d.subject_id AS "subjectId", d.version,
  d.attempts, extract(epoch FROM now() - d.created_at)::float8 AS "ageSeconds", d.lease_token AS "leaseToken",
  e.url, e.sealed AS "sealedSecret"`,
};
