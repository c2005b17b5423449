import { ProblemError } from '@palaver/platform';

const MAX_WAIT_SECONDS = 10;
const WAIT = /^wait *= *("?)(\d{1,9})\1 *(;.*)?$/i;

/**
 * Whole seconds a caller wants to wait for the decision (RFC 7240), at most 10; 0 when he does not. Preferences of other
 * names are ignored.
 * @throws ProblemError 400 for a `wait` that is not whole seconds.
 */
export function waitSeconds(prefer: string | string[] | undefined): number {
  if (prefer === undefined) {
    return 0;
  }
  const preferences = String(prefer)
    .split(',')
    .map((preference) => preference.trim());
  const wait = preferences.find((preference) => /^wait\b/i.test(preference));
  if (wait === undefined) {
    return 0;
  }
  const seconds = WAIT.exec(wait)?.[2];
  if (seconds === undefined) {
    throw new ProblemError(400, 'invalid-prefer', 'Send "Prefer: wait=N" with N in whole seconds, at most 10.');
  }
  return Math.min(Number(seconds), MAX_WAIT_SECONDS);
}
