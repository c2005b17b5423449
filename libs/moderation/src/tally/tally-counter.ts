import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TallyRow } from '@palaver/persistence';
import { type CountedPage, countPage } from './page-counter.js';
import type { TallyRequest } from './tally-thread.js';

const ENTRY = new URL('./tally-thread.js', import.meta.url);
const IDLE_MS = 30_000;
const TIMEOUT_MS = 30_000;
/** A thread that has seen more rule sets is replaced: those of long ago are in nobody's way then. */
const MOST_RULE_SETS = 8;

export interface TallyOptions {
  document(siteId: string, hash: string): Promise<string | undefined>;
  /** Counts where the rule sets are compiled already; undefined where they are not. */
  beside?(rows: readonly TallyRow[]): Promise<CountedPage> | undefined;
  /** The compiled entry file of the thread for what is counted nowhere else. */
  entry?: URL;
}

/**
 * Counts pages off the main thread: where the rule sets are compiled for scoring, and otherwise (those of a version that
 * was replaced) in a thread for the purpose. Where that fails, hits are counted all the same, without the entries.
 */
export class TallyCounter {
  private thread: Worker | undefined;
  private known = new Set<string>();
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly options: TallyOptions) {}

  async count(rows: readonly TallyRow[]): Promise<CountedPage> {
    if (rows.length === 0) {
      return { increments: [], costs: [] };
    }
    return (await this.options.beside?.(rows)?.catch(() => undefined)) ?? this.countApart(rows);
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { thread } = this;
    this.thread = undefined;
    this.known = new Set();
    await thread?.terminate();
  }

  private async countApart(rows: readonly TallyRow[]): Promise<CountedPage> {
    clearTimeout(this.idle);
    const counted = await this.ask({ rows, documents: await this.newDocuments(rows) }).catch(() => undefined);
    if (counted === undefined) {
      await this.close();
      return countPage(rows, () => undefined);
    }
    this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    return counted;
  }

  private async newDocuments(rows: readonly TallyRow[]): Promise<TallyRequest['documents']> {
    const wanted = new Map(rows.flatMap(({ about }) => (about ? [[about.hash, about.siteId]] : [])));
    if (this.known.size >= MOST_RULE_SETS && [...wanted.keys()].some((hash) => !this.known.has(hash))) {
      await this.close();
    }
    const documents: TallyRequest['documents'] = [];
    for (const [hash, siteId] of wanted) {
      const document = this.known.has(hash) ? undefined : await this.options.document(siteId, hash);
      if (document !== undefined) {
        documents.push({ hash, document });
        this.known.add(hash);
      }
    }
    return documents;
  }

  private async ask(request: TallyRequest): Promise<CountedPage> {
    const thread = (this.thread ??= this.spawn());
    const over = new AbortController();
    const limit = setTimeout(() => over.abort(), TIMEOUT_MS);
    const gone = () => over.abort();
    thread.once('exit', gone);
    try {
      const answer = once(thread, 'message', { signal: over.signal }) as Promise<[CountedPage]>;
      thread.postMessage(request);
      return (await answer)[0];
    } finally {
      clearTimeout(limit);
      thread.off('exit', gone);
    }
  }

  private spawn(): Worker {
    const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };
    const thread = new Worker(this.options.entry ?? ENTRY, { resourceLimits: limits, execArgv: [] });
    thread.unref();
    const forget = () => (this.thread = this.thread === thread ? undefined : this.thread);
    return thread.on('error', forget).on('exit', forget);
  }
}
