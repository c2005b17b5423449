import { CalendarKeeper, type ThreadScorer, WaveKeeper } from '@palaver/moderation';
import { randomUUID } from 'node:crypto';
import {
  type Database,
  ErasureRepository,
  HeartbeatRepository,
  isStoreAway,
  WaveItemRepository,
  SamplePickingRepository,
  StatisticCountRepository,
} from '@palaver/persistence';
import { type Logger, Sealer, type Settings } from '@palaver/platform';
import { AuditSealing } from './audit-sealing.js';
import { deliveryChores } from './delivery-keeping.js';
import { Repeat } from './repeat.js';
import { mailChores } from './mail/mail-keeping.js';
import { FeedKeeping } from './feed-keeping.js';
import { ReviewKeeping } from './review-keeping.js';
import { RuleKeeping } from './rule-keeping.js';
import { SearchKeeping } from './search-keeping.js';
import { failureFields } from './failure-fields.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const BEAT_MS = 5000;
const CALENDAR_MS = 2000;

/**
 * Chores: what comments are found by, authors who are to be forgotten, what rules do, overdo, and remember long enough,
 * the chains of the audit log, items that wait for people, what calendars have changed, mails, and what was sent long ago.
 */
export class Maintenance {
  private readonly id = randomUUID();
  private readonly erasure: ErasureRepository;
  private readonly heart: HeartbeatRepository;
  private readonly chores: Repeat[];
  private readonly rules: RuleKeeping;

  constructor(
    private readonly db: Database,
    scorer: ThreadScorer,
    private readonly logger: Logger,
    settings: Pick<Settings, 'mail' | 'adminPublicUrl' | 'masterKey'>,
  ) {
    this.rules = new RuleKeeping(db, scorer, logger);
    this.erasure = new ErasureRepository(db);
    this.heart = new HeartbeatRepository(db);
    const search = new SearchKeeping(db);
    const waves = new WaveKeeper(new WaveItemRepository(db));
    const calendars = new CalendarKeeper(db);
    const audit = new AuditSealing(db, logger);
    const counts = new StatisticCountRepository(db);
    const statistics = new FeedKeeping(db, 'statistics', (siteId) => counts.countSome(siteId));
    const drawn = new SamplePickingRepository(db);
    const samples = new FeedKeeping(db, 'samples', async (siteId) => (await drawn.pickSome(siteId)).isLast);
    const review = new ReviewKeeping(db);
    const tell = (error: unknown) => {
      if (!isStoreAway(error)) {
        this.logger.warn(failureFields(error), 'a chore failed');
      }
    };
    this.chores = [
      new Repeat(BEAT_MS, () => this.heart.beat(this.id), tell),
      new Repeat(500, () => this.rules.turn(), tell),
      new Repeat(2000, () => this.erase(), tell),
      new Repeat(5000, () => statistics.turn(), tell),
      new Repeat(5000, () => samples.turn(), tell),
      new Repeat(1000, () => audit.seal(), tell),
      new Repeat(1000, () => search.turn(), tell),
      new Repeat(2000, () => waves.turn(), tell),
      new Repeat(2000, () => review.turn(), tell),
      new Repeat(MINUTE_MS, () => review.forget(), tell),
      new Repeat(MINUTE_MS, () => audit.digest(), tell),
      new Repeat(HOUR_MS, () => this.rules.forget(), tell),
      new Repeat(HOUR_MS, () => counts.forget(), tell),
      new Repeat(HOUR_MS, async () => void (await this.db.query('SELECT palaver_keep_memory()')), tell),
      new Repeat(CALENDAR_MS, async () => void (await calendars.tellSome()), tell),
      ...deliveryChores(db, tell),
      ...mailChores({ db, box: new Sealer(settings.masterKey), settings, logger }, tell),
    ];
  }

  start(): void {
    this.chores.forEach((chore) => chore.start());
    void this.heart.beat(this.id).catch(() => undefined);
  }

  async stop(): Promise<void> {
    await Promise.all(this.chores.map((chore) => chore.stop()));
    await this.rules.close();
    await this.heart.leave(this.id).catch(() => undefined);
  }

  private async erase(): Promise<void> {
    const erased = await this.erasure.eraseSome(500);
    if (erased > 0) {
      this.logger.info({ comments: erased }, 'erased comments of authors who are to be forgotten');
    }
  }
}
