import type { Moderation, ThreadScorer } from '@palaver/moderation';
import type { Database, SiteDirectory } from '@palaver/persistence';
import type { Bell } from '@palaver/queues';
import type { BacktestRunner } from './backtests/backtest-runner.js';
import type { BatchRunner } from './batches/batch-runner.js';
import type { Dispatcher } from './deliveries/dispatcher.js';
import type { DeliveryProcessor } from './delivery.processor.js';
import type { Maintenance } from './maintenance.js';
import type { ModerationProcessor } from './moderation.processor.js';
import type { Sweeper } from './sweeper.js';
import type { Watchdog } from './watchdog.js';

/** Starts the worker's parts in the order they need each other and stops them in the other one. */
export class WorkerRuntime {
  constructor(
    private readonly db: Database,
    private readonly sites: SiteDirectory,
    private readonly scorer: ThreadScorer,
    private readonly bell: Bell,
    private readonly dispatcher: Dispatcher,
    private readonly moderation: Moderation,
    private readonly processor: ModerationProcessor,
    private readonly deliveries: DeliveryProcessor,
    private readonly sweeper: Sweeper,
    private readonly watchdog: Watchdog,
    private readonly maintenance: Maintenance,
    private readonly backtests: BacktestRunner,
    private readonly batches: BatchRunner,
  ) {}

  async start(): Promise<void> {
    await this.sites.start();
    await this.moderation.start();
    this.dispatcher.start();
    this.processor.start();
    this.deliveries.start();
    this.sweeper.start();
    this.watchdog.start();
    this.maintenance.start();
    this.backtests.start();
    this.batches.start();
  }

  async checkDatabase(): Promise<void> {
    await this.db.query('SELECT 1');
  }

  async checkQueue(): Promise<void> {
    await this.bell.waiting();
  }

  /** @throws when work has been due for longer than a worker that lives would leave it. */
  async checkBacklog(): Promise<void> {
    await this.watchdog.check();
  }

  async close(): Promise<void> {
    this.watchdog.stop();
    await Promise.all([this.sweeper.stop(), this.maintenance.stop(), this.processor.close(), this.deliveries.close()]);
    await this.backtests.stop();
    await this.batches.stop();
    await Promise.all([this.dispatcher.close(), this.bell.close(), this.scorer.close()]);
    this.sites.stop();
    await this.db.close();
  }
}
