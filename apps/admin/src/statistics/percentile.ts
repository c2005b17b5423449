import { BUCKET_RATIO } from '@palaver/persistence';

/**
 * A percentile of what was counted in buckets, each a tenth wider than the one before: the middle of the one it falls
 * into. Null of nothing.
 * @param buckets by their number
 */
export function percentile(buckets: readonly { bucket: number; n: number }[], share: number): number | null {
  const sorted = [...buckets].sort((a, b) => a.bucket - b.bucket);
  const all = sorted.reduce((total, { n }) => total + n, 0);
  let seen = 0;
  for (const { bucket, n } of sorted) {
    seen += n;
    if (seen >= share * all) {
      return Number((BUCKET_RATIO ** (bucket + 0.5)).toPrecision(3));
    }
  }
  return null;
}
