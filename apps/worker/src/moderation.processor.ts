import { type ListRunner, OneAfterTheOther } from '@palaver/moderation';
import { type Database, StoreUnavailableError } from '@palaver/persistence';
import { failpoint, type Logger, type Tracing } from '@palaver/platform';
import { JobConsumer, type JobPayload, type QueueBackend } from '@palaver/queues';
import { ListGatherer } from './list-gatherer.js';
import { setTimeout as pause } from 'node:timers/promises';
import { failureFields } from './failure-fields.js';

/** Lists under way at a time, and jobs taken so that there is something to join to lists. */
const LISTS = 3;
const JOBS = 16;
const PROBE_MS = 500;

/**
 * Takes lists of work ids from the queue. When the database is away the job simply ends: its ids are still pending and
 * the sweeper rings again; meanwhile no further job is taken.
 */
export class ModerationProcessor {
  /** Lists carried to their end since the start. */
  completed = 0;
  private readonly consumers: JobConsumer<'decide' | 'rescore'>[];
  private readonly lists: ListGatherer;
  /** When this process ends as well, one comment is counted for it and not one of each list. */
  private readonly unfinished = new OneAfterTheOther();
  private probing = false;
  private closing = false;

  constructor(
    private readonly db: Pick<Database, 'ping'>,
    backend: QueueBackend,
    private readonly runner: ListRunner,
    private readonly logger: Logger,
    private readonly tracing?: Tracing,
  ) {
    const events = {
      onError: (error: Error) => this.logger.warn(failureFields(error), 'queue'),
      onForged: (name: string) => this.logger.error({ queue: name }, 'a job that nobody of ours wrote was dropped'),
    };
    this.lists = new ListGatherer((ids) => this.runner.run(ids, false), LISTS);
    const handle = (payload: JobPayload<'decide'>, redelivered: boolean) =>
      this.traced(payload, () => this.process(() => this.run(payload, redelivered)));
    this.consumers = [
      new JobConsumer(backend, { name: 'decide', concurrency: JOBS, handle }, events),
      new JobConsumer(backend, { name: 'rescore', concurrency: 1, handle }, events),
    ];
  }

  start(): void {
    for (const consumer of this.consumers) {
      consumer.start((error) => {
        if (!this.closing) {
          this.logger.fatal({ err: error }, 'the queue consumer ended');
          process.kill(process.pid, 'SIGTERM');
        }
      });
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.consumers.map((consumer) => consumer.close()));
  }

  /** The job is told in the trace of whoever rang; its comments are in traces of their own. */
  private async traced({ ids, trace }: JobPayload<'decide'>, act: () => Promise<void>): Promise<void> {
    const attributes = { 'messaging.batch.message_count': ids.length };
    const span = trace && this.tracing?.start('process decide', { kind: 'consumer', parent: trace, attributes });
    try {
      await act();
    } finally {
      if (span) {
        span.end();
      }
    }
  }

  private run({ ids, alone }: JobPayload<'decide'>, redelivered: boolean): Promise<void> {
    if (redelivered) {
      return this.unfinished.run(() => this.runner.run(ids, true));
    }
    return alone ? this.runner.run(ids, false) : this.lists.submit(ids);
  }

  private async process(run: () => Promise<void>): Promise<void> {
    try {
      await run();
      this.completed += 1;
      failpoint('worker.before_ack');
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) {
        throw error;
      }
      void this.waitForDatabase();
    }
  }

  /** Pauses without waiting for jobs under way: this runs inside one. */
  private async waitForDatabase(): Promise<void> {
    if (this.probing || this.closing) {
      return;
    }
    this.probing = true;
    this.logger.warn('the database is away: taking no jobs until it answers');
    await Promise.allSettled(this.consumers.map((consumer) => consumer.pause()));
    while (!this.closing && !(await this.db.ping())) {
      await pause(PROBE_MS);
    }
    await Promise.allSettled(this.consumers.map((consumer) => consumer.resume()));
    this.probing = false;
    this.logger.info('the database answers again');
  }
}
