import { BrakeWatch, TallyKeeper } from '@palaver/moderation';
import { BrakeRepository, type Database, TallyRepository } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';

/** Counts what rules hit, and brakes those that hit too much. Every worker does it, and none leads. */
export class RuleKeeping {
  private readonly tallies: TallyKeeper;
  private readonly brakes: BrakeWatch;

  constructor(
    db: Database,
    private readonly logger: Logger,
  ) {
    this.tallies = new TallyKeeper(new TallyRepository(db));
    this.brakes = new BrakeWatch(new BrakeRepository(db));
  }

  async turn(): Promise<void> {
    await this.tallies.turn();
    for (const { siteId, rule, hits, comments } of await this.brakes.look()) {
      this.logger.warn({ site: siteId, rule, hits, comments }, 'the brake has put a rule into shadow');
    }
  }
}
