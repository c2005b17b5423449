import { describe, expect, it } from '@jest/globals';
import type { DueWork, WorkRepository } from '@palaver/persistence';
import { createLogger } from '@palaver/platform';
import type { Bell } from '@palaver/queues';
import { Sweeper } from './sweeper.js';

function world(pages: DueWork[][], waiting: () => Promise<number> = () => Promise.resolve(0)) {
  const rings: { name: string; lists: readonly (readonly string[])[] }[] = [];
  const quarantined: string[] = [];
  const work = { sweep: () => Promise.resolve(pages.shift() ?? []) } as unknown as WorkRepository;
  const bell = {
    waiting,
    ringAlone: (ids: string[], name = 'decide') =>
      Promise.resolve(void (ids.length && rings.push({ name: `${name} alone`, lists: [ids] }))),
    ringLists: (lists: string[][], name = 'decide') =>
      Promise.resolve(void (lists.length && rings.push({ name, lists }))),
  } as unknown as Bell;
  const moderation = { quarantine: (id: string) => Promise.resolve(void quarantined.push(id)) };
  return { rings, quarantined, pages, sweeper: new Sweeper(work, bell, moderation, createLogger('test', 'silent')) };
}

const due = (id: number, change: Partial<DueWork> = {}): DueWork => ({
  id: String(id),
  attempts: 0,
  cause: 'arrival',
  ...change,
});

describe('the sweeper', () => {
  it('rings fresh work in lists of 64, tried work alone, re-scores on their own queue', async () => {
    const fresh = Array.from({ length: 70 }, (_, n) => due(n + 1));
    const { sweeper, rings } = world([[...fresh, due(100, { attempts: 2 }), due(101, { cause: 'votes' })]]);
    await sweeper.tick();
    expect(rings.map(({ name, lists }) => [name, lists.map((list) => list.length)])).toEqual([
      ['decide', [64, 6]],
      ['decide alone', [1]],
      ['rescore', [1]],
    ]);
  });

  it('hands work that failed eight times to a person', async () => {
    const { sweeper, rings, quarantined } = world([[due(1, { attempts: 8 }), due(2, { attempts: 7 })]]);
    await sweeper.tick();
    expect(quarantined).toEqual(['1']);
    expect(rings).toEqual([{ name: 'decide alone', lists: [['2']] }]);
  });

  it.each([
    ['the queue does not answer', () => Promise.reject(new Error('silent'))],
    ['more than 20,000 jobs wait', () => Promise.resolve(20_001)],
  ])('touches no row while %s', async (_name, waiting) => {
    const { sweeper, pages } = world([[due(1)]], waiting);
    await sweeper.tick();
    expect(pages).toHaveLength(1);
  });

  it('goes on at once after a full page, ten pages at most', async () => {
    const page = () => Array.from({ length: 500 }, (_, n) => due(n + 1));
    const { sweeper, pages } = world(Array.from({ length: 12 }, page));
    await sweeper.tick();
    expect(pages).toHaveLength(2);
  });
});
