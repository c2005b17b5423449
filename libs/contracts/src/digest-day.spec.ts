import { describe, expect, it } from '@jest/globals';
import { digestDay } from './digest-day.js';

describe('the day of a digest', () => {
  it.each([
    ['2026-03-10T05:59:00Z', 'Europe/Berlin', 7, '2026-03-09'],
    ['2026-03-10T06:00:00Z', 'Europe/Berlin', 7, '2026-03-10'],
    ['2026-07-10T05:00:00Z', 'Europe/Berlin', 7, '2026-07-10'],
    ['2026-03-10T00:00:00Z', 'UTC', 0, '2026-03-10'],
    ['2026-03-09T23:59:59Z', 'UTC', 0, '2026-03-09'],
    ['2026-03-10T06:59:00Z', 'America/New_York', 23, '2026-03-09'],
    ['2026-03-10T13:00:00Z', 'Pacific/Kiritimati', 3, '2026-03-11'],
    // The clocks went forward this night; the hour of two is not there.
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', 2, '2026-03-29'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', 2, '2026-03-28'],
  ])('at %s in %s, due at %i, is %s', (now, timeZone, hour, expected) => {
    expect(digestDay(new Date(now), { timeZone, digest: { daily: true, hour } })).toBe(expected);
  });
});
