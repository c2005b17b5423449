import type { Database } from '../database.js';
import { countOverdue, FILLED_QUEUES, MOST_COUNTED } from '../review/count-waiting.js';

export interface StatisticRange {
  siteId: string;
  /** ISO 8601; up to but without `to`. */
  from: string;
  to: string;
}

export type StatisticKind =
  | 'decision'
  | 'comment'
  | 'first-seconds'
  | 'person-seconds'
  | 'reason'
  | 'actor'
  | 'reversed'
  | 'agreement'
  | 'article';

export interface StatisticSum {
  kind: StatisticKind;
  /** The beginning of the step; null where all is one. */
  at: Date | null;
  key: string;
  n: number;
}

export interface QueueAge {
  queue: string;
  open: number;
  oldestAt: Date | null;
  overdue: number;
}

export interface EndpointHealth {
  endpointId: string;
  url: string;
  enabled: boolean;
  failures: number;
  delivered: number;
  due: number;
  dead: number;
  p50Seconds: number | null;
  p95Seconds: number | null;
}

export interface RuleReversal {
  rule: string;
  hits: number;
  judged: number;
  overturned: number;
}

const WAITS = 'r.site_id = $1 AND r.queue = f.queue AND r.closed_at IS NULL';

/** The oldest is read like what is late: of items that a policy was applied to, and of the others. */
const QUEUES = `
WITH RECURSIVE ${FILLED_QUEUES}
SELECT f.queue, w.open, e."oldestAt", o.overdue FROM filled f
LEFT JOIN review_queue q ON q.site_id = $1 AND q.id = f.queue
CROSS JOIN LATERAL (
  SELECT count(*)::int AS open FROM (SELECT 1 FROM review_item r WHERE ${WAITS} LIMIT ${MOST_COUNTED}) waiting
) w CROSS JOIN LATERAL (
  SELECT min(opened_at) AS "oldestAt" FROM (
    (SELECT opened_at FROM review_item r WHERE ${WAITS} AND r.overdue_at IS NULL ORDER BY opened_at LIMIT 1)
    UNION ALL
    (SELECT opened_at FROM review_item r WHERE ${WAITS} AND r.overdue_at IS NOT NULL ORDER BY opened_at LIMIT 1)
  ) oldest
) e CROSS JOIN LATERAL ${countOverdue(WAITS)} o WHERE f.queue IS NOT NULL ORDER BY f.queue`;

const DELIVERIES = `
SELECT e.id::text AS "endpointId", e.url, e.enabled, e.failures, d.delivered, d.due, d.dead, d.p50 AS "p50Seconds",
  d.p95 AS "p95Seconds"
FROM endpoint e CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE state = 'delivered')::int AS delivered,
    count(*) FILTER (WHERE state IN ('due', 'leased'))::int AS due, count(*) FILTER (WHERE state = 'dead')::int AS dead,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM delivered_at - created_at)::float8)
      FILTER (WHERE state = 'delivered') AS p50,
    percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM delivered_at - created_at)::float8)
      FILTER (WHERE state = 'delivered') AS p95
  FROM (
    SELECT state, delivered_at, created_at FROM delivery d WHERE d.site_id = e.site_id AND d.endpoint_id = e.id
      AND d.created_at >= $2::timestamptz AND d.created_at < $3::timestamptz
    ORDER BY d.created_at DESC LIMIT 100000
  ) newest
) d
WHERE e.site_id = $1 ORDER BY e.url, e.id`;

const RULES = `
SELECT rule, sum(hits)::int AS hits, sum(judged)::int AS judged, sum(overturned)::int AS overturned FROM rule_tally
WHERE site_id = $1 AND day >= $2::timestamptz::date AND day < $3::timestamptz AND rule <> '' AND entry = ''
GROUP BY rule ORDER BY overturned DESC, rule`;

/** Statistics as people read them: sums of what was counted by the hour, and what rows say now. */
export class StatisticRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  /** By hours or days in UTC, or all in one. */
  async sums(
    { siteId, from, to }: StatisticRange,
    kinds: readonly StatisticKind[],
    step: 'hour' | 'day' | null,
  ): Promise<StatisticSum[]> {
    return this.db.forSites([siteId], (tx) =>
      tx.query<StatisticSum>(
        `SELECT kind, date_trunc($5::text, hour, 'UTC') AS at, key, sum(n)::int AS n FROM statistic
         WHERE site_id = $1 AND kind = ANY ($2) AND hour >= $3::timestamptz AND hour < $4::timestamptz
         GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        [siteId, kinds, from, to, step],
      ),
    );
  }

  /** Up to when everything is counted; null before anything is. */
  async countedTo(siteId: string): Promise<Date | null> {
    const [mark] = await this.db.forSites([siteId], (tx) =>
      tx.query<{ at: Date | null }>(
        `SELECT read_to AS at FROM feed_mark WHERE site_id = $1 AND reader = 'statistics'`,
        [siteId],
      ),
    );
    return mark?.at ?? null;
  }

  /** The articles with the most comments. */
  async articles({ siteId, from, to }: StatisticRange, limit: number) {
    return this.db.forSites([siteId], (tx) =>
      tx.query<{ article: string; title: string | null; comments: number; rejected: number }>(
        `SELECT s.article, a.data ->> 'title' AS title, s.comments, s.rejected FROM (
           SELECT substr(key, strpos(key, '/') + 1) AS article, sum(n)::int AS comments,
             coalesce(sum(n) FILTER (WHERE key LIKE 'reject/%'), 0)::int AS rejected
           FROM statistic WHERE site_id = $1 AND kind = 'article' AND hour >= $2::timestamptz AND hour < $3::timestamptz
           GROUP BY 1
         ) s LEFT JOIN article a ON a.site_id = $1 AND a.key = s.article
         ORDER BY s.comments DESC, s.article LIMIT $4`,
        [siteId, from, to, limit],
      ),
    );
  }

  async queues(siteId: string): Promise<QueueAge[]> {
    return this.db.forSites([siteId], (tx) => tx.query<QueueAge>(QUEUES, [siteId]));
  }

  /** What was first owed in the range, the newest 100,000 of each endpoint. */
  async deliveries({ siteId, from, to }: StatisticRange): Promise<EndpointHealth[]> {
    return this.db.forSites([siteId], (tx) => tx.query<EndpointHealth>(DELIVERIES, [siteId, from, to]));
  }

  async rules({ siteId, from, to }: StatisticRange): Promise<RuleReversal[]> {
    return this.db.forSites([siteId], (tx) => tx.query<RuleReversal>(RULES, [siteId, from, to]));
  }
}
