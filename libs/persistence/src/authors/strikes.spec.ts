import { describe, expect, it } from '@jest/globals';
import type { Strike } from '@palaver/contracts';
import { stepReached } from './strikes.js';

const strike = (commentId: string, points: number): Strike => ({
  commentId,
  reason: 'insult',
  points,
  at: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-02-01T00:00:00.000Z',
});
const policy = {
  weights: [],
  steps: [
    { points: 3, kind: 'warn' as const, act: 'impose' as const },
    { points: 6, kind: 'suspend' as const, days: 7, act: 'propose' as const },
    { points: 9, kind: 'ban' as const, act: 'propose' as const },
  ],
};

describe('the step that strikes reach', () => {
  it.each<[number[], number[], string | undefined]>([
    [[], [2], undefined],
    [[2], [2], 'warn'],
    [[3], [2], undefined],
    [[3], [3], 'suspend'],
    [[2], [4], 'suspend'],
    [[1], [20], 'ban'],
    [[20], [1], undefined],
    [[5], [], undefined],
  ])('from %j with %j more is %s', (before, more, kind) => {
    const strikes = [
      ...before.map((points, n) => strike(`b${n}`, points)),
      ...more.map((points, n) => strike(`m${n}`, points)),
    ];
    expect(stepReached(policy, strikes, new Set(more.map((_, n) => `m${n}`)))?.kind).toBe(kind);
  });
});
