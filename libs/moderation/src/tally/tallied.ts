import type { EntryCard } from '@palaver/contracts';
import type { RuleSums } from '@palaver/persistence';
import { wilsonLowerBound } from '@palaver/rules';

export type Tallied = Omit<EntryCard, 'entry'>;

/** So many judgements, and half of them certainly against it, before an exception is advised. */
const MIN_JUDGED = 5;
const TOO_OFTEN = 0.5;

/** Figures of a rule or an entry. @param mayRetire whether it was there, unchanged and counted, the whole time */
export function tallied(sums: RuleSums | undefined, decisions: number, mayRetire: boolean): Tallied {
  const { hits = 0, judged = 0, overturned = 0, lastHitAt = null } = sums ?? {};
  const interval = judged === 0 ? null : wilsonInterval(overturned, judged);
  const isTooOften = judged >= MIN_JUDGED && (interval?.low ?? 0) >= TOO_OFTEN;
  return {
    hits,
    share: decisions === 0 ? 0 : hits / decisions,
    judged,
    overturned,
    overturnRate: judged === 0 ? null : overturned / judged,
    interval,
    lastHitAt: lastHitAt?.toISOString() ?? null,
    advice: isTooOften ? 'add-exception' : hits === 0 && judged === 0 && mayRetire ? 'retire' : null,
  };
}

/** The upper bound of a share is what is left by the lower bound of its opposite. */
function wilsonInterval(successes: number, total: number): { low: number; high: number } {
  return { low: wilsonLowerBound(successes, total), high: 1 - wilsonLowerBound(total - successes, total) };
}
