import type { Article, Author, Votes } from '@palaver/contracts';
import type { TransientAddress } from './transient-address.js';

export type IngestKind = 'create' | 'update' | 'delete' | 'vote' | 'report' | 'decide' | 'author' | 'erase' | 'article';

/** What is kept of an author: e-mail and address are dropped before anything is stored. */
export type StoredAuthor = Omit<Author, 'email' | 'ip'>;

/** What is kept of one revision: the comment as sent, without the author's e-mail and address. */
export interface RevisionData {
  text: string;
  author: StoredAuthor;
  article: Article;
  parentId?: string;
  format?: 'plain' | 'html' | 'markdown';
  language?: string;
  createdAt?: string;
  updatedAt?: string;
  votes?: Votes;
  scores?: Record<string, number>;
  meta?: Record<string, unknown>;
  /** NUL or lone surrogates were replaced in what the site sent. */
  textRepaired?: true;
  /** Sent with a test key: the texts palaver:approve, palaver:review and palaver:reject are obeyed. */
  test?: true;
}

/** What rules remember of a revision. */
export interface Remembered {
  /** For near-copies; `null`: the text has too few words to have any. */
  signature?: { bands: number[]; sketch: string; exact: number; author: number; article: number } | null;
  /** Keys of what is counted, made by `arrivalKey`. */
  arrivals?: number[];
  /** The key under which the author's address was counted before, while a window still reaches back there. */
  earlierAddress?: number;
}

interface ItemHead {
  siteId: string;
  /** The envelope's id: the dedupe key within the site. */
  eventId: string;
  /** SHA-256 over the canonical form of what the event means, as hex: tells a repeat from a reused id. */
  bodySha256: string;
}

/** One event of a site, checked and ready to store. */
export type IngestItem = ItemHead &
  (
    | {
        kind: 'create' | 'update';
        commentId: string;
        rev: number;
        data: RevisionData;
        /** `data` as the JSON text that is stored; whoever hashed it has it already. */
        dataJson: string;
        /** Seconds the decision is put off (palaver:slow on a test key); 0 otherwise. */
        delaySeconds: number;
        /** A synchronous check holds the work for `seconds`; no bell is rung for it meanwhile. */
        lease?: { owner: string; seconds: number };
        address?: TransientAddress;
        remembered?: Remembered;
        /** `traceparent` of the request that brought it, where traces are on. */
        trace?: string;
      }
    | { kind: 'delete'; commentId: string; rev: number }
    | { kind: 'vote'; commentId: string; votes: Votes; seq: number }
    | { kind: 'report'; commentId: string; reporterId: string; reason: string; note?: string; at?: string }
    | {
        kind: 'decide';
        commentId: string;
        /** Absent: the newest revision. */
        rev?: number;
        action: 'approve' | 'review' | 'reject';
        reasonCode?: string;
        by?: string;
        decidedAt: string;
      }
    | { kind: 'author'; author: StoredAuthor & { id: string } }
    | { kind: 'erase'; authorId: string }
    | { kind: 'article'; article: Article }
  );

/** What became of one event. `accepted` and `duplicate` are committed; `conflict` changed nothing. */
export interface IngestOutcome {
  status: 'accepted' | 'duplicate' | 'conflict';
  /** Set when this event opened work: a decision of this revision is due. */
  work?: { id: string; leased: boolean };
  /** The revision was stored but is not the newest, or the comment is deleted at or above it. */
  superseded?: boolean;
  /** The site's own people decided, and their decision stands. */
  decided?: boolean;
}

/** The queue in memory is full: answer 503 with Retry-After. */
export class IngestOverloadError extends Error {
  readonly code = 'ingest_overload';
}

/** Postgres did not confirm in time; whether the event is stored is unknown and a repeat is harmless. */
export class StoreUnavailableError extends Error {
  readonly code = 'store_unavailable';
}

/** The one door through which events enter: resolves after COMMIT, never before. */
export interface Ingest {
  /** @throws IngestOverloadError, StoreUnavailableError; any other error is about this item alone. */
  submit(item: IngestItem): Promise<IngestOutcome>;
}
