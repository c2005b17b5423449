import { describe, expect, it } from '@jest/globals';
import { readInsightsSearch } from './insights-search.js';
import { scopeOf, stepsOf } from './scope.js';

const NOW = Date.parse('2026-11-30T13:10:00Z');

describe('what statistics are asked about', () => {
  it.each([
    [{}, '2026-11-01T00:00:00.000Z', undefined, 'day', 30],
    [{ days: 1 }, '2026-11-30T00:00:00.000Z', undefined, 'hour', 14],
    [{ days: 7 }, '2026-11-24T00:00:00.000Z', undefined, 'day', 7],
    [{ from: '2026-11-02', to: '2026-11-04' }, '2026-11-02T00:00:00.000Z', '2026-11-05T00:00:00.000Z', 'day', 3],
    [{ from: '2026-11-02', to: '2026-11-02' }, '2026-11-02T00:00:00.000Z', '2026-11-03T00:00:00.000Z', 'hour', 24],
  ])('of %j', (asked, from, to, step, steps) => {
    const scope = scopeOf('news', readInsightsSearch(asked), NOW);
    expect(scope).toEqual({ siteId: 'news', from, to, step });
    expect(stepsOf(scope, NOW)).toHaveLength(steps);
  });

  it.each([
    [{ from: '2026-11-05', to: '2026-11-02' }],
    [{ from: 'yesterday', to: '2026-11-02' }],
    [{ from: '2026-13-40', to: '2026-14-02' }],
    [{ part: 'nonesuch', days: 3, site: 7 }],
  ])('leaves out what is none: %j', (asked) => {
    expect(Object.values(readInsightsSearch(asked)).filter((value) => value !== undefined)).toEqual([]);
  });
});
