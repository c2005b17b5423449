/** The newest of many: all later than `fromMs`, and of those received in that very millisecond the first `ties` met. */
export interface Cut {
  fromMs: number;
  ties: number;
}

/** Finds where the newest `limit` of any number of times begin, in memory for twice as many. */
export class NewestTimes {
  private readonly kept: Float64Array;
  private size = 0;
  private fromMs = -Infinity;

  constructor(private readonly limit: number) {
    this.kept = new Float64Array(2 * limit);
  }

  add(timeMs: number): void {
    if (timeMs < this.fromMs) {
      return;
    }
    if (this.size === this.kept.length) {
      this.dropOldest();
    }
    this.kept[this.size] = timeMs;
    this.size += 1;
  }

  /** How many are taken, and from where on. */
  get taken(): number {
    return Math.min(this.limit, this.size);
  }

  cut(): Cut {
    this.dropOldest();
    const fromMs = this.size === 0 ? 0 : (this.kept[0] ?? 0);
    let ties = 0;
    while (ties < this.size && this.kept[ties] === fromMs) {
      ties += 1;
    }
    return { fromMs, ties };
  }

  private dropOldest(): void {
    const sorted = this.kept.subarray(0, this.size).sort();
    const newest = sorted.subarray(Math.max(0, this.size - this.limit));
    this.kept.copyWithin(0, this.size - newest.length, this.size);
    this.size = Math.min(this.size, this.limit);
    if (this.size === this.limit) {
      this.fromMs = this.kept[0] ?? -Infinity;
    }
  }
}
