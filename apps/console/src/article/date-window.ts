import { type ArticleRecord } from '../api/things.js';

export type DateWindow = NonNullable<NonNullable<ArticleRecord['setting']['calendar']>['dates']>[number];

export const WHOLE_DAY = { from: '00:00', to: '24:00' };
const DAY_MS = 86_400_000;

/** A field of a time knows no 24:00: the end of a day stands in it as the beginning of the next. */
export const shownEnd = (to: string): string => (to === WHOLE_DAY.to ? WHOLE_DAY.from : to);
export const meantEnd = (shown: string): string => (shown === WHOLE_DAY.from ? WHOLE_DAY.to : shown);

/** With all that is left out where a window is of one day; null: without an end. */
export interface WholeWindow extends DateWindow {
  until: string | null;
  from: string;
  to: string;
}

/** One that ends before it begins ends on the day after. */
export function wholeWindow({ from = WHOLE_DAY.from, to = WHOLE_DAY.to, ...window }: DateWindow): WholeWindow {
  const until = window.until === undefined ? (from < to ? window.date : dayAfter(window.date)) : window.until;
  return { ...window, from, to, until };
}

/** Whether a day is missing, or it would end before it begins. */
export function isBackwards(window: DateWindow): boolean {
  const { date, until, from, to } = wholeWindow(window);
  return date === '' || until === '' || (until !== null && `${date} ${from}` >= `${until} ${to}`);
}

function dayAfter(day: string): string {
  return day === '' ? '' : new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
