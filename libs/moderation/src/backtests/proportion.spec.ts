import { describe, expect, test } from '@jest/globals';
import { proportion } from './proportion.js';

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);

describe('a proportion', () => {
  // The bounds are those of published tables of the interval.
  test.each([
    [0, 10, 0, 0, 0.2775],
    [5, 10, 0.5, 0.2366, 0.7634],
    [10, 10, 1, 0.7225, 1],
    [1, 1, 1, 0.2065, 1],
    [15, 148, 0.1014, 0.0624, 0.1605],
    [81, 263, 0.308, 0.2553, 0.3662],
  ])('%i of %i', (count, of, share, low, high) => {
    const found = proportion(count, of);
    expect([rounded(found.share), rounded(found.low), rounded(found.high)]).toEqual([share, low, high]);
  });

  test('of nothing is unknown', () => {
    expect(proportion(0, 0)).toEqual({ count: 0, of: 0, share: null, low: null, high: null });
  });

  test('lies within its bounds, which lie within 0 and 1 and come closer the more was seen', () => {
    for (const whole of [1, 7, 100, 12_345]) {
      for (const count of [0, 1, Math.floor(whole / 3), whole - 1, whole]) {
        const { share, low, high } = proportion(count, whole);
        expect([
          Number(low) >= 0,
          Number(low) <= Number(share),
          Number(share) <= Number(high),
          Number(high) <= 1,
        ]).toEqual([true, true, true, true]);
        const more = proportion(count * 10, whole * 10);
        expect(Number(more.high) - Number(more.low)).toBeLessThan(Number(high) - Number(low));
      }
    }
  });
});
