import type { Author, Comment, SiteEvent } from '@palaver/contracts';
import {
  type IngestItem,
  plainEventId,
  type RevisionData,
  type StoredAuthor,
  TransientAddress,
} from '@palaver/persistence';
import { canonicalJson } from '@palaver/rules';
import type { Caller } from '../authenticator.js';
import { meaningHash, textHash } from './canonical.js';
import { wasRepaired } from './repaired.js';

export type CommentItem = Extract<IngestItem, { kind: 'create' | 'update' }>;

/** Longer than any `Prefer: wait`, so that a site can see what it does with a late decision. */
const SLOW_SECONDS = 15;
const SLOW = /^\s*palaver:slow\b/;

type Meaning = IngestItem extends infer Item ? (Item extends unknown ? Omit<Item, keyof Head> : never) : never;
type Head = { siteId: string; eventId: string; bodySha256: string };

/** A checked event, `sent` by a site, as it is stored: e-mail and address dropped, its meaning hashed. */
export function toIngestItem(caller: Caller, event: SiteEvent, sent: unknown): IngestItem {
  switch (event.type) {
    case 'comment.created':
    case 'comment.updated': {
      const { data: comment, timestamp } = event;
      const repaired = wasRepaired((sent as { data: unknown }).data, comment);
      if (event.type === 'comment.created') {
        return commentItem(caller, event.id, 'create', comment, comment.rev ?? 1, repaired);
      }
      const rev = comment.rev ?? milliseconds(comment.updatedAt ?? timestamp);
      return commentItem(caller, event.id, 'update', comment, rev, repaired);
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
      return withHead(caller, event.id, { kind: 'author', author: storedAuthor(author) });
    }
    case 'author.erased':
      return withHead(caller, event.id, { kind: 'erase', authorId: event.data.author.id });
    case 'article.updated':
      return withHead(caller, event.id, { kind: 'article', article: event.data.article });
  }
}

/** A comment sent plain, without an envelope: its event id is made of its id and revision. */
export function plainCommentItem(caller: Caller, comment: Comment, sent: unknown): CommentItem {
  const rev = comment.rev ?? 1;
  return commentItem(caller, plainEventId(comment.id, rev), 'create', comment, rev, wasRepaired(sent, comment));
}

function commentItem(
  caller: Caller,
  eventId: string,
  kind: 'create' | 'update',
  comment: Comment,
  rev: number,
  repaired: boolean,
): CommentItem {
  const data = revisionData(comment);
  const json = JSON.stringify(data);
  // Checked objects have their keys in the schema's order, whatever order they were sent in; free ones have not.
  const meaning = data.meta || data.scores ? canonicalJson(data) : json;
  const stored: RevisionData = caller.test || repaired ? marked(data, caller.test, repaired) : data;
  return {
    siteId: caller.siteId,
    eventId,
    bodySha256: textHash(`${kind} ${rev} ${comment.id}\n${meaning}`),
    kind,
    commentId: comment.id,
    rev,
    data: stored,
    dataJson: stored === data ? json : JSON.stringify(stored),
    delaySeconds: caller.test && SLOW.test(comment.text) ? SLOW_SECONDS : 0,
    lease: undefined,
    address: comment.author.ip === undefined ? undefined : new TransientAddress(comment.author.ip),
    remembered: undefined,
    trace: undefined,
  };
}

/** Key by key instead of by what is left over: objects of one shape are several times as cheap to write as JSON. */
function revisionData(comment: Comment): RevisionData {
  return {
    article: comment.article,
    parentId: comment.parentId,
    author: storedAuthor(comment.author),
    text: comment.text,
    format: comment.format,
    language: comment.language,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    votes: comment.votes,
    scores: comment.scores,
    meta: comment.meta,
  } satisfies Record<Exclude<keyof Comment, 'id' | 'rev'>, unknown>;
}

function marked(data: RevisionData, test: boolean, repaired: boolean): RevisionData {
  return { ...data, ...(repaired && { textRepaired: true }), ...(test && { test: true }) };
}

function withHead(caller: Caller, eventId: string, meaning: Meaning): IngestItem {
  return { siteId: caller.siteId, eventId, bodySha256: meaningHash(meaning), ...meaning };
}

function storedAuthor<Sent extends Author>(sent: Sent): StoredAuthor & Pick<Sent, 'id'> {
  const { id, username, createdAt, roles, linkedAccounts } = sent;
  return { id, username, createdAt, roles, linkedAccounts } satisfies Record<keyof StoredAuthor, unknown>;
}

/** Revisions begin at 1, also for times before 1970. */
function milliseconds(time: string): number {
  return Math.max(1, Date.parse(time));
}
