import type { CountedRate } from '@palaver/rules';

/** Arrivals of an author that come with his record. */
const recentArrivals = 32;

/** Whether a rate has to be counted: low ones of an author are read from his last arrivals, which are there anyway. */
export function isCounted({ of, over }: CountedRate): boolean {
  return of !== 'author' || over >= recentArrivals;
}
