import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NewestTimes } from './newest-times.js';

function newest(times: readonly number[], limit: number) {
  const found = new NewestTimes(limit);
  times.forEach((time) => found.add(time));
  return { ...found.cut(), taken: found.taken };
}

describe('the newest times', () => {
  test.each([
    [[], 3, { fromMs: 0, ties: 0, taken: 0 }],
    [[5], 3, { fromMs: 5, ties: 1, taken: 1 }],
    [[1, 2, 3, 4, 5], 3, { fromMs: 3, ties: 1, taken: 3 }],
    [[5, 4, 3, 2, 1], 2, { fromMs: 4, ties: 1, taken: 2 }],
    [[7, 7, 7, 7], 2, { fromMs: 7, ties: 2, taken: 2 }],
    [[1, 7, 7, 7, 9], 3, { fromMs: 7, ties: 2, taken: 3 }],
  ])('of %j, %i', (times, limit, expected) => {
    expect(newest(times, limit)).toEqual(expected);
  });

  test('are as many as there are, up to the limit, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }),
        fc.integer({ min: 1, max: 30 }),
        (times, limit) => {
          const { fromMs, ties, taken } = newest(times, limit);
          expect(taken).toBe(Math.min(limit, times.length));
          expect(times.filter((time) => time > fromMs).length + ties).toBe(taken);
          expect(times.filter((time) => time === fromMs).length).toBeGreaterThanOrEqual(ties);
        },
      ),
    );
  });
});
