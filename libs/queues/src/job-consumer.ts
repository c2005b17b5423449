import type { Worker } from 'bullmq';
import { type JobName, JOBS, type JobPayload } from './jobs.js';
import type { QueueBackend } from './queue-backend.js';

export interface JobHandler<Name extends JobName> {
  name: Name;
  concurrency: number;
  /** Idempotent. `redelivered`: an earlier process took this job and never finished it. */
  handle(payload: JobPayload<Name>, redelivered: boolean): Promise<void>;
}

export interface ConsumerEvents {
  onError(error: Error): void;
  /** A payload that no version of ours wrote is dropped: the site is read from rows, never from a job. */
  onForged(name: JobName, error: Error): void;
}

/** One end of a queue: checks each payload again and hands it to its handler. */
export class JobConsumer<Name extends JobName> {
  private readonly worker: Worker;
  private running: Promise<void> | undefined;

  constructor(backend: QueueBackend, handler: JobHandler<Name>, events: ConsumerEvents) {
    const process = async (data: unknown, redelivered: boolean) => {
      const payload = JOBS[handler.name].safeParse(data);
      if (payload.success) {
        await handler.handle(payload.data as JobPayload<Name>, redelivered);
      } else {
        events.onForged(handler.name, payload.error);
      }
    };
    this.worker = backend.worker(handler.name, process, { concurrency: handler.concurrency });
    this.worker.on('error', (error) => events.onError(error));
    this.worker.on('failed', (_job, error) => events.onError(error));
  }

  start(onStopped: (error: Error) => void): void {
    this.running = this.worker.run().catch(onStopped);
  }

  /** Takes no further jobs; does not wait for the ones under way, so a handler may call it. */
  async pause(): Promise<void> {
    await this.worker.pause(true);
  }

  async resume(): Promise<void> {
    await this.worker.resume();
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.running;
  }
}
