import { type ArticleCalendar, type ArticleMode, WEEKDAYS } from '@palaver/contracts';
import { dayBefore, type WallTime, wallTime } from './wall-clock.js';

/** How people have an article moderated. */
export interface ArticleSetting {
  /** Outside the calendar's windows. */
  mode: ArticleMode;
  calendar: ArticleCalendar | null;
  /** Of the site, for a calendar that names no time zone. */
  timeZone: string;
}

interface Window {
  from: string;
  to: string;
  mode: ArticleMode;
}

const MINUTE_MS = 60_000;
const QUARTER = 15;
const AHEAD_MINUTES = 8 * 24 * 60;

/**
 * The mode at a moment, in milliseconds since 1970, by the wall clock of the zone: an hour that summer time leaves out has
 * no windows, one that comes twice has them twice.
 */
export function modeAt({ mode, calendar, timeZone }: ArticleSetting, at: number): ArticleMode {
  return calendar === null ? mode : byCalendar(calendar, mode, wallTime(at, calendar.timeZone ?? timeZone));
}

/** When the mode is another one next, to the minute; undefined when it is the same for the eight days to come. */
export function nextChange(setting: ArticleSetting, at: number): number | undefined {
  const { mode, calendar, timeZone } = setting;
  if (calendar === null) {
    return undefined;
  }
  const zone = calendar.timeZone ?? timeZone;
  const now = modeAt(setting, at);
  // Clocks are put forward and back at quarters of hours alone, so that within one a minute follows on a minute.
  const begin = Math.floor(at / MINUTE_MS / QUARTER) * QUARTER;
  for (let quarter = begin; quarter <= begin + AHEAD_MINUTES; quarter += QUARTER) {
    const wall = wallTime(quarter * MINUTE_MS, zone);
    for (let minute = 0; minute < QUARTER; minute += 1) {
      const then = (quarter + minute) * MINUTE_MS;
      if (then > at && byCalendar(calendar, mode, { ...wall, minute: wall.minute + minute }) !== now) {
        return then;
      }
    }
  }
  return undefined;
}

function byCalendar({ weekly, dates }: ArticleCalendar, otherwise: ArticleMode, wall: WallTime): ArticleMode {
  const before = dayBefore(wall);
  const fits = (window: Window, isOn: (day: Pick<WallTime, 'date' | 'weekday'>) => boolean) => {
    const [from, to] = [minuteOf(window.from), minuteOf(window.to)];
    if (from < to) {
      return isOn(wall) && from <= wall.minute && wall.minute < to;
    }
    return (isOn(wall) && from <= wall.minute) || (isOn(before) && wall.minute < to);
  };
  const found =
    dates.find((window) =>
      window.until === undefined ? fits(window, ({ date }) => window.date === date) : goesOn(window, wall),
    ) ?? weekly.find((window) => fits(window, ({ weekday }) => window.days.includes(WEEKDAYS[weekday] ?? 'mon')));
  return found?.mode ?? otherwise;
}

/** Whether a window over several days has begun and not ended. */
function goesOn({ date, until, from, to }: ArticleCalendar['dates'][number], wall: WallTime): boolean {
  const hasBegun = date < wall.date || (date === wall.date && minuteOf(from) <= wall.minute);
  const hasEnd = until !== undefined && until !== null;
  return hasBegun && (!hasEnd || wall.date < until || (wall.date === until && wall.minute < minuteOf(to)));
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
