const MINUTE = 60;
const HOUR = 60 * MINUTE;
const STEPS = [5, 30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];
const THEN_EVERY = 6 * HOUR;
const GIVE_UP_AFTER = 72 * HOUR;
const JITTER = 0.2;

export interface FailedTry {
  /** Tries so far, the failed one included. */
  attempts: number;
  /** Since the message became due for the first time. */
  ageSeconds: number;
  /** What the receiver asked for by Retry-After. */
  retryAfterSeconds?: number;
  /** In [0, 1): spreads what failed together. */
  random: number;
}

/**
 * Seconds until the next try, the last of which comes after 72 hours, or undefined when it is time to give up. Age alone
 * is no reason: after a long standstill of our own every receiver gets the short steps first.
 */
export function nextDelay({ attempts, ageSeconds, retryAfterSeconds = 0, random }: FailedTry): number | undefined {
  const step = STEPS[attempts - 1] ?? THEN_EVERY;
  const isLate = attempts > STEPS.length;
  if (isLate && ageSeconds >= GIVE_UP_AFTER) {
    return undefined;
  }
  const jittered = step * (1 - JITTER + 2 * JITTER * random);
  const delay = Math.max(jittered, Math.min(retryAfterSeconds, THEN_EVERY));
  return isLate ? Math.min(delay, GIVE_UP_AFTER - ageSeconds) : delay;
}

/** Retry-After as seconds: a number, or a date against `now` in milliseconds; undefined when it is neither. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (/^\d{1,9}$/.test(value.trim())) {
    return Number(value);
  }
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
