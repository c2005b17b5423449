import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Bell, JobConsumer, prepareQueues, queueBackend, type QueueSettings } from '@palaver/queues';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { describeWith } from '../support/prerequisites.js';
import { redisUrl } from '../support/queue.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const end of open.splice(0)) {
    await end.close();
  }
});

function settings(backend: QueueSettings['backend']): QueueSettings {
  const prefix = `test${randomBytes(4).toString('hex')}`;
  return { backend, prefix, databaseUrl: database.url, redisUrl: backend === 'redis' ? redisUrl() : undefined };
}

/** Rings into a fresh queue of the backend and hears what arrives. */
async function house(given: QueueSettings) {
  await prepareQueues(given);
  const backend = queueBackend(given);
  const heard: { ids: string[]; redelivered: boolean }[] = [];
  const forged: string[] = [];
  const silent: Error[] = [];
  const bell = new Bell(backend, (error) => silent.push(error));
  const consumer = new JobConsumer(
    backend,
    {
      name: 'decide',
      concurrency: 2,
      handle: ({ ids }, redelivered) => Promise.resolve(void heard.push({ ids, redelivered })),
    },
    { onError: (error) => silent.push(error), onForged: (name) => forged.push(name) },
  );
  open.push(consumer, bell);
  return { backend, bell, consumer, heard, forged, silent };
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 15_000) {
      throw new Error('waited in vain');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function behaves(backend: QueueSettings['backend']): void {
  it('carries every id once, in lists of at most 64, and keeps nothing behind', async () => {
    const { bell, consumer, heard, backend: queues } = await house(settings(backend));
    const ids = Array.from({ length: 150 }, (_, n) => String(n + 1));
    bell.ring(ids);
    consumer.start((error) => heard.push({ ids: [error.message], redelivered: true }));
    await until(() => heard.flatMap((list) => list.ids).length === 150);
    expect(heard.map((list) => list.ids.length).sort((a, b) => a - b)).toEqual([22, 64, 64]);
    expect(heard.flatMap((list) => list.ids).sort((a, b) => Number(a) - Number(b))).toEqual(ids);
    expect(heard.every(({ redelivered }) => !redelivered)).toBe(true);
    const queue = queues.queue('decide');
    open.push(queue);
    await queue.waitUntilReady();
    expect(await queue.getJobCounts('completed', 'failed', 'waiting')).toEqual({ completed: 0, failed: 0, waiting: 0 });
  });

  it.each<[string, unknown]>([
    ['no ids', { v: 1, ids: [] }],
    ['65 ids', { v: 1, ids: Array.from({ length: 65 }, (_, n) => String(n + 1)) }],
    ['an id that is none', { v: 1, ids: ['1; DROP TABLE work'] }],
    ['another version', { v: 2, ids: ['1'] }],
    ['a site of its own choosing', { v: 1, ids: ['1'], siteId: 'other' }],
    ['nothing', null],
  ])('drops a forged job with %s', async (_name, data) => {
    const { backend: queues, consumer, heard, forged } = await house(settings(backend));
    const queue = queues.queue('decide');
    open.push(queue);
    await queue.waitUntilReady();
    await queue.add('decide', data);
    consumer.start(() => undefined);
    await until(() => forged.length === 1);
    expect(heard).toEqual([]);
  });
}

describeWith(['redis'], 'the bell on Redis', () => behaves('redis'));
describe('the bell on Postgres', () => behaves('postgres'));

describe('a bell nobody hears', () => {
  it('fails within its budget and keeps the ring to itself', async () => {
    const silent: Error[] = [];
    const bell = new Bell(
      queueBackend({ backend: 'redis', redisUrl: 'redis://127.0.0.1:1', databaseUrl: database.url, prefix: 'none' }),
      (error) => silent.push(error),
    );
    open.push(bell);
    await expect(bell.waiting()).rejects.toThrow();
    await expect(bell.ringLists([['1']])).rejects.toThrow();
    bell.ring(['1']);
    await until(() => silent.length > 0);
  });
});
