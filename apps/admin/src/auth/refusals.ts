import { type Refusal, type RefusalRepository } from '@palaver/persistence';

const MINUTE_MS = 60_000;
const MOST_KEPT = 10_000;

/** Tells the audit log who asked for what he may not, once a minute for each route: a loop is no flood of rows. */
export class Refusals {
  private readonly told = new Map<string, number>();

  constructor(
    private readonly rows: Pick<RefusalRepository, 'note'>,
    private readonly now: () => number = Date.now,
  ) {}

  async note(refusal: Refusal): Promise<void> {
    const key = `${refusal.actor} ${refusal.route}`;
    const now = this.now();
    if (now - (this.told.get(key) ?? -Infinity) < MINUTE_MS) {
      return;
    }
    if (this.told.size >= MOST_KEPT) {
      this.told.clear();
    }
    this.told.set(key, now);
    await this.rows.note(refusal);
  }
}
