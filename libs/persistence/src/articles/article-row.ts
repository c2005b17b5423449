import type { Article, ArticleCalendar, ArticleMode } from '@palaver/contracts';

export interface ArticleRow {
  siteId: string;
  key: string;
  /** What the site sent last. */
  sent: Partial<Article>;
  mode: ArticleMode;
  calendar: ArticleCalendar | null;
  /** Of the site. */
  timeZone: string;
  /** 0 while nobody has set a mode. */
  version: number;
  since: Date | null;
  setBy: string | null;
}

/** The article `p` of the site `s` with its newest mode `m`. */
export const ARTICLE = `p.site_id AS "siteId", p.key, p.data AS sent, coalesce(m.mode, 'open') AS mode, m.calendar,
  s.time_zone AS "timeZone", coalesce(m.version, 0) AS version, m.since, m.actor AS "setBy"`;

export const WITH_MODE = `JOIN site s ON s.id = p.site_id
  LEFT JOIN LATERAL (SELECT * FROM article_mode m WHERE m.site_id = p.site_id AND m.article_key = p.key
    ORDER BY m.version DESC LIMIT 1) m ON true`;
