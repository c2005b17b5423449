import type { SetArticleMode } from '@palaver/contracts';
import { type CommentCounts, COUNTED, STANDING } from '../comment-counts.js';
import type { Transaction } from '../database.js';
import { ARTICLE, type ArticleRow, WITH_MODE } from './article-row.js';

export interface ArticleFilter {
  siteId: string;
  /** Those a caller is held to; null: all, also what is in none. */
  sections: readonly string[] | null;
  section?: string;
  /** Behind the one with this key. */
  after?: string;
  limit: number;
}

/** By key. */
export async function listArticles(tx: Transaction, filter: ArticleFilter): Promise<ArticleRow[]> {
  const { siteId, sections, section, after, limit } = filter;
  return tx.query<ArticleRow>(
    `SELECT ${ARTICLE} FROM (
       SELECT * FROM article WHERE site_id = $1 AND key > $2 AND ($3::text[] IS NULL OR data ->> 'section' = ANY ($3))
         AND ($4::text IS NULL OR data ->> 'section' = $4)
       ORDER BY key LIMIT $5
     ) p ${WITH_MODE} ORDER BY p.key`,
    [siteId, after ?? '', sections, section ?? null, limit],
  );
}

export async function findArticle(tx: Transaction, siteId: string, key: string): Promise<ArticleRow | undefined> {
  const text = `SELECT ${ARTICLE} FROM article p ${WITH_MODE} WHERE p.site_id = $1 AND p.key = $2`;
  return (await tx.query<ArticleRow>(text, [siteId, key]))[0];
}

/** Keeps others from setting its mode until the transaction ends; the mode is read once nobody else can. */
export async function lockArticle(tx: Transaction, siteId: string, key: string): Promise<ArticleRow | undefined> {
  await tx.query('SELECT 1 FROM article WHERE site_id = $1 AND key = $2 FOR NO KEY UPDATE', [siteId, key]);
  return findArticle(tx, siteId, key);
}

/**
 * How many comments of each article stand where, by key: counted from the comments as they are, found by what they are
 * searched by, which knows a comment a second or two after its first decision.
 */
export async function countByArticle(
  tx: Transaction,
  siteId: string,
  keys: readonly string[],
): Promise<Map<string, CommentCounts>> {
  const rows = await tx.query<CommentCounts & { key: string }>(
    `SELECT k.key, n.* FROM unnest($2::text[]) k(key) CROSS JOIN LATERAL (
       SELECT ${COUNTED} FROM (
         SELECT ${STANDING}
         FROM comment_search f JOIN comment c ON c.site_id = f.site_id AND c.id = f.comment_id
         WHERE f.site_id = $1 AND f.article_key = k.key AND c.article_key = k.key
       ) c
     ) n`,
    [siteId, keys],
  );
  return new Map(rows.map(({ key, ...counts }) => [key, counts]));
}

/** Adds what acts on comments that arrive from now on. The article is to be locked. */
export async function setArticleMode(
  tx: Transaction,
  { siteId, key, version }: Pick<ArticleRow, 'siteId' | 'key' | 'version'>,
  { mode, calendar }: SetArticleMode,
  actor: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO article_mode (site_id, article_key, version, mode, calendar, since, actor)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp(), $6)`,
    [siteId, key, version + 1, mode, calendar === null ? null : JSON.stringify(calendar), actor],
  );
}
