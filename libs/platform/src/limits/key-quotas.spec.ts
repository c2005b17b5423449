import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '../problem-error.js';
import { Quotas } from './key-quotas.js';
import { PointCounter } from './point-counter.js';

const counter = new PointCounter({ queueBackend: 'postgres', redisUrl: undefined, queuePrefix: 'test' });

function quotas(refused: string[] = []) {
  const points = { requests: 100, comments: 10, bytes: 0 };
  return new Quotas(counter, points, new Map([['daily', 2]]), (name) => refused.push(name));
}

function refusal(act: () => void): ProblemError {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) {
      return error;
    }
  }
  throw new Error('it was not refused');
}

describe('what a key may spend', () => {
  it('is told with every answer: all limits, and what is left of the one nearest to its end', () => {
    const key = quotas().of('told');
    expect(key.headers()).toEqual({});
    key.spend('requests', 1);
    expect(key.headers()).toEqual({
      'ratelimit-policy': '"requests";q=100;w=60, "comments";q=10;w=60',
      ratelimit: '"requests";r=99;t=60',
    });
    key.spend('comments', 4);
    expect(key.headers()).toMatchObject({ ratelimit: '"comments";r=6;t=60' });
  });

  it('is refused with 429 where it is spent, with what to do, and nothing of the request is counted', () => {
    const refused: string[] = [];
    const key = quotas(refused).of('refused');
    key.spend('comments', 8);
    const error = refusal(() => key.spend('comments', 3));
    expect(error).toMatchObject({
      status: 429,
      type: 'rate-limited',
      detail: 'It is limited to 10 comments in 60 seconds; send it again in 60 seconds, and slower.',
      headers: { 'retry-after': '60', ratelimit: '"comments";r=2;t=60' },
    });
    expect(refused).toEqual(['comments']);
    expect(() => key.spend('comments', 2)).not.toThrow();
  });

  it('is unlimited at 0 and where nothing is known of it, and more for a site with a factor', () => {
    const all = quotas();
    expect(() => all.of('unlimited').spend('bytes', 1e15)).not.toThrow();
    expect(() => all.of('unlimited').spend('what is not limited', 1e15)).not.toThrow();
    expect(() => all.of('of daily', 'daily').spend('comments', 20)).not.toThrow();
    expect(refusal(() => all.of('of another', 'weekly').spend('comments', 20)).status).toBe(429);
  });

  it('is kept by key', () => {
    const all = quotas();
    all.of('one').spend('comments', 10);
    expect(refusal(() => all.of('one').spend('comments', 1)).status).toBe(429);
    expect(() => all.of('two').spend('comments', 1)).not.toThrow();
  });
});
