import { describe, expect, it } from '@jest/globals';
import type { Database } from '../database.js';
import { IngestBatcher } from './ingest-batcher.js';
import { type IngestItem, IngestOverloadError, StoreUnavailableError } from './ingest-item.js';

interface Row {
  n: number;
  event: string;
  comment: string;
}

/** A database that stores every event as fresh, one statement at a time when told to wait. */
function fakeDatabase(behaviour: { fail?: (rows: Row[]) => Error | undefined; gate?: Promise<void> } = {}) {
  const flushes: Row[][] = [];
  const query = async (_statement: unknown, [json]: [string]) => {
    const rows = JSON.parse(json) as Row[];
    flushes.push(rows);
    await behaviour.gate;
    const error = behaviour.fail?.(rows);
    if (error) {
      throw error;
    }
    return rows.map(({ n }) => ({ n, work: String(n + 1) }));
  };
  return { db: { query } as unknown as Database, flushes };
}

let serial = 0;
const create = (commentId = `c${serial++}`, eventId = `e${serial++}`): IngestItem => ({
  siteId: 's',
  eventId,
  bodySha256: 'aa',
  kind: 'create',
  commentId,
  rev: 1,
  data: { text: 'x', author: { username: 'u' }, article: { url: 'https://n.example/' } },
  dataJson: '{}',
  delaySeconds: 0,
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

describe('the batcher', () => {
  it('stores concurrent items in one statement and rings once', async () => {
    const { db, flushes } = fakeDatabase();
    const rings: string[][] = [];
    const batcher = new IngestBatcher(db, { onWork: (ids) => rings.push(ids) });
    await Promise.all(Array.from({ length: 10 }, () => batcher.submit(create())));
    expect(flushes.map((rows) => rows.length)).toEqual([10]);
    expect(rings).toHaveLength(1);
  });

  it('never puts a comment or an event twice into a statement, and keeps their order', async () => {
    const { db, flushes } = fakeDatabase();
    const batcher = new IngestBatcher(db, { onWork: () => undefined });
    const items = [create('a', 'e1'), create('a', 'e2'), create('b', 'e1'), create('a', 'e3'), create('c', 'e4')];
    await Promise.all(items.map((item) => batcher.submit(item)));
    expect(flushes.map((rows) => rows.map(({ comment, event }) => comment + event))).toEqual([
      ['ae1', 'ce4'],
      ['ae2', 'be1'],
      ['ae3'],
    ]);
  });

  it('holds at most 64 items in a statement and two statements under way', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { db, flushes } = fakeDatabase({ gate });
    const batcher = new IngestBatcher(db, { onWork: () => undefined });
    const all = Array.from({ length: 200 }, () => batcher.submit(create()));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(flushes.map((rows) => rows.length)).toEqual([64, 64]);
    open();
    await Promise.all(all);
    expect(Math.max(...flushes.map((rows) => rows.length))).toBe(64);
  });

  it('sends a small statement beside another only when that one is slow', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { db, flushes } = fakeDatabase({ gate });
    const batcher = new IngestBatcher(db, { onWork: () => undefined });
    const all = [batcher.submit(create())];
    await until(() => flushes.length === 1);
    all.push(batcher.submit(create()));
    expect(flushes).toHaveLength(1);
    await until(() => flushes.length === 2);
    open();
    await Promise.all(all);
  });

  it('falls back to row by row when a row spoils the statement', async () => {
    const bad = Object.assign(new Error('bad row'), { code: '22P05' });
    const { db } = fakeDatabase({ fail: (rows) => (rows.some(({ comment }) => comment === 'bad') ? bad : undefined) });
    const batcher = new IngestBatcher(db, { onWork: () => undefined });
    const outcomes = await Promise.allSettled([create(), create('bad'), create()].map((item) => batcher.submit(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('says the store is away when it is, and tries a deadlock again', async () => {
    let tries = 0;
    const deadlock = Object.assign(new Error('deadlock'), { code: '40P01' });
    const again = fakeDatabase({ fail: () => (++tries < 3 ? deadlock : undefined) });
    await expect(new IngestBatcher(again.db, { onWork: () => undefined }).submit(create())).resolves.toMatchObject({
      status: 'accepted',
    });
    const gone = fakeDatabase({ fail: () => Object.assign(new Error('gone'), { code: '57P01' }) });
    await expect(new IngestBatcher(gone.db, { onWork: () => undefined }).submit(create())).rejects.toBeInstanceOf(
      StoreUnavailableError,
    );
  });

  it('refuses when 2,000 items wait, and close() answers all it has taken', async () => {
    let open = () => {};
    const { db } = fakeDatabase({ gate: new Promise<void>((resolve) => (open = resolve)) });
    const batcher = new IngestBatcher(db, { onWork: () => undefined });
    const taken = Array.from({ length: 2128 }, () => batcher.submit(create()));
    await expect(batcher.submit(create())).rejects.toBeInstanceOf(IngestOverloadError);
    open();
    await batcher.close();
    const outcomes = await Promise.allSettled(taken);
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
  });
});
