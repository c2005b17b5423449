import type { TallyIncrement, TallyRow } from '@palaver/persistence';

type About = NonNullable<TallyRow['about']>;

/** Adds up, by version, day, rule and entry. */
export class TallySums {
  private readonly sums = new Map<string, TallyIncrement>();

  hit(about: About, rule: string, entry: string, first: boolean): void {
    const sum = this.sumOf(about, rule, entry);
    sum.hits += 1;
    sum.firstHits += first ? 1 : 0;
    const at = new Date(about.decidedAt).toISOString();
    sum.lastHitAt = sum.lastHitAt === null || at > sum.lastHitAt ? at : sum.lastHitAt;
  }

  judged(about: About, rule: string, entry: string, overturned: boolean): void {
    const sum = this.sumOf(about, rule, entry);
    sum.judged += 1;
    sum.overturned += overturned ? 1 : 0;
  }

  increments(): TallyIncrement[] {
    return [...this.sums.values()];
  }

  private sumOf({ ruleSetId, version, decidedAt }: About, rule: string, entry: string): TallyIncrement {
    const day = new Date(decidedAt).toISOString().slice(0, 10);
    const key = JSON.stringify([ruleSetId, version, day, rule, entry]);
    const none = { hits: 0, firstHits: 0, judged: 0, overturned: 0, lastHitAt: null };
    const sum = this.sums.get(key) ?? { ruleSetId, version, day, rule, entry, ...none };
    this.sums.set(key, sum);
    return sum;
  }
}
