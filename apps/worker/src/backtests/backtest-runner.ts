import { BacktestJobRepository, type Database, isStoreAway, type LeasedBacktest } from '@palaver/persistence';
import { failpoint, type Logger } from '@palaver/platform';
import { Repeat } from '../repeat.js';
import { BacktestChild, type BacktestEnd } from './backtest-child.js';
import { failureFields } from '../failure-fields.js';

const LOOK_MS = 1000;
const EXTEND_MS = 3000;
/** Compiling takes longest, at the lowest priority on a busy machine. */
const SILENT_MS = 120_000;
/** A backtest that was begun this often without coming further is given up. */
const MOST_TAKES = 5;

/**
 * Runs backtests, one at a time: looks every second for one that waits or was left behind, starts a process for it and
 * keeps its lease. What that cannot finish the next one goes on with, from the last checkpoint.
 */
export class BacktestRunner {
  private readonly jobs: BacktestJobRepository;
  private readonly looks: Repeat;
  private child: BacktestChild | undefined;
  private stopping = false;

  constructor(
    db: Pick<Database, 'query'>,
    private readonly databaseUrl: string,
    private readonly logger: Logger,
  ) {
    this.jobs = new BacktestJobRepository(db);
    this.looks = new Repeat(
      LOOK_MS,
      () => this.look(),
      (error) => this.tell(error),
    );
  }

  start(): void {
    this.looks.start();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.child?.kill();
    await this.looks.stop();
  }

  private async look(): Promise<void> {
    const backtest = await this.jobs.lease();
    if (!backtest) {
      return;
    }
    if (backtest.takes > MOST_TAKES) {
      await this.giveUp(backtest, `It was begun ${MOST_TAKES} times and never came further.`);
      return;
    }
    const { siteId, id, done } = backtest;
    this.logger.info({ site: siteId, backtest: id, done }, 'a backtest begins');
    await this.leave(backtest, this.stopping ? { outcome: null, error: null } : await this.run(backtest));
  }

  private async run(backtest: LeasedBacktest): Promise<BacktestEnd> {
    const onCheckpoint = () => failpoint('worker.backtest_checkpoint');
    const child = new BacktestChild({ databaseUrl: this.databaseUrl, backtest }, onCheckpoint);
    this.child = child;
    const lease = new Repeat(
      EXTEND_MS,
      async () => {
        if (child.silentMs > SILENT_MS || !(await this.jobs.extend(backtest))) {
          child.kill();
        }
      },
      (error) => this.tell(error),
    );
    lease.start();
    try {
      return await child.ended;
    } finally {
      this.child = undefined;
      await lease.stop();
    }
  }

  private async leave(backtest: LeasedBacktest, { outcome, error }: BacktestEnd): Promise<void> {
    if (outcome === 'broken') {
      await this.giveUp(backtest, 'The rule set cannot be compiled.');
    } else if (this.stopping && outcome === null) {
      await this.jobs.giveBack(backtest);
    } else if (outcome === null || outcome === 'failed') {
      // Unless it was cancelled, its lease ends by itself, and whoever looks next goes on.
      this.logger.warn({ backtest: backtest.id, error }, 'a backtest was left behind');
    }
  }

  private async giveUp(backtest: LeasedBacktest, error: string): Promise<void> {
    const { siteId, id, total, done } = backtest;
    this.logger.error({ site: siteId, backtest: id }, 'a backtest is given up');
    await this.jobs.end(backtest, { state: 'failed', total, done, report: null, error });
  }

  private tell(error: unknown): void {
    if (!isStoreAway(error)) {
      this.logger.warn(failureFields(error), 'a step of a backtest failed');
    }
  }
}
