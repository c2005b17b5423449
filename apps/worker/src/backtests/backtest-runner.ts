import { BacktestLostError, BacktestRun, BacktestScorer, BacktestThreadError } from '@palaver/moderation';
import {
  BacktestCommentRepository,
  BacktestJobRepository,
  type Database,
  isStoreAway,
  type LeasedBacktest,
} from '@palaver/persistence';
import { failpoint, type Logger } from '@palaver/platform';
import { Repeat } from '../repeat.js';

const LOOK_MS = 1000;
const EXTEND_MS = 3000;
/** A backtest that ends its process this often without coming further is given up. */
const MOST_TAKES = 5;

/**
 * Runs backtests, one at a time: looks every second for one that waits or was left behind, and keeps its lease while it
 * runs. What its process cannot finish the next one goes on with, from the last checkpoint.
 */
export class BacktestRunner {
  private readonly jobs: BacktestJobRepository;
  private readonly comments: BacktestCommentRepository;
  private readonly looks: Repeat;
  private readonly stopping = new AbortController();

  constructor(
    db: Database,
    private readonly logger: Logger,
  ) {
    this.jobs = new BacktestJobRepository(db);
    this.comments = new BacktestCommentRepository(db);
    this.looks = new Repeat(
      LOOK_MS,
      () => this.look(),
      (error) => this.tell('a backtest ended', error),
    );
  }

  start(): void {
    this.looks.start();
  }

  async stop(): Promise<void> {
    this.stopping.abort(new StoppingError('the process is to stop'));
    await this.looks.stop();
  }

  private async look(): Promise<void> {
    const backtest = await this.jobs.lease();
    if (!backtest) {
      return;
    }
    if (backtest.takes > MOST_TAKES) {
      await this.giveUp(backtest, `It was begun ${MOST_TAKES} times and its process ended each time.`);
      return;
    }
    const { siteId, id, done } = backtest;
    this.logger.info({ site: siteId, backtest: id, done }, 'a backtest begins');
    await this.run(backtest);
  }

  private async run(backtest: LeasedBacktest): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, lost.signal]);
    const lease = new Repeat(
      EXTEND_MS,
      async () => {
        if (!(await this.jobs.extend(backtest))) {
          lost.abort(new BacktestLostError('the lease of the backtest has ended'));
        }
      },
      (error) => this.tell('the lease of a backtest was not extended', error),
    );
    const scorer = new BacktestScorer();
    // Whatever the thread is busy with, a stop or a cancellation does not wait for it.
    signal.addEventListener('abort', () => void scorer.close(), { once: true });
    lease.start();
    try {
      const onCheckpoint = () => failpoint('worker.backtest_checkpoint');
      const parts = { jobs: this.jobs, comments: this.comments, scorer, onCheckpoint };
      await new BacktestRun(backtest, parts, signal).carryOut();
    } catch (error) {
      await this.leave(backtest, signal.aborted ? signal.reason : error);
    } finally {
      await lease.stop();
      await scorer.close();
    }
  }

  private async leave(backtest: LeasedBacktest, error: unknown): Promise<void> {
    if (error instanceof StoppingError) {
      await this.jobs.giveBack(backtest);
    } else if (error instanceof BacktestThreadError) {
      await this.giveUp(backtest, 'The rule set cannot be run to the end: it takes too much memory or time.');
    } else if (!(error instanceof BacktestLostError)) {
      // The lease ends by itself, and whoever looks next goes on.
      throw error;
    }
  }

  private async giveUp(backtest: LeasedBacktest, error: string): Promise<void> {
    const { siteId, id, total, done } = backtest;
    this.logger.error({ site: siteId, backtest: id }, 'a backtest is given up');
    await this.jobs.end(backtest, { state: 'failed', total, done, report: null, error });
  }

  private tell(what: string, error: unknown): void {
    if (!isStoreAway(error)) {
      this.logger.warn({ kind: (error as Error).name, code: (error as { code?: unknown }).code }, what);
    }
  }
}

class StoppingError extends Error {
  readonly code = 'stopping';
}
