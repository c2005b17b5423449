import type { SiteTransaction } from '../database.js';
import { articleKey, authorKey } from '../ingest/ingest-row.js';
import { joinTexts } from '../rows-from.js';
import type { ImportCounts, ImportItem } from './import-item.js';
import { ERASED_AUTHORS, STORE_IMPORTED } from './import-statement.js';

/** Stores what is not there yet and says how much of it was new. */
export async function storeImported(
  tx: SiteTransaction,
  siteId: string,
  items: readonly ImportItem[],
): Promise<Omit<ImportCounts, 'refused'>> {
  const first = new Map<string, ImportItem>();
  let repeated = 0;
  for (const item of items) {
    const other = first.get(item.commentId);
    repeated += other?.sha256 === item.sha256 ? 1 : 0;
    first.set(item.commentId, other ?? item);
  }
  const stored = [...first.values()];
  if (stored.length === 0) {
    return { imported: 0, alreadyThere: 0, unchanged: 0 };
  }
  const texts = joinTexts(stored.map(({ data }) => JSON.stringify(data)));
  const [found] = await tx.query<{ imported: number; unchanged: number }>(STORE_IMPORTED, [
    JSON.stringify(stored.map((item) => rowOf(siteId, item))),
    texts,
  ]);
  const { imported, unchanged } = found ?? { imported: 0, unchanged: 0 };
  const alike = unchanged + repeated;
  return { imported, unchanged: alike, alreadyThere: items.length - imported - alike };
}

/** Those whose author has been erased since the comment was written. */
export async function findErased(
  tx: SiteTransaction,
  siteId: string,
  items: readonly ImportItem[],
): Promise<ImportItem[]> {
  if (items.length === 0) {
    return [];
  }
  const keys = [...new Set(items.map(({ data }) => authorKey(data.author)))];
  const rows = await tx.query<{ key: string; erasedAt: Date }>(ERASED_AUTHORS, [siteId, keys]);
  const erased = new Map(rows.map(({ key, erasedAt }) => [key, erasedAt.getTime()]));
  return items.filter(
    ({ data, createdAt }) => Date.parse(createdAt) <= (erased.get(authorKey(data.author)) ?? -Infinity),
  );
}

function rowOf(site: string, item: ImportItem): Record<string, unknown> {
  const { line, commentId, rev, sha256, data, createdAt, decision } = item;
  return {
    n: line,
    site,
    comment: commentId,
    rev,
    event: `import:${commentId}`,
    sha: sha256,
    author: authorKey(data.author),
    author_data: data.author,
    article: articleKey(data.article),
    article_data: data.article,
    article_at: data.article.updatedAt,
    created: createdAt,
    action: decision.action,
    reason: decision.reasonCode,
    actor: decision.by ?? 'site',
    note: decision.note,
    decided: decision.decidedAt,
  };
}
