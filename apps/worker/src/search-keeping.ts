import { performance } from 'node:perf_hooks';
import { type Database, SearchSweepRepository } from '@palaver/persistence';
import { whileMore } from './while-more.js';

/** A turn comes once a second. Deciding comes first: what is behind catches up when there is less to do. */
const PAGES_A_TURN = { idle: 10, busy: 1 };
/** Share of its time for which the process has something else to do. */
const BUSY = 0.3;

/** Follows decisions for what comments are found by. */
export class SearchKeeping {
  private readonly rows: SearchSweepRepository;
  private last = performance.eventLoopUtilization();

  constructor(db: Database) {
    this.rows = new SearchSweepRepository(db);
  }

  async turn(): Promise<void> {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.last);
    this.last = now;
    const most = utilization < BUSY ? PAGES_A_TURN.idle : PAGES_A_TURN.busy;
    for (const siteId of await this.rows.behind()) {
      await whileMore(most, async () => (await this.rows.takeIn(siteId))?.isFull ?? false);
    }
  }
}
