import { type Preferences } from './preferences.js';

const HOUR_MS = 3_600_000;

/** The day (YYYY-MM-DD) whose digest was due last: it changes at the hour and in the time zone the person has chosen. */
export function digestDay(now: Date, { digest, timeZone }: Pick<Preferences, 'digest' | 'timeZone'>): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'));
  return new Date(wall - digest.hour * HOUR_MS).toISOString().slice(0, 10);
}
