import type { ThreadScorer } from '@palaver/moderation';
import { type Database, ErasureRepository, isStoreAway } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';
import { Repeat } from './repeat.js';
import { RuleKeeping } from './rule-keeping.js';
import { failureFields } from './failure-fields.js';

const HOUR_MS = 3_600_000;

/** Chores: authors who are to be forgotten, what rules do, overdo, and remember long enough. */
export class Maintenance {
  private readonly erasure: ErasureRepository;
  private readonly chores: Repeat[];
  private readonly rules: RuleKeeping;

  constructor(
    private readonly db: Database,
    scorer: ThreadScorer,
    private readonly logger: Logger,
  ) {
    this.rules = new RuleKeeping(db, scorer, logger);
    this.erasure = new ErasureRepository(db);
    const tell = (error: unknown) => {
      if (!isStoreAway(error)) {
        this.logger.warn(failureFields(error), 'a chore failed');
      }
    };
    this.chores = [
      new Repeat(500, () => this.rules.turn(), tell),
      new Repeat(2000, () => this.erase(), tell),
      new Repeat(HOUR_MS, () => this.rules.forget(), tell),
      new Repeat(HOUR_MS, async () => void (await this.db.query('SELECT palaver_keep_memory()')), tell),
    ];
  }

  start(): void {
    this.chores.forEach((chore) => chore.start());
  }

  async stop(): Promise<void> {
    await Promise.all(this.chores.map((chore) => chore.stop()));
    await this.rules.close();
  }

  private async erase(): Promise<void> {
    const erased = await this.erasure.eraseSome(500);
    if (erased > 0) {
      this.logger.info({ comments: erased }, 'erased comments of authors who are to be forgotten');
    }
  }
}
