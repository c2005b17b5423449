/** Rows that arrived before `me`, or with it under a smaller id: the order of a wave, the same for everybody who asks. */
const EARLIER = `o.received_at <= me.received_at AND (o.received_at < me.received_at OR o.comment_id < me.comment_id)`;

const inBand = (band: number) => `
      (SELECT o.* FROM similarity o WHERE o.band_${band} = me.band_${band} AND o.site_id = me.site_id
        AND o.received_at > me.received_at - make_interval(secs => $2::float8) AND ${EARLIER}
      ORDER BY o.received_at DESC LIMIT $3::int)`;

/**
 * Texts that share a band with the one under test, newest first in each band: bits in which the sketches differ, age
 * against it in milliseconds, comment, and hashes of article and author where they are not its own. The same text by
 * the same author below the same article is none while the first one has no decision by which it could stand.
 */
const SIMILAR = `(
  SELECT json_agg(json_build_array(bit_count(o.sketch # me.sketch),
    (extract(epoch FROM me.received_at - o.received_at) * 1000)::float8, o.comment_id,
    nullif(o.article, me.article), nullif(o.author, me.author)))
  FROM similarity me CROSS JOIN LATERAL (${[1, 2, 3, 4].map(inBand).join(' UNION ALL')}
  ) o
  WHERE me.band_1 = r.signature AND me.received_at = r.received_at AND me.site_id = r.site_id
    AND me.comment_id = r.comment_id AND NOT (o.author = me.author AND o.article = me.article AND o.exact = me.exact
      AND (SELECT c.decided_rev IS DISTINCT FROM c.head_rev OR c.decided_action = 'review' FROM comment c
        WHERE c.site_id = o.site_id AND c.id = o.comment_id))
)`;

/** Comments in the windows asked for, the one under test included; null where it has nothing of that kind. */
const RATES = `(
  SELECT json_agg(json_build_array(n.kind, n.seconds, CASE n.kind WHEN 0 THEN (
    SELECT count(x.id) FROM comment me CROSS JOIN LATERAL (
      SELECT o.id FROM comment o WHERE o.author_key = me.author_key AND o.site_id = me.site_id
        AND o.received_at > me.received_at - make_interval(secs => n.seconds)
        AND o.received_at <= me.received_at AND (o.received_at < me.received_at OR o.id <= me.id) LIMIT n.most
    ) x WHERE me.site_id = r.site_id AND me.id = r.comment_id
  ) ELSE (
    SELECT max(q.n) FROM arrival me CROSS JOIN LATERAL (
      SELECT 1 + count(DISTINCT x.comment_id) AS n FROM (
        SELECT o.comment_id FROM arrival o WHERE o.key = me.key AND o.site_id = me.site_id
          AND o.received_at > me.received_at - make_interval(secs => n.seconds) AND ${EARLIER} LIMIT n.most
      ) x
    ) q WHERE me.comment_id = r.comment_id AND me.site_id = r.site_id AND me.received_at = r.received_at
      AND me.key % 8 = n.kind
  ) END))
  FROM unnest($4::int[], $5::float8[], $6::int[]) AS n(kind, seconds, most)
)`;

/** A statement of the pipeline that is cut off: a decision waits for these facts for so long and no longer. */
const gather = (name: string, similar: string, rates: string) => ({
  name,
  query_timeout: 1000,
  text: `
SELECT w.id::text AS id, r.signature::float8 AS signature, extract(epoch FROM now() - r.received_at)::float8 AS age,
  ${similar} AS similar, ${rates} AS rates
FROM work w JOIN revision r ON r.site_id = w.site_id AND r.comment_id = w.comment_id AND r.rev = w.rev
WHERE w.id = ANY ($1::bigint[])`,
});

export const GATHER_SIMILAR = gather('gather_similar', `CASE WHEN r.signature <> 0 THEN ${SIMILAR} END`, 'NULL');
export const GATHER_RATES = gather(
  'gather_rates',
  'NULL',
  RATES.replaceAll('$4', '$2').replaceAll('$5', '$3').replaceAll('$6', '$4'),
);
export const GATHER_BOTH = gather('gather_both', `CASE WHEN r.signature <> 0 THEN ${SIMILAR} END`, RATES);
