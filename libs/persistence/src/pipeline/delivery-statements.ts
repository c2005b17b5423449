import { FIRST_PROBE, LEASE, PROBE_EVERY } from './delivery-times.js';

/** A row's key, which no two messages of an endpoint share. */
const KEY = 'site_id, endpoint_id, topic, subject_id, version';
const keyOf = (row: string) => KEY.replace(/\w+/g, (column) => `${row}.${column}`);

const OPEN = `d.state IN ('due', 'leased')`;
const CAN_BE_CLAIMED = `${OPEN} AND d.next_at <= palaver_now()`;
/** A probe does not wait for the time of a message: what was due in six hours may be what tells that all is well. */
const CAN_BE_PROBED = `${OPEN} AND (d.state = 'due' OR d.next_at <= palaver_now())`;

/** Of a comment only the newest decision goes out, and of any subject one message at a time. */
const IS_NEXT = `NOT EXISTS (
  SELECT 1 FROM delivery n WHERE n.site_id = d.site_id AND n.endpoint_id = d.endpoint_id AND n.topic = d.topic
    AND n.subject_id = d.subject_id AND n.version <> d.version
    AND (n.version > d.version AND d.topic = 'decision' OR n.state = 'leased' AND n.next_at > palaver_now()))`;

/**
 * Ends messages that nobody is to be sent any more: the site only observes, or there is a newer decision of the comment
 * (those that are due end together with its arrival; these were under way then).
 */
export const RETIRE_DELIVERIES = {
  name: 'retire_deliveries',
  text: `
WITH stale AS MATERIALIZED (
  SELECT ${keyOf('d')} FROM endpoint e JOIN site s ON s.id = e.site_id
  CROSS JOIN LATERAL (
    SELECT * FROM delivery d WHERE d.site_id = e.site_id AND d.endpoint_id = e.id AND ${CAN_BE_CLAIMED}
    ORDER BY d.next_at LIMIT 100
  ) d
  WHERE e.enabled AND (s.mode = 'observe' OR d.topic = 'decision' AND EXISTS (
    SELECT 1 FROM delivery n WHERE n.site_id = d.site_id AND n.endpoint_id = d.endpoint_id AND n.topic = d.topic
      AND n.subject_id = d.subject_id AND n.version > d.version))
), locked AS MATERIALIZED (
  SELECT ${keyOf('d')} FROM stale s JOIN delivery d USING (${KEY})
  WHERE ${CAN_BE_CLAIMED} FOR UPDATE OF d SKIP LOCKED
)
UPDATE delivery d SET state = 'superseded', lease_token = NULL, lease_until = NULL FROM locked l
WHERE (${keyOf('d')}) = (${keyOf('l')})`,
};

/** What an endpoint that is switched off was still owed is dead until somebody replays it; a part at a time. */
export const BURY_DELIVERIES = {
  name: 'bury_deliveries',
  text: `
WITH lost AS MATERIALIZED (
  SELECT ${keyOf('d')} FROM endpoint e CROSS JOIN LATERAL (
    SELECT * FROM delivery d WHERE d.site_id = e.site_id AND d.endpoint_id = e.id AND ${CAN_BE_PROBED}
    ORDER BY d.next_at LIMIT 2000 FOR UPDATE SKIP LOCKED
  ) d
  WHERE NOT e.enabled
)
UPDATE delivery d SET state = 'dead', lease_token = NULL, lease_until = NULL FROM lost l
WHERE (${keyOf('d')}) = (${keyOf('l')})`,
};

/** Leases what `candidate` names. Its conditions stand again where rows are locked: another process may have been faster. */
const leaseCandidates = (claimable: string) => `
locked AS MATERIALIZED (
  SELECT ${keyOf('d')} FROM candidate c JOIN delivery d USING (${KEY})
  WHERE ${claimable} FOR UPDATE OF d SKIP LOCKED
)
UPDATE delivery d SET state = 'leased', lease_token = gen_random_uuid(), lease_until = palaver_now() + ${LEASE},
  next_at = palaver_now() + ${LEASE}
FROM locked l, endpoint e
WHERE (${keyOf('d')}) = (${keyOf('l')}) AND e.site_id = d.site_id AND e.id = d.endpoint_id
RETURNING d.site_id AS "siteId", d.endpoint_id AS "endpointId", d.topic, d.type, d.subject_id AS "subjectId", d.version,
  d.attempts, d.payload, d.trace, d.due_since AS "dueSince",
  extract(epoch FROM palaver_now() - d.due_since)::float8 AS "ageSeconds", d.lease_token AS "leaseToken", e.url,
  e.sealed AS "sealedSecret",
  CASE WHEN e.previous_until > palaver_now() THEN e.previous_sealed END AS "sealedPrevious"`;

/**
 * Takes due messages endpoint by endpoint, so that the backlog of one is never in the way of another's: of each as many
 * as $3 has room for, or else $2, and $1 in all.
 */
export const CLAIM_DELIVERIES = {
  name: 'claim_deliveries',
  text: `
WITH known AS (
  SELECT * FROM json_to_recordset($3::json) AS k("siteId" text, "endpointId" uuid, room int)
), candidate AS MATERIALIZED (
  SELECT ${keyOf('d')} FROM endpoint e JOIN site s ON s.id = e.site_id AND s.mode = 'live'
  LEFT JOIN known k ON k."siteId" = e.site_id AND k."endpointId" = e.id
  CROSS JOIN LATERAL (
    SELECT * FROM delivery d WHERE d.site_id = e.site_id AND d.endpoint_id = e.id AND ${CAN_BE_CLAIMED} AND ${IS_NEXT}
    ORDER BY d.next_at LIMIT coalesce(k.room, $2)
  ) d
  WHERE e.enabled AND e.breaker_opened_at IS NULL ORDER BY d.next_at LIMIT $1
), ${leaseCandidates(CAN_BE_CLAIMED)}`,
};

/**
 * Takes one message of each endpoint whose breaker is open and whose probe is due. The next probe comes after as long as
 * the breaker has been open, from five seconds up to a minute, whichever process takes it.
 */
export const CLAIM_PROBES = {
  name: 'claim_probes',
  text: `
WITH waiting AS MATERIALIZED (
  SELECT e.site_id, e.id, e.breaker_opened_at FROM endpoint e JOIN site s ON s.id = e.site_id AND s.mode = 'live'
  WHERE e.enabled AND e.breaker_opened_at IS NOT NULL AND e.probe_at <= palaver_now() AND EXISTS (
    SELECT 1 FROM delivery d WHERE d.site_id = e.site_id AND d.endpoint_id = e.id AND ${CAN_BE_PROBED})
  ORDER BY e.site_id, e.id LIMIT 100 FOR NO KEY UPDATE OF e SKIP LOCKED
), planned AS (
  UPDATE endpoint e SET
    probe_at = palaver_now() + greatest(${FIRST_PROBE}, least(${PROBE_EVERY}, palaver_now() - w.breaker_opened_at))
  FROM waiting w WHERE e.site_id = w.site_id AND e.id = w.id
), candidate AS MATERIALIZED (
  SELECT ${keyOf('d')} FROM waiting w CROSS JOIN LATERAL (
    SELECT * FROM delivery d WHERE d.site_id = w.site_id AND d.endpoint_id = w.id AND ${CAN_BE_PROBED} AND ${IS_NEXT}
    ORDER BY d.next_at LIMIT 1
  ) d
), ${leaseCandidates(CAN_BE_PROBED)}`,
};
