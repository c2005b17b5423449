import type { Proportion } from '@palaver/contracts';

/** Of the normal distribution, for 95 % on two sides. */
const Z = 1.96;

/** `count` of `of` with the Wilson score interval (E. B. Wilson, 1927), which holds for few observations as well. */
export function proportion(count: number, of: number): Proportion {
  if (of === 0) {
    return { count, of, share: null, low: null, high: null };
  }
  const share = count / of;
  const centre = share + Z ** 2 / (2 * of);
  const margin = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * of)) / of);
  const scale = 1 + Z ** 2 / of;
  // Rounding must not leave the interval without its own share where that is 0 or 1.
  const low = count === 0 ? 0 : Math.max(0, (centre - margin) / scale);
  const high = count === of ? 1 : Math.min(1, (centre + margin) / scale);
  return { count, of, share, low, high };
}
