export const FLUSH_ITEMS = 64;
const FLUSH_AFTER_MS = 3;
const BESIDE_AFTER_MS = 20;
const FLUSHES_IN_FLIGHT = 2;

/** When what waits is flushed: at 64 items or after 3 ms, at most two flushes under way. */
export class FlushPace {
  private inFlight = 0;
  private timer: NodeJS.Timeout | undefined;
  /** For how long the first that waits has waited at least. */
  private waitedMs = 0;
  private onEnd: (() => void)[] = [];

  /**
   * @param waiting how many wait
   * @param flush takes some of them and stores them; never rejects
   */
  constructor(
    private readonly waiting: () => number,
    private readonly flush: () => Promise<void>,
  ) {}

  /** To be called whenever something more waits. */
  schedule(): void {
    if (this.mayFlush()) {
      this.flushNow();
    } else if (this.waiting() > 0 && this.waitedMs < BESIDE_AFTER_MS) {
      const next = this.waitedMs === 0 ? FLUSH_AFTER_MS : BESIDE_AFTER_MS;
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.waitedMs = next;
        this.schedule();
      }, next - this.waitedMs);
    }
  }

  /** Flushes until nothing waits and nothing is under way. */
  async drain(): Promise<void> {
    while (this.waiting() > 0 || this.inFlight > 0) {
      this.flushNow();
      await new Promise<void>((resolve) => this.onEnd.push(resolve));
    }
  }

  private flushNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waitedMs = 0;
    if (this.waiting() === 0 || this.inFlight >= FLUSHES_IN_FLIGHT) {
      return;
    }
    this.inFlight += 1;
    void this.flush().finally(() => {
      this.inFlight -= 1;
      this.schedule();
      this.onEnd.splice(0).forEach((resolve) => resolve());
    });
  }

  /** Beside another flush goes only one that is half full, or small ones would cost more than they bring; or one behind a slow one. */
  private mayFlush(): boolean {
    const waiting = this.waiting();
    if (waiting >= FLUSH_ITEMS) {
      return this.inFlight < FLUSHES_IN_FLIGHT;
    }
    if (waiting === 0 || this.waitedMs === 0 || this.inFlight >= FLUSHES_IN_FLIGHT) {
      return false;
    }
    return this.inFlight === 0 || waiting >= FLUSH_ITEMS / 2 || this.waitedMs === BESIDE_AFTER_MS;
  }
}
