import { type ClientOptions, DEFAULTS } from './client-options.js';
import { defined } from './defined.js';
import { type Client, createClient } from './generated/gateway/client/index.js';
import {
  type BatchReceipt,
  type Comment,
  type CommentObject,
  type Decision,
  evaluateComment,
  type EvaluationResult,
  type Event,
  getComment,
  listCommentDecisions,
  listDecisions,
  type Receipt,
  sendComment,
  sendEvents,
} from './generated/gateway/index.js';
import { type Page, pagesOf } from './pages.js';
import { dataOf } from './palaver-error.js';
import { retryingFetch } from './retrying-fetch.js';

export interface PalaverOptions extends ClientOptions {
  /** A key of the site: pk_live_... or pk_test_... */
  key: string;
}

/**
 * What a site says to Palaver's gateway. Every request may be sent twice: ids of events and comments make repeats
 * harmless, so what fails for a moment is tried again. Every method throws a PalaverError when it is refused.
 */
export class Palaver {
  private readonly client: Client;

  constructor({ url, key, attempts, timeoutMs, fetch }: PalaverOptions) {
    const retries = { ...DEFAULTS, ...defined({ attempts, timeoutMs, fetch }), mayRepeat: () => true };
    const send = retryingFetch(retries) as typeof globalThis.fetch;
    this.client = createClient({ baseUrl: url.replace(/\/+$/, ''), auth: key, fetch: send });
  }

  readonly comments = {
    /** Hands a comment over; the decision comes later, as a callback or from `get`. */
    send: async (body: Comment): Promise<Receipt> =>
      dataOf(await sendComment({ client: this.client, body })) as Receipt,
    /**
     * Hands a comment over and waits for its decision, 10 seconds at most. Null when it takes longer: then it comes later,
     * as after `send`.
     */
    check: async (body: Comment, waitSeconds = 3): Promise<CommentObject | null> => {
      const headers = { Prefer: `wait=${waitSeconds}` };
      const outcome = await sendComment({ client: this.client, body, headers });
      const data = dataOf(outcome);
      return outcome.response.status === 200 ? (data as CommentObject) : null;
    },
    /** A comment as it stands: do what `show` says. */
    get: async (id: string): Promise<CommentObject> => dataOf(await getComment({ client: this.client, path: { id } })),
    /** What was decided about a comment, newest first. */
    decisions: async (id: string): Promise<Decision[]> =>
      dataOf(await listCommentDecisions({ client: this.client, path: { id } })).data,
  };

  readonly events = {
    /** Hands an event over: an edit, a deletion, votes, a report, a decision of your own people. */
    send: async (body: Event): Promise<Receipt> => dataOf(await sendEvents({ client: this.client, body })) as Receipt,
    /** Hands over up to 500 events; one entry per event, in order. A bad one harms only itself. */
    sendAll: async (body: Event[]): Promise<BatchReceipt> =>
      dataOf(await sendEvents({ client: this.client, body })) as BatchReceipt,
  };

  readonly decisions = {
    /** Pages of comments in the order they were decided, for reconciliation: keep the last `nextCursor`. */
    pages: (cursor?: string, limit = 200): AsyncGenerator<Page<CommentObject>> =>
      pagesOf(
        async (next) => dataOf(await listDecisions({ client: this.client, query: { cursor: next, limit } })),
        cursor,
      ),
    /** The comments of these pages, one by one. */
    all: (cursor?: string, limit = 200): AsyncGenerator<CommentObject> => entries(this.decisions.pages(cursor, limit)),
  };

  readonly evaluations = {
    /** What the rules say of a comment; nothing is stored. */
    create: async (body: Comment): Promise<EvaluationResult> =>
      dataOf(await evaluateComment({ client: this.client, body })),
  };
}

async function* entries<Item>(pages: AsyncGenerator<Page<Item>>): AsyncGenerator<Item> {
  for await (const { data } of pages) {
    yield* data;
  }
}
