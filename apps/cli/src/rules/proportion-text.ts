import type { Proportion } from '@palaver/contracts';

/** A share with its interval and what it is made of. */
export function proportionText({ count, of, share, low, high }: Proportion): string {
  const percent = (value: number | null) => ((value ?? 0) * 100).toFixed(1);
  return share === null ? '-' : `${percent(share)} % (${percent(low)}-${percent(high)}), ${count} of ${of}`;
}
