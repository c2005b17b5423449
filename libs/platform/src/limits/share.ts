/** How many points a key may spend within a window of `seconds`. */
export interface Quota {
  name: string;
  points: number;
  seconds: number;
}

/** What the counter says after `points` were taken: how many in this window in all, and when the window ends. */
export interface Taken {
  consumed: number;
  msLeft: number;
}

/** A process fetches a fiftieth of the quota at once, so that one question to the counter stands for many requests. */
const BLOCKS = 50;

/**
 * One process's share of one key's quota. Spending is arithmetic in memory; points are fetched from the counter all
 * processes share in blocks, in the background. Between two answers of the counter a process spends on credit, at most
 * what the counter had left when it answered last: so together they overdraw a quota by what they spend within one round
 * trip, and by what each keeps in stock they fall short of it.
 */
export class Share {
  private stock = 0;
  /** What the counter had left when it answered last. */
  private leftThere = 0;
  private resetAt = 0;
  private isAsking = false;
  private readonly block: number;

  constructor(
    readonly quota: Quota,
    private readonly take: (points: number) => Promise<Taken>,
    private readonly now: () => number = Date.now,
  ) {
    this.block = Math.ceil(quota.points / BLOCKS);
  }

  /** Spends at once, or not at all. @returns 0, or the milliseconds until there is something to spend again */
  spend(points: number): number {
    this.roll();
    if (points > this.left) {
      return Math.max(1, this.resetAt - this.now());
    }
    this.stock -= points;
    if (this.stock < this.block / 2) {
      this.refill();
    }
    return 0;
  }

  get left(): number {
    return Math.max(0, this.stock + this.leftThere);
  }

  /** Whole seconds until the window ends. */
  get resetSeconds(): number {
    return Math.max(0, Math.ceil((this.resetAt - this.now()) / 1000));
  }

  /** Whether nothing of it matters any more. */
  get isOver(): boolean {
    return this.now() >= this.resetAt;
  }

  private roll(): void {
    if (this.isOver) {
      this.stock = 0;
      this.leftThere = this.quota.points;
      this.resetAt = this.now() + this.quota.seconds * 1000;
    }
  }

  private refill(): void {
    if (this.isAsking) {
      return;
    }
    this.isAsking = true;
    const points = Math.min(this.quota.points, this.block + Math.max(0, -this.stock));
    const window = this.resetAt;
    // A counter that fails gives nothing; the share then lasts as long as what was known to be left.
    this.take(points).then(
      (taken) => {
        this.isAsking = false;
        if (this.resetAt === window) {
          this.receive(points, taken);
        }
      },
      () => (this.isAsking = false),
    );
  }

  private receive(points: number, { consumed, msLeft }: Taken): void {
    const wasLeft = this.quota.points - (consumed - points);
    this.stock += Math.max(0, Math.min(points, wasLeft));
    this.leftThere = Math.max(0, this.quota.points - consumed);
    this.resetAt = this.now() + msLeft;
    // What was spent meanwhile is owed to the counter, so that the others hear of it.
    if (this.stock < 0 && this.leftThere > 0) {
      this.refill();
    }
  }
}
