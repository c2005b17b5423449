import { ARTICLE, type ArticleRow, WITH_MODE } from '../articles/article-row.js';
import type { SiteTransaction } from '../database.js';

export interface HotArticleRow extends ArticleRow {
  comments: number;
  held: number;
  rejected: number;
}

export interface LeftOpen {
  skipped: number;
  secondOpinions: number;
}

/** Hits of a rule from a day on, and in the days before it; of all comments under an empty name. */
export interface RuleHits {
  rule: string;
  hits: number;
  before: number;
}

/** Of the days from $2 on, those of most comments that were not simply approved; in the sections $3 (null: all), $4 of them. */
const HOT = `
SELECT ${ARTICLE}, p.comments, p.held, p.rejected FROM (
  SELECT a.site_id, a.key, a.data, h.comments, h.held, h.rejected FROM (
    SELECT substr(s.key, strpos(s.key, '/') + 1) AS article, sum(s.n)::int AS comments,
      coalesce(sum(s.n) FILTER (WHERE s.key LIKE 'review/%'), 0)::int AS held,
      coalesce(sum(s.n) FILTER (WHERE s.key LIKE 'reject/%'), 0)::int AS rejected
    FROM statistic s WHERE s.site_id = $1 AND s.kind = 'article' AND s.hour >= $2::timestamptz GROUP BY 1
  ) h JOIN article a ON a.site_id = $1 AND a.key = h.article
  WHERE h.held + h.rejected > 0 AND ($3::text[] IS NULL OR a.data ->> 'section' = ANY ($3))
  ORDER BY h.held + h.rejected DESC, h.comments DESC, a.key LIMIT $4
) p ${WITH_MODE} ORDER BY p.held + p.rejected DESC, p.comments DESC, p.key`;

/** Of what waits, in one walk along it: what was passed by, and what another opinion is asked on. */
export const LEFT_OPEN = `
SELECT (count(*) FILTER (WHERE r.skips > 0))::int AS skipped,
  (count(*) FILTER (WHERE cardinality(r.not_for) > 0))::int AS "secondOpinions"
FROM review_item r WHERE r.site_id = $1 AND r.closed_at IS NULL AND ($2::text[] IS NULL OR r.section = ANY ($2))`;

/** Of the days from $2 on, and of $3 days before them. */
const RULE_HITS = `
SELECT rule, coalesce(sum(hits) FILTER (WHERE day >= $2::date), 0)::int AS hits,
  coalesce(sum(hits) FILTER (WHERE day < $2::date), 0)::int AS before
FROM rule_tally WHERE site_id = $1 AND entry = '' AND day >= $2::date - $3::int GROUP BY rule`;

/** The newest hold of each rule of what is live. */
const BRAKED = `
SELECT b.rule, max(b.braked_at) AS "brakedAt" FROM rule_brake b
JOIN rule_set_version v ON v.site_id = b.site_id AND v.state = 'live' AND v.rules::json ->> b.rule = b.hash
WHERE b.site_id = $1 AND b.released_at IS NULL GROUP BY b.rule`;

/** What is counted already, as whoever begins a shift needs it. */
export class HandoverRepository {
  /** @param from the beginning of a day in UTC */
  hotArticles(
    tx: SiteTransaction,
    { siteId, from, sections }: { siteId: string; from: Date; sections: readonly string[] | null },
    limit: number,
  ): Promise<HotArticleRow[]> {
    return tx.query<HotArticleRow>(HOT, [siteId, from, sections, limit]);
  }

  async leftOpen(tx: SiteTransaction, siteId: string, sections: readonly string[] | null): Promise<LeftOpen> {
    const [left] = await tx.query<LeftOpen>(LEFT_OPEN, [siteId, sections]);
    return left ?? { skipped: 0, secondOpinions: 0 };
  }

  /** @param day 2026-01-31; @param daysBefore how many before it are told as usual */
  ruleHits(tx: SiteTransaction, siteId: string, day: string, daysBefore: number): Promise<RuleHits[]> {
    return tx.query<RuleHits>(RULE_HITS, [siteId, day, daysBefore]);
  }

  braked(tx: SiteTransaction, siteId: string): Promise<{ rule: string; brakedAt: Date }[]> {
    return tx.query<{ rule: string; brakedAt: Date }>(BRAKED, [siteId]);
  }
}
