const Z = 1.96;

export interface Rate {
  rate: number | null;
  low: number | null;
  high: number | null;
}

/** A share with its 95 % Wilson score interval (E. B. Wilson, 1927), to four places. `of` may be an effective number. */
export function rateOf(count: number, of: number): Rate {
  if (of <= 0) {
    return { rate: null, low: null, high: null };
  }
  const rate = count / of;
  const centre = rate + Z ** 2 / (2 * of);
  const margin = Z * Math.sqrt((rate * (1 - rate) + Z ** 2 / (4 * of)) / of);
  const scale = 1 + Z ** 2 / of;
  const low = count === 0 ? 0 : Math.max(0, (centre - margin) / scale);
  const high = count === of ? 1 : Math.min(1, (centre + margin) / scale);
  return { rate: rounded(rate), low: rounded(low), high: rounded(high) };
}

export function shareOf(count: number, of: number): number | null {
  return of === 0 ? null : rounded(count / of);
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
