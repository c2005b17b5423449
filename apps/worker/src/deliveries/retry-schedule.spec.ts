import { describe, expect, it } from '@jest/globals';
import { nextDelay, parseRetryAfter } from './retry-schedule.js';

const HOUR = 3600;

describe('the pause after a failed try', () => {
  it.each([
    [1, 5],
    [2, 30],
    [3, 120],
    [4, 600],
    [5, 1800],
    [6, HOUR],
    [7, 2 * HOUR],
    [8, 4 * HOUR],
    [9, 6 * HOUR],
    [12, 6 * HOUR],
  ])('after try %i is %i seconds in the middle of its jitter', (attempts, seconds) => {
    expect(nextDelay({ attempts, ageSeconds: 0, random: 0.5 })).toBeCloseTo(seconds);
  });

  it('varies by a fifth either way', () => {
    expect(nextDelay({ attempts: 4, ageSeconds: 0, random: 0 })).toBeCloseTo(480);
    expect(nextDelay({ attempts: 4, ageSeconds: 0, random: 0.999999 })).toBeCloseTo(720, 1);
  });

  it('tries for the last time after 72 hours, and gives up then', () => {
    expect(nextDelay({ attempts: 18, ageSeconds: 65 * HOUR, random: 0.5 })).toBeCloseTo(6 * HOUR);
    expect(nextDelay({ attempts: 19, ageSeconds: 71 * HOUR, random: 0.5 })).toBeCloseTo(HOUR);
    expect(nextDelay({ attempts: 20, ageSeconds: 72 * HOUR, random: 0.5 })).toBeUndefined();
  });

  it('gives nobody up for our own standstill', () => {
    expect(nextDelay({ attempts: 1, ageSeconds: 400 * HOUR, random: 0.5 })).toBeCloseTo(5);
  });

  it('is as long as the receiver asks for, up to six hours, and never shorter than its step', () => {
    expect(nextDelay({ attempts: 1, ageSeconds: 0, retryAfterSeconds: 90, random: 0.5 })).toBe(90);
    expect(nextDelay({ attempts: 1, ageSeconds: 0, retryAfterSeconds: 10 * HOUR, random: 0.5 })).toBe(6 * HOUR);
    expect(nextDelay({ attempts: 3, ageSeconds: 0, retryAfterSeconds: 1, random: 0.5 })).toBeCloseTo(120);
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 0);

  it.each([
    ['120', 120],
    [' 5 ', 5],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds);
  });
});
