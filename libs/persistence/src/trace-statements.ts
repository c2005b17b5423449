/**
 * Traces are seldom on: what they need is written by statements of its own, so that it costs nothing while they are off.
 * Work is found here before anybody was rung for it, deliveries in the transaction that made them.
 */
export const TRACE_WORK = {
  name: 'trace_work',
  text: `
UPDATE work w SET trace = i.trace FROM json_to_recordset($1::json) AS i(id bigint, trace text) WHERE w.id = i.id`,
};

export const TRACE_DELIVERIES = {
  name: 'trace_deliveries',
  text: `
UPDATE delivery d SET trace = f.trace FROM (
  SELECT o.site_id, o.endpoint_id, o.subject_id, o.version, i.trace
  FROM json_to_recordset($1::json) AS i(site text, comment text, version int, trace text)
  JOIN endpoint e ON e.site_id = i.site CROSS JOIN LATERAL (
    SELECT * FROM delivery o WHERE o.site_id = e.site_id AND o.endpoint_id = e.id AND o.topic = 'decision'
      AND o.subject_id = i.comment AND o.version = i.version OFFSET 0
  ) o
) f
WHERE d.site_id = f.site_id AND d.endpoint_id = f.endpoint_id AND d.topic = 'decision'
  AND d.subject_id = f.subject_id AND d.version = f.version`,
};
