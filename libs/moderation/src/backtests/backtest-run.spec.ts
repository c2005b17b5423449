import { describe, expect, jest, test } from '@jest/globals';
import type { BacktestComment, LeasedBacktest, Place } from '@palaver/persistence';
import { unpackCheckpoint } from './backtest-checkpoint.js';
import { BacktestLostError, BacktestRun } from './backtest-run.js';

const backtest: LeasedBacktest = {
  siteId: 'news',
  id: 'b',
  token: 't',
  ruleSet: { id: 'house', version: null, hash: 'a' },
  live: { id: 'house', version: 1, hash: 'b' },
  last: null,
  since: null,
  createdAt: new Date('2026-01-31T12:00:00Z'),
  total: null,
  done: 0,
  checkpoint: null,
  takes: 1,
};

/** A site with `count` comments, the store's and the counter's parts played here. */
function house(count: number, receivedMs: (n: number) => number = (n) => n) {
  const places = Array.from({ length: count }, (_, n): Place => ({
    id: `c${String(n).padStart(6, '0')}`,
    receivedMs: receivedMs(n),
  }));
  const counted: string[] = [];
  const ended = jest.fn<(held: unknown, end: object) => Promise<boolean>>(() => Promise.resolve(true));
  const checkpoints: string[] = [];
  const parts = {
    jobs: {
      documents: () => Promise.resolve({ candidate: '{}', live: '{}' }),
      checkpoint: (_held: unknown, _total: number, _done: number, packed: string) => {
        checkpoints.push(packed);
        return Promise.resolve(true);
      },
      end: ended,
    },
    comments: {
      walk: ({ after }: { after: string }, limit: number) => {
        const page = places.filter(({ id }) => id > after).slice(0, limit);
        return Promise.resolve({ places: page, after: page.length === limit ? (page.at(-1)?.id ?? null) : null });
      },
      load: (_site: string, ids: readonly string[]) => Promise.resolve(ids.map((id) => ({ id }) as BacktestComment)),
    },
    counter: jest.fn((_candidate: object, _live: object, _before: string | null) => ({
      count: (comments: readonly BacktestComment[]) => void counted.push(...comments.map(({ id }) => id)),
      tally: () => JSON.stringify(counted.length),
      report: () => '{}',
    })),
  };
  return { parts, counted, ended, checkpoints, places };
}

const never = new AbortController().signal;

describe('a backtest', () => {
  test('counts every comment once and ends with its report', async () => {
    const { parts, counted, ended, places } = house(9001);
    await new BacktestRun(backtest, parts, never).carryOut();
    expect(counted).toEqual(places.map(({ id }) => id));
    expect(ended.mock.calls).toEqual([
      [backtest, { state: 'done', total: 9001, done: 9001, report: '{}', error: null }],
    ]);
  });

  test('of the last so many takes the newest, wherever they stand, and no more for a tie', async () => {
    const { parts, counted } = house(5000, (n) => (n % 2 === 0 ? 0 : 1_000));
    await new BacktestRun({ ...backtest, last: 700 }, parts, never).carryOut();
    expect(counted).toHaveLength(700);
    expect(counted.every((id) => Number(id.slice(1)) % 2 === 1)).toBe(true);
  });

  test.each([null, 1300])('goes on after a checkpoint, and counts none twice (last: %j)', async (last) => {
    const whole = house(3000, (n) => n % 7);
    await new BacktestRun({ ...backtest, last }, whole.parts, never).carryOut();

    const first = house(3000, (n) => n % 7);
    let clock = 0;
    const now = jest.spyOn(Date, 'now').mockImplementation(() => (clock += 600));
    const stop = new AbortController();
    const load = first.parts.comments.load;
    first.parts.comments.load = (site, ids) => {
      if (first.counted.length >= 600) {
        stop.abort(new Error('stopped'));
      }
      return load(site, ids);
    };
    await expect(new BacktestRun({ ...backtest, last }, first.parts, stop.signal).carryOut()).rejects.toThrow(
      'stopped',
    );
    now.mockRestore();
    const checkpoint = first.checkpoints.at(-1) ?? '';
    const kept = Number(unpackCheckpoint(checkpoint).tally);
    expect(kept).toBeGreaterThan(0);

    const second = house(3000, (n) => n % 7);
    const again = { ...backtest, last, checkpoint, total: last ?? 3000, done: kept };
    await new BacktestRun(again, second.parts, never).carryOut();
    expect(second.parts.counter.mock.calls[0]?.at(2)).toBe(String(kept));
    expect([...first.counted.slice(0, kept), ...second.counted]).toEqual(whole.counted);
    expect(second.ended.mock.calls[0]?.[1]).toMatchObject({ done: last ?? 3000 });
  });

  test('that is not ours any more ends, and writes no report', async () => {
    const { parts, ended } = house(10);
    parts.jobs.checkpoint = () => Promise.resolve(false);
    await expect(new BacktestRun(backtest, parts, never).carryOut()).rejects.toThrow(BacktestLostError);
    expect(ended).not.toHaveBeenCalled();
  });

  test('of a site without comments is done at once', async () => {
    const { parts, ended } = house(0);
    await new BacktestRun({ ...backtest, last: 5 }, parts, never).carryOut();
    expect(ended.mock.calls[0]?.[1]).toMatchObject({ state: 'done', total: 0, done: 0 });
  });
});
