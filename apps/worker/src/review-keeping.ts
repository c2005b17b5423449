import { routeAgain } from '@palaver/moderation';
import { type Database, OverdueRepository, ReviewActRepository, ReviewRoutingRepository } from '@palaver/persistence';
import { whileMore } from './while-more.js';

const ROUTED_AT_ONCE = 200;
/** A turn comes every two seconds. */
const PAGES_A_TURN = 10;

/** Open items follow their queues: to where they belong when queues change, and past the time they may wait. */
export class ReviewKeeping {
  private readonly routing: ReviewRoutingRepository;
  private readonly overdue: OverdueRepository;
  private readonly acts = new ReviewActRepository();

  constructor(private readonly db: Database) {
    this.routing = new ReviewRoutingRepository(db);
    this.overdue = new OverdueRepository(db);
  }

  async turn(): Promise<void> {
    await whileMore(PAGES_A_TURN, () => this.routing.routeSome(ROUTED_AT_ONCE, routeAgain));
    await whileMore(PAGES_A_TURN, async () => (await this.overdue.act()) > 0);
  }

  /** What has ended by itself: who looked at an item, and who passed it over. */
  async forget(): Promise<void> {
    await this.acts.forget(this.db);
  }
}
