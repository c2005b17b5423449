import { type Database, SearchSweepRepository } from '@palaver/persistence';

/** A turn comes once a second: what is behind by more catches up when there is less to do. */
const PAGES_A_TURN = 2;

/** Follows decisions for what comments are found by. */
export class SearchKeeping {
  private readonly rows: SearchSweepRepository;

  constructor(db: Database) {
    this.rows = new SearchSweepRepository(db);
  }

  async turn(): Promise<void> {
    for (const siteId of await this.rows.behind()) {
      let pages = 0;
      let isFull = true;
      while (isFull && pages < PAGES_A_TURN) {
        isFull = (await this.rows.takeIn(siteId))?.isFull ?? false;
        pages += 1;
      }
    }
  }
}
