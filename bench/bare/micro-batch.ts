const FLUSH_ITEMS = 64;
const FLUSH_AFTER_MS = 3;
const FLUSHES_IN_FLIGHT = 2;

/** Gathers what arrives together: the same 64 items, 3 ms and two flushes under way as Palaver's gateway. */
export class MicroBatch<Item> {
  private queue: { item: Item; resolve: () => void; reject: (error: Error) => void }[] = [];
  private inFlight = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly store: (items: Item[]) => Promise<unknown>) {}

  submit(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.inFlight >= FLUSHES_IN_FLIGHT || this.queue.length === 0) {
      return;
    }
    if (this.queue.length >= FLUSH_ITEMS) {
      this.flush();
    } else {
      this.timer ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS);
    }
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.queue.length === 0 || this.inFlight >= FLUSHES_IN_FLIGHT) {
      return;
    }
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
