import { describe, expect, it } from '@jest/globals';
import type { TallyIncrement, TallyRow } from '@palaver/persistence';
import { countRows } from './count-rows.js';
import { isOverturned } from './judgement.js';

type Action = 'approve' | 'review' | 'reject';

function row(points: Record<string, number>, action: Action, changes: Partial<TallyRow> = {}): TallyRow {
  const reasons = Object.entries(points).map(([rule, given]) => ({ rule, points: given }));
  return {
    xid: '1',
    source: 'automatic',
    verdict: action,
    first: true,
    about: {
      siteId: 'news',
      commentId: 'c',
      rev: 1,
      action,
      ruleSetId: 'house',
      version: 1,
      hash: 'h',
      decidedAt: '2026-01-31T23:59:59.5+00:00',
    },
    result: JSON.stringify({ reasons }),
    facts: '{}',
    data: '{}',
    ...changes,
  };
}

const told = (sums: TallyIncrement[]) =>
  Object.fromEntries(
    sums.map(({ rule, entry, hits, firstHits, judged, overturned }) => [
      [rule, entry].filter(Boolean).join('/'),
      [hits, firstHits, judged, overturned],
    ]),
  );

describe('counting decisions', () => {
  it('counts hits of each rule and entry, and all decisions, by version and day', () => {
    const rows = [row({ A: 3, B: 0 }, 'review'), row({ A: 3 }, 'approve', { first: false }), row({}, 'approve')];
    const sums = countRows(rows, () => new Map([['A', ['gazebo']]]));
    expect(told(sums)).toEqual({ '': [3, 2, 0, 0], A: [2, 1, 0, 0], 'A/gazebo': [2, 1, 0, 0], B: [1, 1, 0, 0] });
    expect(sums[0]).toMatchObject({ ruleSetId: 'house', version: 1, day: '2026-01-31' });
    expect(sums[0]?.lastHitAt).toBe('2026-01-31T23:59:59.500Z');
  });

  it('gives what a person decided to the automatic decision before, and nothing to others', () => {
    const judged = { source: 'moderator', first: false } as const;
    const sums = countRows([
      row({ A: 6, TRUST: -3 }, 'review', { ...judged, verdict: 'approve' }),
      row({ A: 6 }, 'review', { ...judged, verdict: 'reject' }),
      row({ TRUST: -3 }, 'approve', { source: 'site', first: false, verdict: 'reject' }),
      row({ A: 6 }, 'review', { ...judged, verdict: 'review' }),
      row({}, 'review', { ...judged, about: null }),
      row({}, 'review', { ...judged, result: null }),
    ]);
    expect(told(sums)).toEqual({ '': [0, 0, 3, 2], A: [0, 0, 2, 1], TRUST: [0, 0, 2, 1] });
    expect(sums[0]?.lastHitAt).toBeNull();
  });

  it.each<[Action, Action, number, boolean]>([
    ['reject', 'approve', 5, true],
    ['review', 'approve', 5, true],
    ['review', 'reject', 5, false],
    ['approve', 'reject', 5, false],
    ['approve', 'reject', -2, true],
    ['reject', 'approve', -2, false],
    ['approve', 'approve', 5, false],
    ['reject', 'reject', 5, false],
  ])('%s, then %s by a person, overturns a reason of %d points: %s', (action, verdict, points, expected) => {
    expect(isOverturned(action, verdict, points)).toBe(expected);
  });
});
