import { type InsightsSearch, type Period } from './insights-search.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
export const DEFAULT_DAYS: Period = 30;

/** What statistics are asked about: a site and a time, which begins with a day in UTC. */
export interface Scope {
  siteId: string;
  from: string;
  /** Missing: up to now. */
  to?: string;
  step: 'hour' | 'day';
}

/** @param now in milliseconds */
export function scopeOf(siteId: string, { days = DEFAULT_DAYS, from, to }: InsightsSearch, now = Date.now()): Scope {
  if (from !== undefined && to !== undefined) {
    const end = Date.parse(to) + DAY_MS;
    const step = end - Date.parse(from) <= 2 * DAY_MS ? 'hour' : 'day';
    return { siteId, from: atMidnight(Date.parse(from)), to: atMidnight(end), step };
  }
  return { siteId, from: atMidnight(now - (days - 1) * DAY_MS), step: days === 1 ? 'hour' : 'day' };
}

/** Where each step of a time begins, in milliseconds: the ones in which nothing happened as well. */
export function stepsOf({ from, to, step }: Scope, now = Date.now()): number[] {
  const size = step === 'hour' ? HOUR_MS : DAY_MS;
  const begin = Date.parse(from);
  const end = Math.min(to === undefined ? now : Date.parse(to), now);
  return Array.from({ length: Math.max(1, Math.ceil((end - begin) / size)) }, (_, index) => begin + index * size);
}

const atMidnight = (at: number) => new Date(at - (at % DAY_MS)).toISOString();
