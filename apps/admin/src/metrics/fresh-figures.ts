import { type StoreFigures } from '@palaver/persistence';

const LEAST_MS = 5000;
/** Of a connection's time, figures take a twentieth at most, however much there is to count. */
const SHARE = 20;

/** The figures of the stores, read when somebody asks, and kept for a while: everybody who asks meanwhile shares them. */
export class FreshFigures {
  private current: Promise<StoreFigures | undefined> | undefined;
  private until = 0;

  constructor(
    private readonly read: () => Promise<StoreFigures>,
    private readonly onFailure: (error: unknown) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Undefined while the database does not answer. */
  get(): Promise<StoreFigures | undefined> {
    if (!this.current || this.now() >= this.until) {
      this.until = Infinity;
      const startedAt = this.now();
      this.current = this.read()
        .catch((error: unknown) => {
          this.onFailure(error);
          return undefined;
        })
        .finally(() => (this.until = this.now() + Math.max(LEAST_MS, SHARE * (this.now() - startedAt))));
    }
    return this.current;
  }
}
