import { BrakeWatch, TallyCounter, TallyKeeper, type ThreadScorer } from '@palaver/moderation';
import { BrakeRepository, type Database, TallyRepository } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';

/** Counts what rules hit, and brakes those that hit too much. Every worker does it, and none leads. */
export class RuleKeeping {
  private readonly rows: TallyRepository;
  private readonly counter: TallyCounter;
  private readonly tallies: TallyKeeper;
  private readonly brakes: BrakeWatch;

  constructor(
    db: Database,
    scorer: Pick<ThreadScorer, 'tally'>,
    private readonly logger: Logger,
  ) {
    this.rows = new TallyRepository(db);
    this.counter = new TallyCounter({
      document: (siteId, hash) => this.rows.document(siteId, hash),
      beside: (page) => scorer.tally(page),
    });
    this.tallies = new TallyKeeper(this.rows, this.counter);
    this.brakes = new BrakeWatch(new BrakeRepository(db));
  }

  /** Drops what no report card looks at any more. */
  async forget(): Promise<void> {
    await this.rows.forget();
  }

  async close(): Promise<void> {
    await this.counter.close();
  }

  async turn(): Promise<void> {
    await this.tallies.turn();
    for (const { siteId, rule, hits, comments } of await this.brakes.look()) {
      this.logger.warn({ site: siteId, rule, hits, comments }, 'the brake has put a rule into shadow');
    }
  }
}
