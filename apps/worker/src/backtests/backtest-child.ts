import { type ChildProcess, fork } from 'node:child_process';
import type { BacktestNews, BacktestOrder, BacktestOutcome } from './backtest-messages.js';

const ENTRY = new URL('./backtest-process.js', import.meta.url);
/** Two compiled rule sets of the largest size, and a few hundred comments. No threads of its own to collect garbage. */
const NODE_OPTIONS = ['--max-old-space-size=384', '--single-threaded-gc'];

export interface BacktestEnd {
  /** Null: it died without a word. */
  outcome: BacktestOutcome | null;
  error: string | null;
}

/** The process of one backtest, seen from the worker. */
export class BacktestChild {
  readonly ended: Promise<BacktestEnd>;
  private readonly child: ChildProcess;
  private heardAt = Date.now();

  constructor(order: BacktestOrder, onCheckpoint: () => void) {
    this.child = fork(ENTRY, { execArgv: NODE_OPTIONS, serialization: 'advanced', stdio: 'inherit' });
    let end: BacktestEnd = { outcome: null, error: null };
    this.child.on('message', (news: BacktestNews) => {
      this.heardAt = Date.now();
      if (news.kind === 'checkpoint') {
        onCheckpoint();
      } else if (news.kind === 'outcome') {
        end = { outcome: news.outcome, error: news.error };
      }
    });
    this.ended = new Promise((resolve) => {
      // One that could not be started, or not be told, ends like one that died.
      this.child.once('error', (error) => resolve({ outcome: null, error: error.name }));
      this.child.once('exit', () => resolve(end));
    });
    this.child.send(order);
  }

  /** For how long it has told nothing. */
  get silentMs(): number {
    return Date.now() - this.heardAt;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}
