import type { ModeratedArticle } from '@palaver/contracts';
import { modeAt, nextChange } from '@palaver/moderation';
import { type CommentCounts, type ArticleRow } from '@palaver/persistence';
import { etagOfContent, quoted } from '../requests/etag.js';

const NO_COMMENTS: CommentCounts = { comments: 0, approved: 0, rejected: 0, review: 0, undecided: 0, deleted: 0 };

/** Changes with what people set. */
export function articleEtag({ siteId, key, version }: ArticleRow): string {
  return etagOfContent([siteId, key, version]);
}

/** @param at milliseconds since 1970 */
export function toModeratedArticle(row: ArticleRow, counts = NO_COMMENTS, at = Date.now()): ModeratedArticle {
  const next = nextChange(row, at);
  return {
    key: row.key,
    siteId: row.siteId,
    sent: row.sent,
    mode: modeAt(row, at),
    setting: {
      mode: row.mode,
      calendar: row.calendar,
      version: row.version,
      since: row.since?.toISOString() ?? null,
      setBy: row.setBy,
    },
    nextChangeAt: next === undefined ? null : new Date(next).toISOString(),
    counts,
    etag: quoted(articleEtag(row)),
  };
}
