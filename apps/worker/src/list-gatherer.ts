import { LIST_LIMIT } from '@palaver/queues';

interface Waiting {
  ids: readonly string[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Joins the small jobs of a quiet hour to lists: while as many lists as may be are under way, what arrives waits and
 * goes together. A list costs four round trips and a commit whether it holds one comment or 64.
 */
export class ListGatherer {
  private waiting: Waiting[] = [];
  private running = 0;

  constructor(
    private readonly run: (ids: readonly string[]) => Promise<void>,
    private readonly limit: number,
  ) {}

  /** Resolves when the list that `ids` went with has been carried through; rejects with what it failed of. */
  submit(ids: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ids, resolve, reject });
      this.pump();
    });
  }

  private pump(): void {
    while (this.mayRun()) {
      const jobs = this.take();
      this.running += 1;
      this.run(jobs.flatMap(({ ids }) => ids))
        .then(
          () => jobs.forEach(({ resolve }) => resolve()),
          (error: unknown) => jobs.forEach(({ reject }) => reject(error)),
        )
        .finally(() => {
          this.running -= 1;
          this.pump();
        });
    }
  }

  /** One list may always go; beside another only one that is half full, or small lists would cost more than they bring. */
  private mayRun(): boolean {
    if (this.waiting.length === 0 || this.running >= this.limit) {
      return false;
    }
    return this.running === 0 || this.waiting.reduce((sum, { ids }) => sum + ids.length, 0) >= LIST_LIMIT / 2;
  }

  /** The first job, and those after it that fit into its list. */
  private take(): Waiting[] {
    let room = LIST_LIMIT;
    const over = this.waiting.findIndex(({ ids }, n) => (room -= ids.length) < 0 && n > 0);
    return this.waiting.splice(0, over < 0 ? this.waiting.length : over);
  }
}
