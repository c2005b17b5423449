import { describe, expect, it } from '@jest/globals';
import { isBackwards, wholeWindow } from './date-window.js';

describe('a window of dates', () => {
  it.each([
    [{ date: '2026-12-24' }, '2026-12-24'],
    [{ date: '2026-12-31', from: '22:00', to: '01:00' }, '2027-01-01'],
    [{ date: '2026-12-24', until: '2026-12-27' }, '2026-12-27'],
    [{ date: '2026-12-24', until: null }, null],
  ])('%j ends on %s', (window, until) => {
    expect(wholeWindow({ ...window, mode: 'closed' }).until).toBe(until);
  });

  it.each([
    [{ date: '2026-12-24' }, false],
    [{ date: '2026-12-31', from: '22:00', to: '01:00' }, false],
    [{ date: '2026-12-24', until: null }, false],
    [{ date: '2026-12-24', until: '2026-12-24', from: '10:00', to: '09:00' }, true],
    [{ date: '2026-12-24', until: '2026-12-23' }, true],
    [{ date: '' }, true],
    [{ date: '2026-12-24', until: '' }, true],
  ])('%j is backwards: %s', (window, backwards) => {
    expect(isBackwards({ ...window, mode: 'closed' })).toBe(backwards);
  });
});
