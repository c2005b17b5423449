export interface Pair {
  first: string;
  second: string;
  /** How many, or what they weigh. */
  count: number;
}

/**
 * Cohen's kappa (1960) of two who approve or reject the same: 1 is agreement, 0 what chance alone would bring. What one of
 * them left to others is left out; null where nothing is left, or both always say the same one thing.
 */
export function kappaOf(pairs: readonly Pair[]): number | null {
  const both = pairs.filter(({ first, second }) => first !== 'review' && second !== 'review');
  const sum = (those: (pair: Pair) => boolean) => both.filter(those).reduce((total, { count }) => total + count, 0);
  const all = sum(() => true);
  const agreed = sum(({ first, second }) => first === second) / all;
  const shareOf = (side: 'first' | 'second', word: string) => sum((pair) => pair[side] === word) / all;
  const chance = ['approve', 'reject']
    .map((word) => shareOf('first', word) * shareOf('second', word))
    .reduce((total, part) => total + part, 0);
  return all === 0 || chance === 1 ? null : Math.round(((agreed - chance) / (1 - chance)) * 10_000) / 10_000;
}
