import {
  createPostgresBackend,
  Queue,
  type QueueOptions,
  type RedisOptions,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';

import { Client } from 'pg';
import type { JobName } from './jobs.js';

/** Where the doorbell hangs. Either store may lose every job: the work rows are the record. */
export interface QueueSettings {
  backend: 'redis' | 'postgres';
  /** redis://..., rediss://... or the path of a unix socket. */
  redisUrl?: string;
  databaseUrl: string;
  prefix: string;
}

export type Processor = (data: unknown, redelivered: boolean) => Promise<void>;

/** Made by one backend; knows how to open the two ends of a queue. */
export interface QueueBackend {
  queue(name: JobName): Queue;
  worker(name: JobName, processor: Processor, options: { concurrency: number }): Worker;
}

const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true } as const;
const WORKER_OPTIONS = { lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 3, autorun: false } as const;

export function queueBackend(settings: QueueSettings): QueueBackend {
  return settings.backend === 'redis' ? redisBackend(settings) : postgresBackend(settings);
}

function redisBackend(settings: QueueSettings): QueueBackend {
  // BullMQ closes the connections it opens itself, and only those.
  const open = (options: RedisOptions): RedisOptions => ({
    ...options,
    url: (settings.redisUrl ?? 'redis://127.0.0.1:6379').replace('unix://', ''),
  });
  const retryStrategy = (times: number) => Math.min(times * 50, 1000);
  const common = { prefix: `{${settings.prefix}}`, skipVersionCheck: true };
  return {
    // A dead Redis must fail an `add` at once: nothing may wait in memory for it.
    queue: (name) =>
      new Queue(name, {
        ...common,
        connection: open({ enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 1000, retryStrategy }),
        defaultJobOptions: JOB_OPTIONS,
        streams: { events: { maxLen: 1000 } },
      }),
    worker: (name, processor, { concurrency }) =>
      new Worker(name, (job) => processor(job.data, job.stalledCounter > 0), {
        ...common,
        ...WORKER_OPTIONS,
        connection: open({ maxRetriesPerRequest: null, retryStrategy }),
        concurrency,
      }),
  };
}

/** The schema BullMQ's own tables live in, beside Palaver's. */
function schemaOf(settings: QueueSettings): string {
  return `queue_${settings.prefix.replaceAll(/[^a-z0-9_]/gi, '_').toLowerCase()}`;
}

function postgresBackend(settings: QueueSettings): QueueBackend {
  const connection = (max: number) => ({ connectionString: settings.databaseUrl, schema: schemaOf(settings), max });
  return {
    queue: (name) => {
      const options: QueueOptions<ReturnType<typeof connection>> = {
        connection: connection(2),
        defaultJobOptions: JOB_OPTIONS,
      };
      return new Queue(name, options, createPostgresBackend) as unknown as Queue;
    },
    worker: (name, processor, { concurrency }) => {
      const options: WorkerOptions<ReturnType<typeof connection>> = {
        ...WORKER_OPTIONS,
        connection: connection(concurrency + 2),
        concurrency,
      };
      const worker = new Worker(
        name,
        (job) => processor(job.data, job.stalledCounter > 0),
        options,
        createPostgresBackend,
      );
      return worker as unknown as Worker;
    },
  };
}

/** Makes the tables of BullMQ's Postgres backend; nothing to do on Redis. */
export async function prepareQueues(settings: QueueSettings): Promise<void> {
  if (settings.backend === 'redis') {
    return;
  }
  const client = new Client({ connectionString: settings.databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, schemaOf(settings));
  } finally {
    await client.end();
  }
}
