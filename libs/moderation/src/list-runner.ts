import {
  type Database,
  isStoreAway,
  isTimeout,
  StoreUnavailableError,
  type WorkRepository,
} from '@palaver/persistence';
import type { Moderation } from './moderation.js';

export interface FailureListener {
  /** One try of one piece of work failed and was counted. */
  onFailure(id: string, error: Error): void;
  /** A list was taken up: as one, or its comments one by one because an earlier process never finished it. */
  onList?(size: number, how: 'whole' | 'redelivered'): void;
  /** So many of a list had to be tried alone. */
  onSplit?(left: number): void;
}

/**
 * Carries a job's list through to the end: as one, and where that fails, one by one, so that a bad comment harms only
 * itself. Failures live in the work rows, never in the queue.
 */
export class ListRunner {
  constructor(
    private readonly db: Database,
    private readonly work: WorkRepository,
    private readonly moderation: Moderation,
    private readonly listener: FailureListener,
  ) {}

  /**
   * @param redelivered an earlier process took this list and never finished it: one of its comments may be why, so each
   *   try is counted before it begins and the least tried go first. Work that was tried before and is rung for alone is
   *   counted first as well, or a comment that kills its process would be tried again and again uncounted.
   * @throws StoreUnavailableError when the database is at fault; nothing was counted against a comment.
   */
  async run(ids: readonly string[], redelivered: boolean): Promise<void> {
    const oneByOne = redelivered || (await this.isRetry(ids));
    this.listener.onList?.(ids.length, oneByOne ? 'redelivered' : 'whole');
    if (oneByOne) {
      await this.unlessAway(() => this.moderation.prepare(ids));
      for (const id of await this.pendingByAttempts(ids)) {
        await this.tryAlone(id, true);
      }
      return;
    }
    const left = await this.runAsOne(ids);
    if (left.length > 0) {
      this.listener.onSplit?.(left.length);
    }
    for (const id of left) {
      await this.tryAlone(id, false);
    }
  }

  /** Returns what has to be tried alone. */
  private async runAsOne(ids: readonly string[]): Promise<string[]> {
    try {
      return (await this.moderation.decide(ids)).left.map(({ id }) => id);
    } catch (error) {
      await this.throwIfAway(error);
      return this.pendingByAttempts(ids);
    }
  }

  private async tryAlone(id: string, countFirst: boolean): Promise<void> {
    try {
      if (countFirst) {
        await this.work.beginAttempt(id);
      }
      const { left } = await this.moderation.decide([id]);
      const error = left[0]?.error;
      if (error) {
        await this.recordFailure(id, error, countFirst);
      }
    } catch (error) {
      if (await this.isAway(error)) {
        if (countFirst) {
          await this.work.takeBackAttempt(id).catch(() => undefined);
        }
        throw away(error);
      }
      await this.recordFailure(id, error as Error, countFirst);
    }
  }

  private async recordFailure(id: string, error: Error, counted: boolean): Promise<void> {
    await this.work.recordFailure(id, failureText(error), counted);
    this.listener.onFailure(id, error);
  }

  private async isRetry(ids: readonly string[]): Promise<boolean> {
    const [id] = ids;
    if (ids.length !== 1 || id === undefined) {
      return false;
    }
    return this.unlessAway(() => this.work.wasTried(id));
  }

  private async pendingByAttempts(ids: readonly string[]): Promise<string[]> {
    return this.unlessAway(() => this.work.pendingByAttempts(ids));
  }

  private async unlessAway<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      await this.throwIfAway(error);
      throw error;
    }
  }

  private async throwIfAway(error: unknown): Promise<void> {
    if (await this.isAway(error)) {
      throw away(error);
    }
  }

  /** A time-out alone proves nothing: a comment may be its cause, so the database is asked. */
  private async isAway(error: unknown): Promise<boolean> {
    return isStoreAway(error) || (isTimeout(error) && !(await this.db.ping()));
  }
}

function away(error: unknown): StoreUnavailableError {
  return new StoreUnavailableError('the database did not confirm', { cause: error });
}

/** What is kept of a failure: its kind, never its message, which may quote a reader's text. */
function failureText(error: Error): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
