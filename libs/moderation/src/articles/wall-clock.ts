const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows. */
export interface WallTime {
  /** `2026-03-29`. */
  date: string;
  /** Since midnight on the clock: at most 1439. */
  minute: number;
  /** 0 is Monday. */
  weekday: number;
}

/** The wall clock of a time zone at a moment, in milliseconds since 1970. */
export function wallTime(at: number, timeZone: string): WallTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return { date, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')), weekday: weekdayOf(date) };
}

/** The day before on the calendar, whatever length it had. */
export function dayBefore({ date, weekday }: Pick<WallTime, 'date' | 'weekday'>): Pick<WallTime, 'date' | 'weekday'> {
  const before = new Date(Date.parse(date) - 24 * 60 * MINUTE_MS).toISOString().slice(0, 10);
  return { date: before, weekday: (weekday + 6) % 7 };
}

function weekdayOf(date: string): number {
  return (new Date(date).getUTCDay() + 6) % 7;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}
