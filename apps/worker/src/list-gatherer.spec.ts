import { describe, expect, it } from '@jest/globals';
import { ListGatherer } from './list-gatherer.js';

function world(limit = 1) {
  const lists: { ids: readonly string[]; end: (error?: Error) => void }[] = [];
  const run = (ids: readonly string[]) =>
    new Promise<void>((resolve, reject) => lists.push({ ids, end: (error) => (error ? reject(error) : resolve()) }));
  return { lists, gatherer: new ListGatherer(run, limit) };
}

const ids = (from: number, count: number) => Array.from({ length: count }, (_, n) => String(from + n));

describe('the gatherer', () => {
  it('runs a first job at once and joins what arrives meanwhile', async () => {
    const { lists, gatherer } = world();
    const jobs = [ids(1, 2), ids(3, 1), ids(4, 3)].map((list) => gatherer.submit(list));
    expect(lists.map((list) => list.ids)).toEqual([['1', '2']]);
    lists[0]?.end();
    await jobs[0];
    await Promise.resolve();
    expect(lists[1]?.ids).toEqual(['3', '4', '5', '6']);
    lists[1]?.end();
    await Promise.all(jobs);
  });

  it('holds at most 64 in a list, and never splits a job', async () => {
    const { lists, gatherer } = world();
    const jobs = [ids(1, 1), ids(2, 40), ids(42, 24), ids(66, 1), ids(67, 64)].map((list) => gatherer.submit(list));
    for (let n = 0; n < 4; n += 1) {
      lists[n]?.end();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(lists.map((list) => list.ids.length)).toEqual([1, 64, 1, 64]);
    await Promise.all(jobs);
  });

  it('runs as many lists at a time as it may, beside another only what is half full', () => {
    const { lists, gatherer } = world(2);
    [ids(1, 1), ids(2, 31), ids(33, 1), ids(34, 64)].forEach((list) => void gatherer.submit(list));
    expect(lists.map((list) => list.ids.length)).toEqual([1, 32]);
  });

  it('tells every job of a list that it failed, and goes on', async () => {
    const { lists, gatherer } = world();
    const jobs = [['1'], ['2'], ['3']].map((list) => gatherer.submit(list).catch((error: Error) => error.message));
    lists[0]?.end();
    await jobs[0];
    await Promise.resolve();
    lists[1]?.end(new Error('away'));
    expect(await Promise.all(jobs)).toEqual([undefined, 'away', 'away']);
    const next = gatherer.submit(['4']);
    expect(lists[2]?.ids).toEqual(['4']);
    lists[2]?.end();
    await next;
  });
});
