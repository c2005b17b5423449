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

export const durationSchema = z
  .string({ error: 'must be a duration with a unit such as 60s, 15m, 24h or 7d' })
  .regex(form, 'must be a duration with a unit such as 60s, 15m, 24h or 7d');

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
