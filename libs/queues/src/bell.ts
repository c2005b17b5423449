import { randomUUID } from 'node:crypto';
import type { Queue } from 'bullmq';
import { inLists, type JobName, JOBS, type JobPayload } from './jobs.js';
import type { QueueBackend } from './queue-backend.js';
import { RingPace } from './ring-pace.js';

const BUDGET_MS = 250;

type QueuedJob = Parameters<Queue['addBulk']>[0][number];

/** Runs `ask` for at most 250 ms: `add` may hang on a store that has just died. */
async function withinBudget<T>(ask: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer within ${BUDGET_MS} ms`)), BUDGET_MS);
  });
  try {
    return await Promise.race([ask, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Rings the workers' bell. A ring that does not get through is told to `onSilent` and otherwise ignored: the sweeper
 * rings again for every row that is due.
 */
export class Bell {
  private readonly queues = new Map<JobName, Queue>();
  private readonly pending = new Set<Promise<void>>();
  private readonly pace = new RingPace((ids) => this.track(this.ringLists(inLists(ids))));

  constructor(
    private readonly backend: QueueBackend,
    private readonly onSilent: (error: Error) => void = () => undefined,
  ) {}

  /** Lists of up to 64 ids become one job each. Fire and forget. Rings in quick succession go together, traced ones alone. */
  ring(ids: readonly string[], trace?: string): void {
    if (trace === undefined) {
      this.pace.add(ids);
    } else {
      this.track(this.ringLists(inLists(ids), 'decide', trace));
    }
  }

  ringDeliveries(): void {
    this.track(this.add('deliver', [{ v: 1 }]));
  }

  /** As `ring`, for the sweeper, which wants to know whether anybody heard. */
  async ringLists(
    lists: readonly (readonly string[])[],
    name: 'decide' | 'rescore' = 'decide',
    trace?: string,
  ): Promise<void> {
    await this.addLists(
      lists.map((ids) => ({ v: 1, ids: [...ids], ...(trace === undefined ? {} : { trace }) })),
      name,
    );
  }

  /** Rings for work that was tried before: each goes alone, whatever else is on the queue. */
  async ringAlone(ids: readonly string[], name: 'decide' | 'rescore' = 'decide'): Promise<void> {
    await this.addLists(
      ids.map((id) => ({ v: 1, ids: [id], alone: true })),
      name,
    );
  }

  private async addLists(payloads: JobPayload<'decide'>[], name: 'decide' | 'rescore'): Promise<void> {
    if (payloads.length > 0) {
      await this.add(name, payloads);
    }
  }

  /** Jobs that wait on the queue of decisions; throws when the queue does not answer in time. */
  async waiting(): Promise<number> {
    return withinBudget(this.opened('decide').then((queue) => queue.getWaitingCount()));
  }

  async close(): Promise<void> {
    this.pace.release();
    await Promise.allSettled(this.pending);
    await Promise.allSettled([...this.queues.values()].map((queue) => withinBudget(queue.close())));
  }

  private async add<Name extends JobName>(name: Name, payloads: JobPayload<Name>[]): Promise<void> {
    const jobs = payloads.map((data) => ({
      name,
      data: JOBS[name].parse(data),
      opts: { jobId: `${name}-${randomUUID()}` },
    }));
    await withinBudget(this.addNow(name, jobs));
  }

  private async addNow(name: JobName, jobs: QueuedJob[]): Promise<void> {
    // Only the first ring waits here: on a connection that was up before, `add` fails at once while it is down.
    const queue = await this.opened(name);
    const [first] = jobs;
    // Nearly every ring is one job, and `add` sends one command where `addBulk` sends a list of them.
    await (first && jobs.length === 1 ? queue.add(first.name, first.data, first.opts) : queue.addBulk(jobs));
  }

  /** What cannot be opened, such as tables that no worker has made yet, never opens: the next ring begins anew. */
  private async opened(name: JobName): Promise<Queue> {
    const queue = this.queue(name);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      if (this.queues.get(name) === queue) {
        this.queues.delete(name);
        await queue.close().catch(() => undefined);
      }
      throw error;
    }
  }

  private queue(name: JobName): Queue {
    const known = this.queues.get(name);
    if (known) {
      return known;
    }
    const queue = this.backend.queue(name);
    queue.on('error', this.onSilent);
    this.queues.set(name, queue);
    return queue;
  }

  private track(ring: Promise<void>): void {
    const tracked = ring.catch(this.onSilent).finally(() => this.pending.delete(tracked));
    this.pending.add(tracked);
  }
}
