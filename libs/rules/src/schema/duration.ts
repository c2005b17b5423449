import { z } from 'zod';

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const form = /^(\d{1,6})(s|m|h|d)$/;

/** Milliseconds of a duration such as `60s`, `15m`, `24h`, `7d`. */
export function durationMs(duration: string): number {
  const [, amount, unit] = form.exec(duration) ?? [];
  if (amount === undefined || unit === undefined) {
    throw new TypeError(`not a duration: ${duration}`);
  }
  return Number(amount) * units[unit as keyof typeof units];
}

/** One spelling for each length: `60s` and `1m` are both `1m`. */
export function canonicalDuration(ms: number): string {
  const [unit, size] = Object.entries(units).findLast(([, size]) => ms % size === 0) ?? ['s', units.s];
  return `${Math.round(ms / size)}${unit}`;
}

export const durationText = 'must be a duration with a unit such as 60s, 15m, 24h or 7d';
export const durationSchema = z
  .string({ error: ({ input }) => (input === undefined ? undefined : durationText) })
  .regex(form, durationText);

/** What is counted in windows is remembered for so long. */
const longestWindow = 30 * units.d;
const isTooLong = (value: string): boolean => form.test(value) && durationMs(value) > longestWindow;
export const windowSchema = durationSchema.refine((value) => !isTooLong(value), 'must be at most 30d');

/** What somebody meant who wrote `30 mins`, `2w` or a bare number. */
export function meantDuration(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && value > 0 ? `write ${value}s, ${value}m, ${value}h or ${value}d` : undefined;
  }
  if (typeof value !== 'string') {
    return undefined;
  }
  const [, amount, word = ''] = /^\s*(\d{1,6})\s*([a-z]+)\s*$/i.exec(value) ?? [];
  const unit = word.toLowerCase();
  const [factor, meant] = unit.startsWith('w')
    ? [7, 'd']
    : unit === 'ms' || unit.startsWith('mo')
      ? [0, '']
      : [1, unit[0] ?? ''];
  return amount !== undefined && factor > 0 && meant in units
    ? `did you mean ${Number(amount) * factor}${meant}?`
    : undefined;
}

/** Milliseconds in words, in the largest unit that leaves a number of at least 2. */
export function sayDuration(ms: number): string {
  const amount = Math.max(0, ms);
  const [size, word] =
    amount >= 2 * units.d
      ? [units.d, 'days']
      : amount >= 2 * units.h
        ? [units.h, 'hours']
        : amount >= 2 * units.m
          ? [units.m, 'minutes']
          : [units.s, 'seconds'];
  return `${Math.floor(amount / size)} ${word}`;
}
