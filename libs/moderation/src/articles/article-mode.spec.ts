import { describe, expect, it } from '@jest/globals';
import { articleCalendarSchema } from '@palaver/contracts';
import { modeAt, nextChange } from './article-mode.js';

const setting = (calendar: object, timeZone = 'UTC') => ({
  mode: 'open' as const,
  calendar: articleCalendarSchema.parse(calendar),
  timeZone,
});
const at = (time: string) => Date.parse(time);
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const nights = { weekly: [{ days: WEEK, from: '22:00', to: '06:00', mode: 'closed' }] };
const small = { weekly: [{ days: WEEK, from: '02:00', to: '03:00', mode: 'closed' }] };

describe('the mode of an article', () => {
  it('is what was set by hand where there is no calendar', () => {
    const byHand = { mode: 'premoderate' as const, calendar: null, timeZone: 'UTC' };
    expect([modeAt(byHand, 0), nextChange(byHand, 0)]).toEqual(['premoderate', undefined]);
  });

  it.each([
    ['2026-11-30T21:59:59Z', 'open'],
    ['2026-11-30T22:00:00Z', 'closed'],
    ['2026-12-01T00:00:00Z', 'closed'],
    ['2026-12-01T05:59:59Z', 'closed'],
    ['2026-12-01T06:00:00Z', 'open'],
  ])('at night is closed over midnight: %s %s', (time, mode) => {
    expect(modeAt(setting(nights), at(time))).toBe(mode);
  });

  it('over midnight belongs to the day the window begins', () => {
    const fridays = setting({ weekly: [{ days: ['fri'], from: '20:00', to: '04:00', mode: 'premoderate' }] });
    expect(modeAt(fridays, at('2026-12-05T03:00:00Z'))).toBe('premoderate');
    expect(modeAt(fridays, at('2026-12-04T03:00:00Z'))).toBe('open');
    const sundays = setting({ weekly: [{ days: ['sun'], from: '20:00', to: '04:00', mode: 'premoderate' }] });
    expect(modeAt(sundays, at('2026-12-07T03:00:00Z'))).toBe('premoderate');
  });

  it("goes by the site's time zone, or by its own", () => {
    expect(modeAt(setting(nights, 'Asia/Tokyo'), at('2026-11-30T13:00:00Z'))).toBe('closed');
    expect(modeAt(setting({ ...nights, timeZone: 'America/New_York' }, 'Asia/Tokyo'), at('2026-11-30T13:00:00Z'))).toBe(
      'open',
    );
    expect(modeAt(setting(nights, 'Asia/Kolkata'), at('2026-11-30T16:30:00Z'))).toBe('closed');
    expect(modeAt(setting(nights, 'Asia/Kolkata'), at('2026-11-30T16:29:59Z'))).toBe('open');
  });

  it('of a date comes before that of the week, and the first that fits before the others', () => {
    const feast = setting({
      ...nights,
      dates: [
        { date: '2026-12-24', from: '18:00', to: '23:00', mode: 'premoderate' },
        { date: '2026-12-24', mode: 'open' },
        { date: '2026-12-31', from: '23:00', to: '01:00', mode: 'premoderate' },
      ],
    });
    expect(modeAt(feast, at('2026-12-24T03:00:00Z'))).toBe('open');
    expect(modeAt(feast, at('2026-12-24T22:30:00Z'))).toBe('premoderate');
    expect(modeAt(feast, at('2026-12-24T23:30:00Z'))).toBe('open');
    expect(modeAt(feast, at('2026-12-25T00:00:00Z'))).toBe('closed');
    expect(modeAt(feast, at('2027-01-01T00:30:00Z'))).toBe('premoderate');
    expect(modeAt(feast, at('2027-01-01T01:00:00Z'))).toBe('closed');
  });

  it.each([
    ['2026-12-24T17:59:59Z', 'open'],
    ['2026-12-24T18:00:00Z', 'premoderate'],
    ['2026-12-25T03:00:00Z', 'premoderate'],
    ['2026-12-26T23:59:59Z', 'premoderate'],
    ['2026-12-27T09:59:59Z', 'premoderate'],
    ['2026-12-27T10:00:00Z', 'open'],
    ['2026-12-31T23:59:59Z', 'open'],
    ['2027-01-01T00:00:00Z', 'closed'],
    ['2036-05-05T12:00:00Z', 'closed'],
  ])('of dates goes on from one to another, or without an end: %s %s', (time, mode) => {
    const holidays = setting({
      dates: [
        { date: '2026-12-24', until: '2026-12-27', from: '18:00', to: '10:00', mode: 'premoderate' },
        { date: '2027-01-01', until: null, mode: 'closed' },
      ],
    });
    expect(modeAt(holidays, at(time))).toBe(mode);
    expect(nextChange(holidays, at('2026-12-23T12:00:00Z'))).toBe(at('2026-12-24T18:00:00Z'));
    expect(nextChange(holidays, at('2026-12-24T18:00:00Z'))).toBe(at('2026-12-27T10:00:00Z'));
  });

  it.each([
    [{ date: '2026-12-24', until: '2026-12-23' }],
    [{ date: '2026-12-24', until: '2026-12-24', from: '10:00', to: '10:00' }],
    [{ date: '2026-12-24', from: '10:00', to: '10:00' }],
  ])('does not end before it begins: %j', (window) => {
    expect(articleCalendarSchema.safeParse({ dates: [{ ...window, mode: 'closed' }] }).success).toBe(false);
  });
});

