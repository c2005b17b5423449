import type { Database } from '../database.js';
import type { StatisticRange } from '../statistics/statistic.repository.js';

/** What became of some of what was picked. */
interface Looked {
  action: 'approve' | 'reject';
  sampled: number;
  judged: number;
  overturned: number;
  /** Sums over what was judged of one by its probability, of the same where it was overturned, and of its square. */
  weight: number;
  overturnedWeight: number;
  squares: number;
}

export interface SampleResult extends Looked {
  /** Null: all of the action. */
  rule: string | null;
}

export interface LookResult extends Looked {
  /** Who decided first; null: all of the action. */
  actor: string | null;
}

/** The decision that was picked, and the next one on its revision; read along the key, whatever is known of the site. */
const WITH_DECISIONS = `FROM (
  SELECT * FROM sample WHERE site_id = $1 AND picked_at >= $2::timestamptz AND picked_at < $3::timestamptz OFFSET 0
) s CROSS JOIN LATERAL (
  SELECT * FROM decision o WHERE (o.site_id, o.comment_id, o.rev, o.run) >= (s.site_id, s.comment_id, 0, 0)
    AND (o.site_id, o.comment_id) <= (s.site_id, s.comment_id) AND o.version = s.version
  ORDER BY o.site_id, o.comment_id, o.rev, o.run LIMIT 1
) d LEFT JOIN LATERAL (
  SELECT * FROM decision o WHERE (o.site_id, o.comment_id, o.rev, o.run) > (d.site_id, d.comment_id, d.rev, d.run)
    AND (o.site_id, o.comment_id, o.rev) <= (d.site_id, d.comment_id, d.rev) AND o.version = d.version + 1
  ORDER BY o.site_id, o.comment_id, o.rev, o.run LIMIT 1
) j`;
const SUMS = `count(*)::int AS sampled, count(judged)::int AS judged,
  count(*) FILTER (WHERE judged <> action)::int AS overturned,
  coalesce(sum(1 / probability) FILTER (WHERE judged IS NOT NULL), 0)::float8 AS weight,
  coalesce(sum(1 / probability) FILTER (WHERE judged <> action), 0)::float8 AS "overturnedWeight",
  coalesce(sum(1 / probability / probability) FILTER (WHERE judged IS NOT NULL), 0)::float8 AS squares`;

/** What a person decided next on the same revision, looked at with the rules that had hit. */
export const SAMPLE_RESULTS = `
WITH looked AS (
  SELECT s.action, s.probability, j.action AS judged, d.result
  ${WITH_DECISIONS} ON j.source IN ('moderator', 'site') WHERE s.actor IS NULL
), told AS (
  SELECT action, NULL AS rule, probability, judged FROM looked
  UNION ALL SELECT l.action, r.rule, l.probability, l.judged FROM looked l CROSS JOIN LATERAL (
    SELECT DISTINCT h ->> 'rule' AS rule FROM json_array_elements(l.result::json -> 'reasons') h
  ) r WHERE l.result IS NOT NULL
)
SELECT action, rule, ${SUMS} FROM told GROUP BY action, rule ORDER BY action, rule NULLS FIRST`;

/** What somebody else decided next about a person's decision. Acts over many comments are no looks at any of them. */
export const SECOND_LOOKS = `
WITH looked AS (
  SELECT s.actor, s.action, s.probability, j.action AS judged
  ${WITH_DECISIONS} ON j.source = 'moderator' AND j.batch_id IS NULL AND j.actor <> s.actor WHERE s.actor IS NOT NULL
)
SELECT actor, action, ${SUMS} FROM looked GROUP BY GROUPING SETS ((action), (actor, action))
ORDER BY actor NULLS FIRST, action`;

/** What came of decisions that were picked by chance. */
export class SampleResultRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** Of automatic ones. */
  results(range: StatisticRange): Promise<SampleResult[]> {
    return this.read<SampleResult>(SAMPLE_RESULTS, range);
  }

  /** Of those of people. */
  looks(range: StatisticRange): Promise<LookResult[]> {
    return this.read<LookResult>(SECOND_LOOKS, range);
  }

  private read<Row>(statement: string, { siteId, from, to }: StatisticRange): Promise<Row[]> {
    return this.db.forSites([siteId], (tx) => tx.query<Row>(statement, [siteId, from, to]));
  }
}
