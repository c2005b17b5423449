import { type Database, FeedMarkRepository, StatisticCountRepository } from '@palaver/persistence';

const PAGES_A_TURN = 10;
/** New sites are looked for now and then: what they decide meanwhile is not lost. */
const ADD_SITES_EVERY = 12;

/** Counts decisions by the hour. Every worker does it, and none leads. */
export class StatisticsKeeping {
  private readonly marks: FeedMarkRepository;
  private readonly counts: StatisticCountRepository;
  private turns = 0;

  constructor(db: Database) {
    this.marks = new FeedMarkRepository(db);
    this.counts = new StatisticCountRepository(db);
  }

  async turn(): Promise<void> {
    if (this.turns % ADD_SITES_EVERY === 0) {
      await this.marks.addSites('statistics');
    }
    this.turns += 1;
    for (const siteId of await this.marks.claim('statistics')) {
      for (let page = 0, isLast = false; !isLast && page < PAGES_A_TURN; page += 1) {
        isLast = await this.counts.countSome(siteId);
      }
    }
  }

  async forget(): Promise<void> {
    await this.counts.forget();
  }
}
