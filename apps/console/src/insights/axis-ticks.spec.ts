import { describe, expect, it } from '@jest/globals';
import { countTicks, secondTicks, timeTicks } from './axis-ticks.js';

describe('what stands beside an axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [12, [0, 5, 10, 15]],
    [50, [0, 10, 20, 30, 40, 50]],
    [51, [0, 20, 40, 60]],
    [98_765, [0, 20_000, 40_000, 60_000, 80_000, 100_000]],
  ])('are whole numbers up to %d', (most, ticks) => {
    expect(countTicks(most)).toEqual(ticks);
  });

  it.each([
    ['day', 1, 8, [0]],
    ['day', 7, 8, [0, 1, 2, 3, 4, 5, 6]],
    ['day', 7, 5, [0, 2, 4, 6]],
    ['day', 30, 8, [1, 8, 15, 22, 29]],
    ['day', 90, 8, [5, 19, 33, 47, 61, 75, 89]],
    ['hour', 21, 8, [0, 3, 6, 9, 12, 15, 18]],
    ['hour', 48, 4, [0, 12, 24, 36]],
    ['day', 900, 3, [171, 535, 899]],
  ] as const)('are %ss as far from each other: of %d, with room for %d', (step, count, room, ticks) => {
    const times = Array.from({ length: count }, (_, n) => n);
    expect(timeTicks(times, step, room)).toEqual(ticks);
  });

  it.each([
    [0, [1, 60]],
    [0.4, [1, 60]],
    [60, [1, 60]],
    [61, [1, 60, 3600]],
    [300_000_000, [1, 60, 3600, 216_000, 12_960_000]],
  ])('are times up to %d seconds', (most, ticks) => {
    expect(secondTicks(most)).toEqual(ticks);
  });
});
