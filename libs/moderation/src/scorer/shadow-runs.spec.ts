import { describe, expect, it } from '@jest/globals';
import type { Score, ScoreOutcome, ScoreRequest } from './scorer.js';
import { ShadowRuns, withShadowRun } from './shadow-runs.js';

const handle = (hash: string) => ({ id: 'r', hash, version: 1, document: () => Promise.resolve('{}') });
const request = (id: string, shadow?: string): ScoreRequest => ({
  ruleSet: handle('live'),
  shadow: shadow === undefined ? undefined : handle(shadow),
  id,
  rev: 1,
  data: '{}',
  facts: '{}',
  now: '2026-01-01T00:00:00.000Z',
});
const scored = (result: string): ScoreOutcome => ({ ok: true, score: { result, action: 'approve' } as Score });

describe('runs in shadow', () => {
  it('are made for the comments whose site has one', async () => {
    const asked: ScoreRequest[] = [];
    const runs = new ShadowRuns((requests) => {
      asked.push(...requests);
      return Promise.resolve(requests.map(({ id }) => scored(JSON.stringify(id))));
    });
    expect(await runs.begin([request('a'), request('b', 's'), request('c', 's')]).atMost()).toEqual([
      undefined,
      '"b"',
      '"c"',
    ]);
    expect(asked.map(({ ruleSet, id }) => [ruleSet.hash, id])).toEqual([
      ['s', 'b'],
      ['s', 'c'],
    ]);
    expect(await runs.begin([request('a')]).atMost()).toBeUndefined();
  });

  it('that fail are left out', async () => {
    const failing = new ShadowRuns(() => Promise.resolve([{ ok: false, error: new Error('planted') }]));
    expect(await failing.begin([request('a', 's')]).atMost()).toEqual([undefined]);
    const falling = new ShadowRuns(() => Promise.reject(new Error('planted')));
    expect(await falling.begin([request('a', 's')]).atMost()).toBeUndefined();
  });

  it('that do not end hold nobody up, and are not piled up', async () => {
    let asked = 0;
    const runs = new ShadowRuns(() => ((asked += 1), new Promise(() => undefined)));
    const begun = [1, 2, 3].map(() => runs.begin([request('a', 's')]));
    expect(await Promise.all(begun.map(({ atMost }) => atMost()))).toEqual([undefined, undefined, undefined]);
    expect(asked).toBe(2);
  });

  it('stand in the result beside what counts, which stays as it was', () => {
    const outcome = withShadowRun(scored('{"action":"approve"}'), '{"action":"reject"}');
    expect(outcome.ok && outcome.score.action).toBe('approve');
    expect(outcome.ok && JSON.parse(outcome.score.result)).toEqual({
      action: 'approve',
      shadowRun: { action: 'reject' },
    });
    expect(withShadowRun(outcome, undefined)).toBe(outcome);
  });
});
