import { describe, expect, it } from '@jest/globals';
import { kappaOf } from './kappa.js';
import { percentile } from './percentile.js';
import { rateOf } from './rate.js';

const table = (aa: number, ar: number, ra: number, rr: number) => [
  { first: 'approve', second: 'approve', count: aa },
  { first: 'approve', second: 'reject', count: ar },
  { first: 'reject', second: 'approve', count: ra },
  { first: 'reject', second: 'reject', count: rr },
];

describe('kappa', () => {
  it.each([
    // The worked example of most textbooks: 20 and 15 agreed of 50.
    [table(20, 5, 10, 15), 0.4],
    [table(10, 0, 0, 10), 1],
    [table(25, 25, 25, 25), 0],
    [table(0, 10, 10, 0), -1],
    [table(10, 0, 0, 0), null],
    [[], null],
    [[...table(20, 5, 10, 15), { first: 'review', second: 'reject', count: 900 }], 0.4],
  ])('of %j is %j', (pairs, expected) => {
    expect(kappaOf(pairs)).toBe(expected);
  });
});

describe('a percentile of buckets', () => {
  it('is within a tenth of the exact one', () => {
    const values = Array.from({ length: 1000 }, (_, n) => 1.3 * (n + 1) ** 1.4);
    const buckets = values.map((value) => ({ bucket: Math.floor(Math.log(value) / Math.log(1.1)), n: 1 }));
    for (const share of [0.05, 0.5, 0.95, 1]) {
      const exact = values[Math.ceil(share * values.length) - 1] ?? 0;
      expect(Math.abs((percentile(buckets, share) ?? 0) / exact - 1)).toBeLessThan(0.06);
    }
    expect(percentile([], 0.5)).toBeNull();
  });
});

describe('a rate', () => {
  it('has an interval that holds it, wide for few', () => {
    expect(rateOf(1, 10)).toEqual({ rate: 0.1, low: 0.0179, high: 0.4042 });
    expect(rateOf(0, 5)).toMatchObject({ rate: 0, low: 0 });
    expect(rateOf(0, 0)).toEqual({ rate: null, low: null, high: null });
  });
});