describe('summer time', () => {
  const berlin = (calendar: object) => setting(calendar, 'Europe/Berlin');

  it('that begins leaves out the hour that is not there', () => {
    // 29 March 2026: 02:00 is 03:00.
    expect(modeAt(berlin(small), at('2026-03-29T00:59:59Z'))).toBe('open');
    expect(modeAt(berlin(small), at('2026-03-29T01:00:00Z'))).toBe('open');
    expect(modeAt(berlin(small), at('2026-03-28T01:30:00Z'))).toBe('closed');
    expect(modeAt(berlin(small), at('2026-03-30T00:30:00Z'))).toBe('closed');
    expect(nextChange(berlin(small), at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-30T00:00:00Z'));
  });

  it('that ends has the hour twice', () => {
    // 25 October 2026: 03:00 is 02:00.
    expect(modeAt(berlin(small), at('2026-10-25T00:30:00Z'))).toBe('closed');
    expect(modeAt(berlin(small), at('2026-10-25T01:30:00Z'))).toBe('closed');
    expect(modeAt(berlin(small), at('2026-10-25T02:00:00Z'))).toBe('open');
    expect(nextChange(berlin(small), at('2026-10-25T00:00:00Z'))).toBe(at('2026-10-25T02:00:00Z'));
  });

  it('keeps a window at its time on the clock, an hour apart in UTC', () => {
    const evening = { weekly: [{ days: WEEK, from: '18:00', to: '24:00', mode: 'premoderate' }] };
    expect(nextChange(berlin(evening), at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-28T17:00:00Z'));
    expect(nextChange(berlin(evening), at('2026-03-29T12:00:00Z'))).toBe(at('2026-03-29T16:00:00Z'));
    expect(nextChange(berlin(nights), at('2026-03-28T22:00:00Z'))).toBe(at('2026-03-29T04:00:00Z'));
    expect(nextChange(berlin(nights), at('2026-10-24T21:00:00Z'))).toBe(at('2026-10-25T05:00:00Z'));
  });

  it('of half an hour is kept as well', () => {
    // Lord Howe Island, 4 October 2026: 02:00 is 02:30.
    const island = setting(
      { weekly: [{ days: WEEK, from: '02:00', to: '02:45', mode: 'closed' }] },
      'Australia/Lord_Howe',
    );
    expect(nextChange(island, at('2026-10-03T15:00:00Z'))).toBe(at('2026-10-03T15:30:00Z'));
    expect(nextChange(island, at('2026-10-03T15:30:00Z'))).toBe(at('2026-10-03T15:45:00Z'));
  });
});

describe('the next change', () => {
  it('is none where the windows change nothing, or are too far away', () => {
    expect(nextChange(setting({ weekly: [{ ...nights.weekly[0], mode: 'open' }] }), at('2026-11-30T12:00:00Z'))).toBe(
      undefined,
    );
    expect(nextChange(setting({ dates: [{ date: '2027-11-30', mode: 'closed' }] }), at('2026-11-30T12:00:00Z'))).toBe(
      undefined,
    );
  });

  it('is found minute by minute', () => {
    const odd = setting({ weekly: [{ days: ['tue'], from: '08:07', to: '08:09', mode: 'closed' }] });
    expect(nextChange(odd, at('2026-11-30T12:00:00Z'))).toBe(at('2026-12-01T08:07:00Z'));
    expect(nextChange(odd, at('2026-12-01T08:07:30Z'))).toBe(at('2026-12-01T08:09:00Z'));
    expect(nextChange(odd, at('2026-12-01T08:09:00Z'))).toBe(at('2026-12-08T08:07:00Z'));
  });
});
