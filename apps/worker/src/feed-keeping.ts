import { type Database, FeedMarkRepository, type FeedReader } from '@palaver/persistence';
import { Leisure } from './leisure.js';
import { whileMore } from './while-more.js';

const PAGES_A_TURN = 10;
/** New sites are looked for now and then: what they decide meanwhile is not lost. */
const ADD_SITES_EVERY = 12;

/** Reads the decisions of sites as they are committed. Every worker does it, and none leads. */
export class FeedKeeping {
  private readonly marks: FeedMarkRepository;
  private readonly leisure = new Leisure();
  private turns = 0;

  /** @param readSome reads the next of a site; whether that was all */
  constructor(
    db: Database,
    private readonly reader: FeedReader,
    private readonly readSome: (siteId: string) => Promise<boolean>,
  ) {
    this.marks = new FeedMarkRepository(db);
  }

  async turn(): Promise<void> {
    if (this.turns % ADD_SITES_EVERY === 0) {
      await this.marks.addSites(this.reader);
    }
    this.turns += 1;
    const most = this.leisure.pages(PAGES_A_TURN);
    for (const siteId of await this.marks.claim(this.reader)) {
      await whileMore(most, async () => !(await this.readSome(siteId)));
    }
  }
}
