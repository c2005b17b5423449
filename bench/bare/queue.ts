import { createPostgresBackend, Queue, Worker } from 'bullmq';
import type { BareSettings } from './settings.js';

export const BARE_QUEUE = 'comments';

export interface BareComment {
  id: string;
  article: { id: string; url: string };
  author: { id: string; username: string };
  text: string;
  createdAt: string;
}

type Job = { data: { comments: BareComment[] } };

export function bareQueue({ redisUrl, databaseUrl, prefix }: BareSettings): Queue {
  const defaultJobOptions = { removeOnComplete: true, removeOnFail: true };
  if (redisUrl !== null) {
    return new Queue(BARE_QUEUE, { prefix: `{${prefix}}`, connection: { url: redisUrl }, defaultJobOptions });
  }
  const connection = { connectionString: databaseUrl, schema: 'queue_bare', max: 2 };
  return new Queue(BARE_QUEUE, { connection, defaultJobOptions }, createPostgresBackend) as unknown as Queue;
}

export function bareWorker(
  { redisUrl, databaseUrl, prefix }: BareSettings,
  handle: (job: Job) => Promise<void>,
): Worker {
  const concurrency = 2;
  if (redisUrl !== null) {
    const connection = { url: redisUrl, maxRetriesPerRequest: null };
    return new Worker(BARE_QUEUE, handle, { prefix: `{${prefix}}`, connection, concurrency });
  }
  const connection = { connectionString: databaseUrl, schema: 'queue_bare', max: concurrency + 2 };
  return new Worker(BARE_QUEUE, handle, { connection, concurrency }, createPostgresBackend) as unknown as Worker;
}
