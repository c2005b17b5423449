import type { Database } from '../database.js';
import { retrying } from '../retrying.js';
import { isLostRace, isRetryable, isStoreAway, isTimeout } from '../store-error.js';
import {
  type Ingest,
  type IngestItem,
  type IngestOutcome,
  IngestOverloadError,
  StoreUnavailableError,
} from './ingest-item.js';
import { FLUSH_ITEMS, FlushPace } from './flush-pace.js';
import { keysOf, statementOf, weightOf } from './ingest-row.js';
import { storeFlush } from './ingest-store.js';

const QUEUE_ITEMS = 2000;
const QUEUE_BYTES = 32 * 1024 * 1024;

interface Waiting {
  item: IngestItem;
  resolve: (outcome: IngestOutcome) => void;
  reject: (error: Error) => void;
}

export interface IngestBatcherOptions {
  /**
   * Called after COMMIT with the new work that nobody holds a lease on, and the `traceparent`s of the requests that brought
   * it, where traces are on: time to ring the queue.
   */
  onWork(ids: string[], traces: string[]): void;
  /** Called between COMMIT and the answers; the fault harness stops the process here. */
  onCommitted?(): void;
  /** Called once for each flush that was stored, with what became of its items, in order. */
  onFlush?(items: readonly IngestItem[], outcomes: readonly IngestOutcome[], seconds: number): void;
}

/** Gathers concurrent events into one statement: 64 items or 3 ms, at most two flushes under way. */
export class IngestBatcher implements Ingest {
  private queue: Waiting[] = [];
  private bytes = 0;
  private readonly pace = new FlushPace(
    () => this.queue.length,
    () => this.store(this.take()),
  );

  constructor(
    private readonly db: Database,
    private readonly options: IngestBatcherOptions,
  ) {}

  submit(item: IngestItem): Promise<IngestOutcome> {
    if (this.queue.length >= QUEUE_ITEMS || this.bytes >= QUEUE_BYTES) {
      return Promise.reject(new IngestOverloadError('the queue before the database is full'));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.bytes += weightOf(item);
      this.pace.schedule();
    });
  }

  /** Items that wait for their flush. */
  get waiting(): number {
    return this.queue.length;
  }

  /** Resolves when everything taken in has been answered. */
  close(): Promise<void> {
    return this.pace.drain();
  }

  /**
   * Takes the next items of one kind, each event and each comment at most once; what stays behind holds its keys, so
   * that the events of a comment keep their order.
   */
  private take(): Waiting[] {
    const kind = this.queue[0] && statementOf(this.queue[0].item);
    const taken = new Set<string>();
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let seen = 0;
    for (const waiting of this.queue) {
      if (batch.length === FLUSH_ITEMS) {
        break;
      }
      seen += 1;
      const keys = keysOf(waiting.item);
      const fits = statementOf(waiting.item) === kind && !keys.some((key) => taken.has(key));
      (fits ? batch : left).push(waiting);
      keys.forEach((key) => taken.add(key));
    }
    this.queue = left.concat(this.queue.slice(seen));
    this.bytes -= batch.reduce((sum, { item }) => sum + weightOf(item), 0);
    return batch;
  }

  private async store(batch: Waiting[]): Promise<void> {
    const items = batch.map(({ item }) => item);
    const startedAt = performance.now();
    try {
      const outcomes = await retrying(() => storeFlush(this.db, items), { passes: isPassing, pauseMs: 20 });
      const seconds = (performance.now() - startedAt) / 1000;
      this.answer(batch, outcomes);
      this.options.onFlush?.(items, outcomes, seconds);
    } catch (error) {
      if (isStoreAway(error) || isTimeout(error)) {
        const away = new StoreUnavailableError('the database did not confirm', { cause: error });
        batch.forEach(({ reject }) => reject(away));
      } else if (batch.length === 1) {
        // A lock that was never free says nothing about the item: its site may try again.
        const busy = new StoreUnavailableError('the database was too busy', { cause: error });
        batch[0]?.reject(isPassing(error) ? busy : (error as Error));
      } else {
        // One row may spoil the statement: alone, only the bad one fails.
        for (const waiting of batch) {
          await this.store([waiting]);
        }
      }
    }
  }

  private answer(batch: Waiting[], outcomes: IngestOutcome[]): void {
    this.options.onCommitted?.();
    const ids: string[] = [];
    const traces = new Set<string>();
    batch.forEach(({ item, resolve }, n) => {
      const outcome = outcomes[n] as IngestOutcome;
      const delayed = (item.kind === 'create' || item.kind === 'update') && item.delaySeconds > 0;
      if (outcome.work && !outcome.work.leased && !delayed) {
        ids.push(outcome.work.id);
        if ('trace' in item && item.trace !== undefined) {
          traces.add(item.trace);
        }
      }
      resolve(outcome);
    });
    if (ids.length > 0) {
      this.options.onWork(ids, [...traces]);
    }
  }
}

/** Whether the same flush may succeed at once. */
function isPassing(error: unknown): boolean {
  return isRetryable(error) || isLostRace(error);
}
