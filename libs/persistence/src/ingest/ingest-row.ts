import type { Article } from '@palaver/contracts';
import { loggedArrival } from '../memory/remember-statement.js';
import type { IngestItem, StoredAuthor } from './ingest-item.js';
import { isPlain } from './plain-event.js';

type RevisionItem = Extract<IngestItem, { kind: 'create' | 'update' }>;

/** Authors without an id are told apart by username; the prefix keeps the two from meeting. */
export function authorKey(author: { id?: string; username: string }): string {
  return author.id === undefined ? `name:${author.username}` : `id:${author.id}`;
}

export function articleKey(article: Pick<Article, 'id' | 'url'>): string {
  return article.id === undefined ? `url:${article.url}` : `id:${article.id}`;
}

/** Which statement an item belongs to. */
export type StatementKind = 'revisions' | 'votes' | 'reports' | 'decisions' | 'profiles';

export function statementOf(item: IngestItem): StatementKind {
  switch (item.kind) {
    case 'create':
    case 'update':
    case 'delete':
      return 'revisions';
    case 'vote':
      return 'votes';
    case 'report':
      return 'reports';
    case 'decide':
      return 'decisions';
    case 'author':
    case 'erase':
    case 'article':
      return 'profiles';
  }
}

/** One item as the statement's row, a comment's data aside; `n` is its place in the flush. */
export function rowOf(item: IngestItem, n: number): Record<string, unknown> {
  if (item.kind === 'create' || item.kind === 'update') {
    return revisionRow(item, n);
  }
  const head = { n, site: item.siteId, event: item.eventId, sha: item.bodySha256, kind: item.kind };
  switch (item.kind) {
    case 'delete':
      return { ...head, comment: item.commentId, rev: item.rev };
    case 'vote':
      return { ...head, comment: item.commentId, rev: item.seq, votes: item.votes };
    case 'report':
      return {
        ...head,
        comment: item.commentId,
        reporter: item.reporterId,
        reason: item.reason,
        note: item.note,
        at: item.at,
      };
    case 'decide':
      return { ...head, comment: item.commentId, rev: item.rev };
    case 'author':
      return { ...head, key: authorKey(item.author), data: item.author satisfies StoredAuthor };
    case 'erase':
      return { ...head, key: `id:${item.authorId}` };
    case 'article':
      return { ...head, key: articleKey(item.article), data: item.article, at: item.article.updatedAt };
  }
}

/** Written out, without a spread: of all rows this one is written most. */
function revisionRow(item: RevisionItem, n: number): Record<string, unknown> {
  const { author, article } = item.data;
  const { remembered } = item;
  return {
    n,
    site: item.siteId,
    event: item.eventId,
    sha: item.bodySha256,
    kind: item.kind,
    comment: item.commentId,
    rev: item.rev,
    plain: isPlain(item) || undefined,
    author: authorKey(author),
    author_data: author,
    article: articleKey(article),
    article_data: article,
    article_at: article.updatedAt,
    delay: item.delaySeconds,
    lease_owner: item.lease?.owner,
    lease: item.lease?.seconds,
    remembered: remembered && loggedArrival(item.commentId, item.rev, remembered),
  };
}

/** The comment goes in as the text it is stored as: writing it out again would be a third of the work. */
export function textOf(item: IngestItem): string | undefined {
  return 'dataJson' in item ? item.dataJson : undefined;
}

/** The keys an item takes in a flush: a flush holds each event and each comment at most once. */
export function keysOf(item: IngestItem): string[] {
  const keys = [`e\u0000${item.siteId}\u0000${item.eventId}`];
  if ('commentId' in item) {
    keys.push(`c\u0000${item.siteId}\u0000${item.commentId}`);
  }
  return keys;
}

/** Roughly what an item weighs in memory, in bytes. */
export function weightOf(item: IngestItem): number {
  return item.kind === 'create' || item.kind === 'update' ? 1024 + 2 * item.data.text.length : 1024;
}
