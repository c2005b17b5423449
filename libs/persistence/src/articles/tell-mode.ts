import type { ArticleMode, ArticleModeTold } from '@palaver/contracts';
import type { Transaction } from '../database.js';
import { ARTICLE, type ArticleRow, WITH_MODE } from './article-row.js';

export interface ModeNow {
  mode: ArticleMode;
  nextChangeAt: Date | null;
  by: ArticleModeTold['by'];
}

/** An article with a calendar is looked at at least once an hour: the site's time zone may have been changed. */
const LOOK_AGAIN = `interval '1 hour'`;

/** Owes the site's endpoints the mode of an article, with the next version, in the transaction that changes it. */
export async function tellMode(tx: Transaction, article: ArticleRow, now: ModeNow): Promise<void> {
  const { siteId, key, sent, calendar } = article;
  const [told] = await tx.query<{ version: number }>(
    `INSERT INTO article_told AS t (site_id, article_key, version, mode, next_at)
     VALUES ($1, $2, 1, $3, ${nextAt('$4', '$5')})
     ON CONFLICT (site_id, article_key) DO UPDATE SET version = t.version + 1, mode = excluded.mode,
       next_at = excluded.next_at RETURNING version`,
    [siteId, key, now.mode, calendar !== null, now.nextChangeAt],
  );
  const payload: ArticleModeTold = {
    siteId,
    article: { key, id: sent.id ?? null, url: sent.url ?? null },
    version: told?.version ?? 1,
    mode: now.mode,
    by: now.by,
    nextChangeAt: now.nextChangeAt?.toISOString() ?? null,
  };
  await tx.query(
    `INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version, payload)
     SELECT e.site_id, e.id, 'article', $2, $3, $4 FROM endpoint e JOIN site s ON s.id = e.site_id
     WHERE e.site_id = $1 AND e.enabled AND s.mode = 'live' AND 'article.mode_changed' = ANY (e.types)`,
    [siteId, key, payload.version, JSON.stringify(payload)],
  );
}

/** Articles whose calendars may have something new to tell, with what was told last, each held by this process alone. */
export async function lockDueCalendars(
  tx: Transaction,
  limit: number,
): Promise<(ArticleRow & { told: ArticleMode })[]> {
  return tx.query<ArticleRow & { told: ArticleMode }>(
    `WITH due AS MATERIALIZED (
       SELECT t.site_id, t.article_key, t.mode FROM article_told t WHERE t.next_at <= now()
       ORDER BY t.next_at LIMIT $1 FOR UPDATE SKIP LOCKED
     )
     SELECT ${ARTICLE}, d.mode AS told FROM due d JOIN article p ON p.site_id = d.site_id AND p.key = d.article_key ${WITH_MODE}`,
    [limit],
  );
}

/** Nothing new: it is looked at again later. */
export async function putOffCalendar(
  tx: Transaction,
  { siteId, key, calendar }: ArticleRow,
  nextChangeAt: Date | null,
): Promise<void> {
  await tx.query(`UPDATE article_told SET next_at = ${nextAt('$3', '$4')} WHERE site_id = $1 AND article_key = $2`, [
    siteId,
    key,
    calendar !== null,
    nextChangeAt,
  ]);
}

function nextAt(hasCalendar: string, change: string): string {
  return `CASE WHEN ${hasCalendar}::boolean THEN least(${change}::timestamptz, now() + ${LOOK_AGAIN}) END`;
}
