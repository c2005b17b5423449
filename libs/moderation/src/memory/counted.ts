import { type CountedRate, maxRecent } from '@palaver/rules';

/** Whether a rate has to be counted: low ones of an author are read from his last arrivals, which are there anyway. */
export function isCounted({ of, over }: CountedRate): boolean {
  return of !== 'author' || over >= maxRecent;
}
