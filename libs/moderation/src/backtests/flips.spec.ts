import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countFlip, MOST_SAMPLES } from './flips.js';
import type { FlipTallies } from './tally.js';

const sample = (id: string) => () => ({ id, rev: 1, score: 0, rules: [] });

function flipsOf(ids: readonly string[], into: FlipTallies = {}): FlipTallies {
  ids.forEach((id) => countFlip(into, 'approve', 'reject', sample(id)));
  return into;
}

describe('flips', () => {
  test('what stays as it was is none', () => {
    const flips: FlipTallies = {};
    countFlip(flips, 'review', 'review', sample('a'));
    expect(flips).toEqual({});
  });

  test('are counted by kind', () => {
    const flips = flipsOf(['a', 'b']);
    countFlip(flips, 'reject', 'approve', sample('c'));
    expect(Object.entries(flips).map(([kind, { count, samples }]) => [kind, count, samples.length])).toEqual([
      ['approve>reject', 2, 2],
      ['reject>approve', 1, 1],
    ]);
  });

  test('keep the same samples in whatever order they come, and in however many goes', () => {
    const ids = Array.from({ length: 200 }, (_, n) => `c-${n}`);
    const once = flipsOf(ids);
    expect(once['approve>reject']?.samples).toHaveLength(MOST_SAMPLES);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 200 }), fc.nat(200), (shuffled, at) => {
        const first = JSON.parse(JSON.stringify(flipsOf(shuffled.slice(0, at)))) as FlipTallies;
        expect(flipsOf(shuffled.slice(at), first)).toEqual(once);
      }),
      { numRuns: 20 },
    );
  });

  test('samples come from all over the range', () => {
    const ids = Array.from({ length: 10_000 }, (_, n) => `c-${String(n).padStart(5, '0')}`);
    const numbers = flipsOf(ids)['approve>reject']?.samples.map(({ id }) => Number(id.slice(2))) ?? [];
    expect(new Set(numbers.map((n) => Math.floor(n / 2500))).size).toBe(4);
  });
});
