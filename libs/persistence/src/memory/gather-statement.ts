/** Rows that arrived before another, or with it under a smaller id: the order of a wave, the same for everybody who asks. */
const earlierThan = (other: string) =>
  `o.received_at <= ${other}.received_at AND (o.received_at < ${other}.received_at OR o.comment_id < ${other}.comment_id)`;

const inBand = (band: number) => `
    (SELECT o.* FROM similarity o WHERE o.band_${band} = r.signature[${band}] AND o.site_id = r.site_id
      AND o.received_at > r.received_at - make_interval(secs => $2::float8) AND ${earlierThan('r')}
    ORDER BY o.received_at DESC LIMIT $3::int)`;

/** The same text by the same author below the same article, while that one has no decision by which it could stand. */
const IS_REPEAT = `o.exact = r.signature[5] AND o.author = r.signature[6] AND o.article = r.signature[7] AND (
    SELECT c.decided_rev IS DISTINCT FROM c.head_rev OR c.decided_action = 'review' FROM comment c
    WHERE c.site_id = o.site_id AND c.id = o.comment_id)`;

/**
 * Texts that share a band with the one under test, newest first in each band: bits in which the sketches differ, age
 * against it in milliseconds, comment, hashes of article and author where they are not its own, and whether it is the
 * same sent once more.
 */
const SIMILAR = `CASE WHEN r.sketch IS NOT NULL THEN (
  SELECT json_agg(json_build_array(bit_count(o.sketch # r.sketch),
    date_part('epoch', r.received_at - o.received_at) * 1000, o.comment_id,
    nullif(o.article, r.signature[7]), nullif(o.author, r.signature[6]), ${IS_REPEAT}))
  FROM (${[1, 2, 3, 4].map(inBand).join(' UNION ALL')}
  ) o WHERE bit_count(o.sketch # r.sketch) <= $4::int
) END`;

/** Comments in the windows asked for, the one under test included; null where it has nothing of that kind. */
const RATES = `(
  SELECT json_agg(json_build_array(n.kind, n.seconds, CASE n.kind WHEN 0 THEN (
    SELECT count(x.id) FROM comment me CROSS JOIN LATERAL (
      SELECT o.id FROM comment o WHERE o.author_key = me.author_key AND o.site_id = me.site_id
        AND o.received_at > me.received_at - make_interval(secs => n.seconds)
        AND o.received_at <= me.received_at AND (o.received_at < me.received_at OR o.id <= me.id) LIMIT n.most
    ) x WHERE me.site_id = r.site_id AND me.id = r.comment_id
  ) ELSE (
    SELECT max((
      SELECT 1 + count(DISTINCT x.comment_id) FROM (
        SELECT o.comment_id FROM arrival o WHERE o.key IN (me.key, me.earlier) AND o.site_id = me.site_id
          AND o.received_at > me.received_at - make_interval(secs => n.seconds) AND ${earlierThan('me')}
          AND o.comment_id <> me.comment_id LIMIT n.most
      ) x
    )) FROM arrival me WHERE me.comment_id = r.comment_id AND me.site_id = r.site_id
      AND me.received_at = r.received_at AND me.key % 8 = n.kind
  ) END)) FROM asked n
)`;

const ASKED = (place: string) => `
WITH asked AS MATERIALIZED (SELECT * FROM json_to_recordset(${place}::json) AS n(kind int, seconds float8, most int))`;

/** A decision waits for these facts for so long and no longer. */
const gather = (name: string, asked: string, similar: string, rates: string) => ({
  name,
  query_timeout: 2000,
  text: `${asked}
SELECT w.id::text AS id, r.signature IS NOT NULL AS signed, date_part('epoch', now() - r.received_at) AS age,
  ${similar} AS similar, ${rates} AS rates
FROM work w JOIN revision r ON r.site_id = w.site_id AND r.comment_id = w.comment_id AND r.rev = w.rev
WHERE w.id = ANY ($1::bigint[])`,
});

export const GATHER_SIMILAR = gather('gather_similar', '', SIMILAR, 'NULL');
export const GATHER_RATES = gather('gather_rates', ASKED('$2'), 'NULL', RATES);
export const GATHER_BOTH = gather('gather_both', ASKED('$5'), SIMILAR, RATES);
