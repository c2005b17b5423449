import { Worker } from 'node:worker_threads';
import { OneAfterTheOther } from '../one-after-the-other.js';
import type { CheckAnswer, RuleSetCheck } from './check-rule-set.js';
import type { RuleSetTrial, TrialAnswer } from './try-rule-set.js';

const ENTRY = new URL('./check-thread.js', import.meta.url);

export interface RuleSetCheckerOptions {
  /** The thread's compiled entry file. */
  entry?: URL;
  /** A check that takes longer is ended. */
  timeoutMs?: number;
  /** A thread nobody asks for this long is let go. */
  idleMs?: number;
}

/** The check ran out of time or memory: the rule set is too large, or does something it should not. */
export class CheckAbortedError extends Error {
  readonly code = 'check_aborted';
}

/** Checks rule sets one at a time, off the main thread, within limits of time and memory. */
export class RuleSetChecker {
  private thread: Worker | undefined;
  private readonly turns = new OneAfterTheOther();
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly options: RuleSetCheckerOptions = {}) {}

  /** @throws CheckAbortedError */
  check(check: RuleSetCheck): Promise<CheckAnswer> {
    return this.turns.run(() => this.ask<CheckAnswer>(check));
  }

  /** Scores a comment that never was. @throws CheckAbortedError */
  tryOut(trial: RuleSetTrial): Promise<TrialAnswer> {
    return this.turns.run(() => this.ask<TrialAnswer>(trial));
  }

  async close(): Promise<void> {
    await this.turns.rest();
    await this.letGo();
  }

  private async ask<Answer>(asked: RuleSetCheck | RuleSetTrial): Promise<Answer> {
    clearTimeout(this.idle);
    const thread = (this.thread ??= this.spawn());
    try {
      return await this.answer<Answer>(thread, asked);
    } catch (error) {
      await this.letGo();
      throw new CheckAbortedError('the check was ended', { cause: error });
    } finally {
      this.idle = setTimeout(() => void this.letGo(), this.options.idleMs ?? 30_000).unref();
    }
  }

  private answer<Answer>(thread: Worker, asked: RuleSetCheck | RuleSetTrial): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const gone = (code: number) => reject(new Error(`the thread ended with code ${code}`));
      const limit = setTimeout(() => reject(new Error('out of time')), this.options.timeoutMs ?? 20_000);
      const end = () => {
        clearTimeout(limit);
        thread.off('message', resolve).off('message', end).off('error', reject).off('error', end).off('exit', gone);
      };
      thread.on('message', resolve).on('message', end).on('error', reject).on('error', end).on('exit', gone);
      thread.postMessage(asked);
    });
  }

  private spawn(): Worker {
    const limits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 24 };
    const thread = new Worker(this.options.entry ?? ENTRY, { resourceLimits: limits, execArgv: [] });
    thread.unref();
    const forget = () => (this.thread = this.thread === thread ? undefined : this.thread);
    return thread.on('error', forget).on('exit', forget);
  }

  private async letGo(): Promise<void> {
    clearTimeout(this.idle);
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }
}
