const FLUSH_ITEMS = 64;
const FLUSH_AFTER_MS = 3;
const BESIDE_AFTER_MS = 20;
const FLUSHES_IN_FLIGHT = 2;

/** Gathers what arrives together: the same 64 items, 3 ms and two flushes under way as Palaver's gateway. */
export class MicroBatch<Item> {
  private queue: { item: Item; resolve: () => void; reject: (error: Error) => void }[] = [];
  private inFlight = 0;
  private timer: NodeJS.Timeout | undefined;
  private waitedMs = 0;

  constructor(private readonly store: (items: Item[]) => Promise<unknown>) {}

  submit(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.mayFlush()) {
      this.flush();
    } else if (this.queue.length > 0 && this.waitedMs < BESIDE_AFTER_MS) {
      const next = this.waitedMs === 0 ? FLUSH_AFTER_MS : BESIDE_AFTER_MS;
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.waitedMs = next;
        this.schedule();
      }, next - this.waitedMs);
    }
  }

  private mayFlush(): boolean {
    const waiting = this.queue.length;
    if (waiting >= FLUSH_ITEMS) {
      return this.inFlight < FLUSHES_IN_FLIGHT;
    }
    if (waiting === 0 || this.waitedMs === 0 || this.inFlight >= FLUSHES_IN_FLIGHT) {
      return false;
    }
    return this.inFlight === 0 || waiting >= FLUSH_ITEMS / 2 || this.waitedMs === BESIDE_AFTER_MS;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waitedMs = 0;
    const batch = this.queue.splice(0, FLUSH_ITEMS);
    this.inFlight += 1;
    void this.store(batch.map(({ item }) => item))
      .then(
        () => batch.forEach(({ resolve }) => resolve()),
        (error: Error) => batch.forEach(({ reject }) => reject(error)),
      )
      .finally(() => {
        this.inFlight -= 1;
        this.schedule();
      });
  }
}
