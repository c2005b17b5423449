import { type Database, FeedMarkRepository, SamplePickingRepository } from '@palaver/persistence';

const PAGES_A_TURN = 10;
const ADD_SITES_EVERY = 12;

/** Draws automatic decisions that people are to look at again. Every worker does it, and none leads. */
export class SamplePicking {
  private readonly marks: FeedMarkRepository;
  private readonly samples: SamplePickingRepository;
  private turns = 0;

  constructor(db: Database) {
    this.marks = new FeedMarkRepository(db);
    this.samples = new SamplePickingRepository(db);
  }

  async turn(): Promise<void> {
    if (this.turns % ADD_SITES_EVERY === 0) {
      await this.marks.addSites('samples');
    }
    this.turns += 1;
    for (const siteId of await this.marks.claim('samples')) {
      for (let page = 0, isLast = false; !isLast && page < PAGES_A_TURN; page += 1) {
        ({ isLast } = await this.samples.pickSome(siteId));
      }
    }
  }
}
