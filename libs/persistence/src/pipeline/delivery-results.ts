import { rowsFrom } from '../rows-from.js';
import { FAILING_FOR, FAILURES_AT_ONCE, FAILURES_IN_A_ROW, FIRST_PROBE, STANDSTILL } from './delivery-times.js';

/** One message as it ended, or as its try ended. */
export interface DeliveryResult {
  site: string;
  endpoint: string;
  topic: string;
  subject: string;
  version: number;
  /** The lease the result was earned under; it counts only while that stands. */
  token: string;
  /** `back`: nothing was tried, due again at once. */
  outcome: 'delivered' | 'retry' | 'dead' | 'superseded' | 'back';
  /** Absent where nothing was sent. */
  attempt?: number;
  /** Of the answer; absent where none came. */
  status?: number;
  error?: string;
  latencyMs?: number;
  /** Seconds until the next try. */
  delay?: number;
}

const COLUMNS: Record<keyof DeliveryResult, string> = {
  site: 'text',
  endpoint: 'uuid',
  topic: 'text',
  subject: 'text',
  version: 'int',
  token: 'uuid',
  outcome: 'text',
  attempt: 'int',
  status: 'int',
  error: 'text',
  latencyMs: 'int',
  delay: 'float8',
};

/** What a list of results did to an endpoint that fails, or had failed. */
export interface EndpointChange {
  siteId: string;
  endpointId: string;
  opened: boolean;
  closed: boolean;
  failures: number;
  failingSeconds: number;
  /** It answered that it is gone for good. */
  gone: boolean;
}

/**
 * Writes the results of one list in the order they came: messages, tries, and how their endpoints fare. The first success
 * of an endpoint closes its breaker and makes what it is owed due at once, the oldest first: in the same transaction, so
 * that no crash leaves a message waiting for a step of six hours. Endpoints that are well are not written to.
 */
export const SETTLE_DELIVERIES = {
  name: 'settle_deliveries',
  text: `
WITH i AS MATERIALIZED (
  SELECT r.*, r.attempt IS NOT NULL AS tried, row_number() OVER () AS n
  FROM (SELECT * FROM ${rowsFrom(COLUMNS, ['body'])}) r
), ended AS (
  UPDATE delivery d SET
    state = CASE i.outcome WHEN 'back' THEN 'due' WHEN 'retry' THEN
      CASE WHEN d.topic = 'decision' AND EXISTS (SELECT 1 FROM delivery n WHERE n.site_id = d.site_id
        AND n.endpoint_id = d.endpoint_id AND n.topic = d.topic AND n.subject_id = d.subject_id
        AND n.version > d.version) THEN 'superseded' ELSE 'due' END
      ELSE i.outcome END,
    attempts = CASE WHEN i.tried THEN i.attempt ELSE d.attempts END,
    last_status = CASE WHEN i.tried THEN i.status ELSE d.last_status END,
    last_error = CASE WHEN i.tried THEN i.error ELSE d.last_error END,
    next_at = CASE WHEN i.outcome = 'retry' THEN palaver_now() + make_interval(secs => i.delay)
      WHEN i.outcome = 'back' AND d.attempts > 0 THEN palaver_now()
      WHEN i.outcome = 'back' THEN d.due_since ELSE d.next_at END,
    delivered_at = CASE WHEN i.outcome = 'delivered' THEN palaver_now() ELSE d.delivered_at END,
    lease_token = NULL, lease_until = NULL
  FROM i WHERE d.site_id = i.site AND d.endpoint_id = i.endpoint AND d.topic = i.topic AND d.subject_id = i.subject
    AND d.version = i.version AND d.state = 'leased' AND d.lease_token = i.token
), kept AS (
  INSERT INTO delivery_try (site_id, endpoint_id, topic, subject_id, version, attempt, status, error, latency_ms, body)
  SELECT site, endpoint, topic, subject, version, attempt, status, error, "latencyMs", body FROM i WHERE tried
), health AS MATERIALIZED (
  SELECT site, endpoint, bool_or(outcome = 'delivered') AS heard, coalesce(bool_or(status = 410), false) AS gone,
    count(*) FILTER (WHERE n > last_heard)::int AS failed
  FROM (
    SELECT i.*, coalesce(max(n) FILTER (WHERE outcome = 'delivered') OVER (PARTITION BY site, endpoint), 0) AS last_heard
    FROM i WHERE tried
  ) t GROUP BY 1, 2
), before AS MATERIALIZED (
  SELECT e.site_id, e.id, e.failures, e.failing_since, e.last_failure_at, e.breaker_opened_at, e.probe_at, h.heard,
    h.failed, h.gone, h.heard OR coalesce(e.last_failure_at < palaver_now() - ${STANDSTILL}, true) AS anew
  FROM endpoint e JOIN health h ON e.site_id = h.site AND e.id = h.endpoint
  WHERE h.failed > 0 OR e.failures > 0 OR e.breaker_opened_at IS NOT NULL
  ORDER BY e.site_id, e.id FOR NO KEY UPDATE OF e
), counted AS (
  SELECT b.*, CASE WHEN anew THEN failed ELSE failures + failed END AS in_a_row,
    CASE WHEN failed = 0 THEN NULL WHEN anew THEN palaver_now() ELSE coalesce(failing_since, palaver_now()) END AS since
  FROM before b
), judged AS MATERIALIZED (
  SELECT c.*, CASE WHEN NOT heard AND breaker_opened_at IS NOT NULL THEN breaker_opened_at
      WHEN in_a_row >= ${FAILURES_AT_ONCE} THEN palaver_now()
      WHEN in_a_row >= ${FAILURES_IN_A_ROW} AND palaver_now() - since >= ${FAILING_FOR} THEN palaver_now() END AS opened_at
  FROM counted c
), judgement AS (
  UPDATE endpoint e SET failures = j.in_a_row, failing_since = j.since, breaker_opened_at = j.opened_at,
    last_failure_at = CASE WHEN j.failed > 0 THEN palaver_now() ELSE e.last_failure_at END,
    probe_at = CASE WHEN j.opened_at IS NULL THEN NULL WHEN j.opened_at = j.breaker_opened_at THEN e.probe_at
      ELSE palaver_now() + ${FIRST_PROBE} END
  FROM judged j WHERE e.site_id = j.site_id AND e.id = j.id
), drained AS (
  UPDATE delivery d SET next_at = d.due_since FROM judged j
  WHERE j.heard AND j.breaker_opened_at IS NOT NULL AND d.site_id = j.site_id AND d.endpoint_id = j.id
    AND d.state = 'due' AND d.next_at > palaver_now()
)
SELECT site_id AS "siteId", id AS "endpointId", gone, in_a_row AS failures,
  opened_at IS NOT NULL AND breaker_opened_at IS NULL AS opened,
  opened_at IS NULL AND breaker_opened_at IS NOT NULL AS closed,
  coalesce(extract(epoch FROM palaver_now() - since), 0)::float8 AS "failingSeconds"
FROM judged`,
};
