import { FLUSH_ITEMS, FlushPace } from '../../libs/persistence/src/ingest/flush-pace.js';

/** Gathers what arrives together, at the pace of Palaver's gateway. */
export class MicroBatch<Item> {
  private queue: { item: Item; resolve: () => void; reject: (error: Error) => void }[] = [];
  private readonly pace = new FlushPace(
    () => this.queue.length,
    () => this.flush(),
  );

  constructor(private readonly store: (items: Item[]) => Promise<unknown>) {}

  submit(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.pace.schedule();
    });
  }

  private async flush(): Promise<void> {
    const batch = this.queue.splice(0, FLUSH_ITEMS);
    await this.store(batch.map(({ item }) => item)).then(
      () => batch.forEach(({ resolve }) => resolve()),
      (error: Error) => batch.forEach(({ reject }) => reject(error)),
    );
  }
}
