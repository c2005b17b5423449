/**
 * Lower bound of the Wilson score interval (E. B. Wilson, 1927) of a share, at 95 % confidence.
 * Answers 0 for no observations.
 */
export function wilsonLowerBound(successes: number, total: number): number {
  if (total <= 0) {
    return 0;
  }
  const z = 1.96;
  const share = successes / total;
  const centre = share + (z * z) / (2 * total);
  const margin = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * total)) / total);
  return Math.max(0, (centre - margin) / (1 + (z * z) / total));
}
