/** Steps that divide a day of hours, or weeks of days, evenly. */
const STEPS = { hour: [1, 2, 3, 4, 6, 12, 24], day: [1, 2, 7, 14, 28, 56, 112, 364] } as const;

/** Up to how many whole numbers a scale is divided. */
const MOST_COUNTS = 5;

/** From 0 to the first that is not below `most`: whole numbers, all as far from each other. */
export function countTicks(most: number): number[] {
  const tens = 10 ** Math.floor(Math.log10(Math.max(1, most / MOST_COUNTS)));
  const step = [1, 2, 5, 10].map((size) => size * tens).find((size) => most / size <= MOST_COUNTS) ?? most;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, n) => n * step);
}

/**
 * Of the times on an axis those that are named, all as far from each other: hours from the first on, days up to the last one.
 * @param room for how many names
 */
export function timeTicks(times: readonly number[], step: 'hour' | 'day', room: number): number[] {
  const steps: readonly number[] = STEPS[step];
  const size = steps.find((one) => Math.ceil(times.length / one) <= room) ?? times.length;
  const first = step === 'hour' ? 0 : (times.length - 1) % size;
  return times.filter((_, n) => n % size === first);
}

/** A second, a minute, an hour and sixty of them: each is sixty times what is below it. */
const SECONDS = [1, 60, 3600, 216_000, 12_960_000];

/** Up to the first that is not below `most`. */
export function secondTicks(most: number): number[] {
  const above = SECONDS.findIndex((tick) => tick >= most);
  return SECONDS.slice(0, Math.max(1, above < 0 ? SECONDS.length : above) + 1);
}
