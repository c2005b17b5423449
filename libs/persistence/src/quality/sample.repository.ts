import { recordAudit } from '../admin/audit.js';
import type { Database } from '../database.js';

export interface SampleRates {
  approve: number;
  reject: number;
}

export interface SampleResult {
  action: 'approve' | 'reject';
  /** Null: all of the action. */
  rule: string | null;
  sampled: number;
  judged: number;
  overturned: number;
  /** Sums over what was judged of one by its probability, of the same where it was overturned, and of its square. */
  weight: number;
  overturnedWeight: number;
  squares: number;
}

/** What a person decided next on the same revision, looked at with the rules that had hit. */
const RESULTS = `
WITH looked AS (
  SELECT s.action, s.probability, j.action AS judged, d.result
  FROM sample s JOIN decision d ON d.site_id = s.site_id AND d.comment_id = s.comment_id AND d.version = s.version
  LEFT JOIN decision j ON j.site_id = s.site_id AND j.comment_id = s.comment_id AND j.version = s.version + 1
    AND j.rev = d.rev AND j.source IN ('moderator', 'site')
  WHERE s.site_id = $1 AND s.picked_at >= $2::timestamptz AND s.picked_at < $3::timestamptz
), told AS (
  SELECT action, NULL AS rule, probability, judged FROM looked
  UNION ALL SELECT l.action, r.rule, l.probability, l.judged FROM looked l CROSS JOIN LATERAL (
    SELECT DISTINCT h ->> 'rule' AS rule FROM json_array_elements(l.result::json -> 'reasons') h
  ) r WHERE l.result IS NOT NULL
)
SELECT action, rule, count(*)::int AS sampled, count(judged)::int AS judged,
  count(*) FILTER (WHERE judged <> action)::int AS overturned,
  coalesce(sum(1 / probability) FILTER (WHERE judged IS NOT NULL), 0)::float8 AS weight,
  coalesce(sum(1 / probability) FILTER (WHERE judged <> action), 0)::float8 AS "overturnedWeight",
  coalesce(sum(1 / probability / probability) FILTER (WHERE judged IS NOT NULL), 0)::float8 AS squares
FROM told GROUP BY action, rule ORDER BY action, rule NULLS FIRST`;

/** How often automatic decisions are looked at again, and what came of it. */
export class SampleRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** Nothing is picked before anything is set. */
  async rates(siteId: string): Promise<SampleRates> {
    return this.db.forSites([siteId], async (tx) => {
      const [row] = await tx.query<SampleRates>('SELECT approve, reject FROM sample_rate WHERE site_id = $1', [siteId]);
      return row ?? { approve: 0, reject: 0 };
    });
  }

  /** Sets the rates, unless those that are there are not what `isSeen` knows; answers what is set then. */
  async setRates(
    siteId: string,
    { approve, reject }: SampleRates,
    isSeen: (current: SampleRates) => boolean,
    actor: string,
  ): Promise<{ isSet: boolean; rates: SampleRates }> {
    return this.db.forSites([siteId], async (tx) => {
      await tx.query('INSERT INTO sample_rate (site_id) VALUES ($1) ON CONFLICT DO NOTHING', [siteId]);
      const [current = { approve: 0, reject: 0 }] = await tx.query<SampleRates>(
        'SELECT approve, reject FROM sample_rate WHERE site_id = $1 FOR UPDATE',
        [siteId],
      );
      if (!isSeen(current)) {
        return { isSet: false, rates: current };
      }
      const content = { approve, reject };
      await tx.query('UPDATE sample_rate SET approve = $2, reject = $3 WHERE site_id = $1', [siteId, approve, reject]);
      await recordAudit(tx, { siteId, actor, action: 'sampling.change', subject: `site:${siteId}`, content });
      return { isSet: true, rates: content };
    });
  }

  async results({ siteId, from, to }: { siteId: string; from: string; to: string }): Promise<SampleResult[]> {
    return this.db.forSites([siteId], (tx) => tx.query<SampleResult>(RESULTS, [siteId, from, to]));
  }
}
