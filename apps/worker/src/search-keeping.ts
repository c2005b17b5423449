import { type Database, SearchSweepRepository } from '@palaver/persistence';
import { Leisure } from './leisure.js';
import { whileMore } from './while-more.js';

/** A turn comes once a second. */
const PAGES_A_TURN = 10;

/** Follows decisions for what comments are found by. */
export class SearchKeeping {
  private readonly rows: SearchSweepRepository;
  private readonly leisure = new Leisure();

  constructor(db: Database) {
    this.rows = new SearchSweepRepository(db);
  }

  async turn(): Promise<void> {
    const most = this.leisure.pages(PAGES_A_TURN);
    for (const siteId of await this.rows.behind()) {
      await whileMore(most, async () => (await this.rows.takeIn(siteId))?.isFull ?? false);
    }
  }
}
