/** Three values: a missing fact is unknown, never false (Kleene's strong logic). */
export type Truth = 0 | 1 | 2;
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

export function not(value: Truth): Truth {
  return value === UNKNOWN ? UNKNOWN : value === YES ? NO : YES;
}
