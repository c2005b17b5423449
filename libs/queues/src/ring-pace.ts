import { LIST_LIMIT } from './jobs.js';

const GAP_MS = 20;

/**
 * Holds back what is rung for within 20 ms of the last ring, up to a full list: each job wakes the queue's store and a
 * worker whether it carries one id or 64. After a quiet moment a ring goes at once.
 */
export class RingPace {
  private held: string[] = [];
  private rungAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  /** @param ring is never called with nothing */
  constructor(private readonly ring: (ids: string[]) => void) {}

  add(ids: readonly string[]): void {
    this.held.push(...ids);
    const left = this.rungAt + GAP_MS - performance.now();
    if (left <= 0 || this.held.length >= LIST_LIMIT) {
      this.release();
    } else {
      this.timer ??= setTimeout(() => this.release(), left);
    }
  }

  /** Rings for what is held back. */
  release(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.held.length > 0) {
      this.rungAt = performance.now();
      this.ring(this.held.splice(0));
    }
  }
}
