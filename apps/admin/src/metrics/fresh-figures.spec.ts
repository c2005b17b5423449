import { describe, expect, it } from '@jest/globals';
import { type StoreFigures } from '@palaver/persistence';
import { FreshFigures } from './fresh-figures.js';

/** Figures whose reading takes `takesMs` of a clock of our own. */
function world(takesMs: number, fails = false) {
  let now = 1000;
  let reads = 0;
  const failures: unknown[] = [];
  const read = () => {
    reads += 1;
    now += takesMs;
    return fails ? Promise.reject(new Error('away')) : Promise.resolve({ pendingWork: reads } as StoreFigures);
  };
  const figures = new FreshFigures(
    read,
    (error) => failures.push(error),
    () => now,
  );
  return { figures, pass: (ms: number) => (now += ms), reads: () => reads, failures };
}

describe('figures of the stores', () => {
  it('are read once for everybody who asks within five seconds', async () => {
    const { figures, pass, reads } = world(1);
    await Promise.all([figures.get(), figures.get()]);
    pass(4999);
    await figures.get();
    expect(reads()).toBe(1);
    pass(2);
    expect(await figures.get()).toEqual({ pendingWork: 2 });
  });

  it('are read the more seldom the longer it takes', async () => {
    const { figures, pass, reads } = world(1000);
    await figures.get();
    pass(19_000);
    await figures.get();
    expect(reads()).toBe(1);
    pass(2000);
    await figures.get();
    expect(reads()).toBe(2);
  });

  it('are unknown while the database is away, which is told', async () => {
    const { figures, failures } = world(1, true);
    expect(await figures.get()).toBeUndefined();
    expect(failures).toHaveLength(1);
  });
});
