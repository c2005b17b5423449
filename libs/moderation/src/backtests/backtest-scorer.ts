import { Worker } from 'node:worker_threads';
import type { BacktestComment } from '@palaver/persistence';
import type { BacktestAnswer, BacktestAsk, BacktestRuleSet } from './backtest-messages.js';

const ENTRY = new URL('./backtest-thread.js', import.meta.url);

export interface BacktestScorerOptions {
  /** The thread's compiled entry file. */
  entry?: URL;
  /** Longer than this nothing it is asked may take, at the lowest priority on a busy machine. */
  timeoutMs?: number;
}

/** The thread ended, hangs, or cannot compile what it is to try. */
export class BacktestThreadError extends Error {
  readonly code = 'backtest_thread';
}

/** Counts what two rule sets come to, in a thread of its own that gives way to everything else. */
export class BacktestScorer {
  private readonly thread: Worker;
  private fallen: Error | undefined;

  constructor(private readonly options: BacktestScorerOptions = {}) {
    this.thread = new Worker(options.entry ?? ENTRY, {
      resourceLimits: { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 24 },
      execArgv: [],
    });
    this.thread.on('error', (error) => (this.fallen = error));
    this.thread.on('exit', () => (this.fallen ??= new Error('the thread ended')));
  }

  /** @param tally JSON of what was counted before @throws BacktestThreadError */
  async begin(ruleSets: { candidate: BacktestRuleSet; live: BacktestRuleSet }, tally: string | null): Promise<void> {
    await this.ask({ kind: 'begin', ...ruleSets, tally });
  }

  /** @throws BacktestThreadError */
  async count(comments: BacktestComment[]): Promise<void> {
    await this.ask({ kind: 'count', comments });
  }

  /** JSON to begin with another time. @throws BacktestThreadError */
  tally(): Promise<string> {
    return this.ask({ kind: 'tally' });
  }

  /** JSON of the report, as far as it has come. @throws BacktestThreadError */
  report(): Promise<string> {
    return this.ask({ kind: 'report' });
  }

  async close(): Promise<void> {
    await this.thread.terminate();
  }

  private async ask(ask: BacktestAsk): Promise<string> {
    const answer = await this.answer(ask).catch((error: Error) => {
      throw new BacktestThreadError('the thread of a backtest gave no answer', { cause: error });
    });
    if (!answer.ok) {
      throw new BacktestThreadError(answer.message);
    }
    return answer.json;
  }

  private answer(ask: BacktestAsk): Promise<BacktestAnswer> {
    const { thread } = this;
    if (this.fallen) {
      return Promise.reject(this.fallen);
    }
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(limit);
        thread.off('message', answered).off('error', failed).off('exit', gone);
      };
      const answered = (answer: BacktestAnswer) => (end(), resolve(answer));
      const failed = (error: Error) => (end(), reject(error));
      const gone = () => failed(new Error('the thread ended'));
      const limit = setTimeout(() => failed(new Error('out of time')), this.options.timeoutMs ?? 120_000);
      thread.on('message', answered).on('error', failed).on('exit', gone);
      thread.postMessage(ask);
    });
  }
}
