import type { Author, Comment, SiteEvent } from '@palaver/contracts';
import type { IngestItem, RevisionData, StoredAuthor } from '@palaver/persistence';
import type { Caller } from '../authenticator.js';
import { meaningHash } from './canonical.js';

export type CommentItem = Extract<IngestItem, { kind: 'create' | 'update' }>;

/** Longer than any `Prefer: wait`, so that a site can see what it does with a late decision. */
const SLOW_SECONDS = 15;

type Meaning = IngestItem extends infer Item ? (Item extends unknown ? Omit<Item, keyof Head> : never) : never;
type Head = { siteId: string; eventId: string; bodySha256: string };

/** A checked event as it is stored: defaults filled in, e-mail and address dropped, its meaning hashed. */
export function toIngestItem(caller: Caller, event: SiteEvent): IngestItem {
  switch (event.type) {
    case 'comment.created':
      return commentItem(caller, event.id, 'create', event.data, event.data.rev ?? 1);
    case 'comment.updated': {
      const rev = event.data.rev ?? milliseconds(event.data.updatedAt ?? event.timestamp);
      return commentItem(caller, event.id, 'update', event.data, rev);
    }
    case 'comment.deleted': {
      const { id, rev = milliseconds(event.timestamp) } = event.data;
      return withHead(caller, event.id, { kind: 'delete', commentId: id, rev });
    }
    case 'comment.voted': {
      const { id, votes, seq } = event.data;
      return withHead(caller, event.id, { kind: 'vote', commentId: id, votes, seq });
    }
    case 'comment.reported': {
      const { id, reporter, reason, note, at = event.timestamp } = event.data;
      return withHead(caller, event.id, { kind: 'report', commentId: id, reporterId: reporter.id, reason, note, at });
    }
    case 'comment.decided': {
      const { id, ...decision } = event.data;
      return withHead(caller, event.id, { kind: 'decide', commentId: id, ...decision });
    }
    case 'author.updated': {
      const { author } = event.data;
      return withHead(caller, event.id, { kind: 'author', author: { ...storedAuthor(author), id: author.id } });
    }
    case 'author.erased':
      return withHead(caller, event.id, { kind: 'erase', authorId: event.data.author.id });
    case 'article.updated':
      return withHead(caller, event.id, { kind: 'article', article: event.data.article });
  }
}

/** A comment sent plain, without an envelope: its event id is made of its id and revision. */
export function plainCommentItem(caller: Caller, comment: Comment): CommentItem {
  const rev = comment.rev ?? 1;
  return commentItem(caller, `c:${comment.id}:${rev}`, 'create', comment, rev);
}

function commentItem(
  caller: Caller,
  eventId: string,
  kind: 'create' | 'update',
  comment: Comment,
  rev: number,
): CommentItem {
  const { id: commentId, rev: _rev, author, ...rest } = comment;
  const data: RevisionData = { ...rest, author: storedAuthor(author) };
  const slow = caller.test && /^\s*palaver:slow\b/.test(comment.text);
  return {
    siteId: caller.siteId,
    eventId,
    bodySha256: meaningHash({ kind, commentId, rev, data }),
    kind,
    commentId,
    rev,
    data,
    test: caller.test,
    delaySeconds: slow ? SLOW_SECONDS : 0,
  };
}

function withHead(caller: Caller, eventId: string, meaning: Meaning): IngestItem {
  return { siteId: caller.siteId, eventId, bodySha256: meaningHash(meaning), ...meaning };
}

function storedAuthor(author: Author): StoredAuthor {
  const { email: _email, ip: _ip, ...kept } = author;
  return kept;
}

/** Revisions begin at 1, also for times before 1970. */
function milliseconds(time: string): number {
  return Math.max(1, Date.parse(time));
}
