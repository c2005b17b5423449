import { FigureRepository, type Database } from '@palaver/persistence';
import { type Logger, Metrics, ModerationMetrics, rateLimitMetric } from '@palaver/platform';
import { FreshFigures } from './fresh-figures.js';
import { storeGauges } from './store-gauges.js';

/** Longer overdue than a worker that lives leaves anything. */
const OVERDUE_SECONDS = 30;

/** Everything an admin counts, and what it tells of the whole installation. */
export class AdminMetrics {
  readonly all = new Metrics();
  readonly moderation = new ModerationMetrics(this.all);
  readonly onRateLimited = rateLimitMetric(this.all);
  private readonly figures: FreshFigures;

  constructor(db: Pick<Database, 'forSites'>, logger: Pick<Logger, 'warn'>) {
    const repository = new FigureRepository(db);
    this.figures = new FreshFigures(
      () => repository.read(),
      (error) => logger.warn({ err: error }, 'the figures of the stores could not be read'),
    );
    storeGauges(this.all, this.figures);
  }

  /** @throws when no worker lives */
  async checkWorkers(): Promise<void> {
    if (((await this.figures.get())?.workers ?? 0) === 0) {
      throw new Error('no worker has said lately that it lives');
    }
  }

  /** @throws when work is left lying */
  async checkBacklog(): Promise<void> {
    const figures = await this.figures.get();
    if (!figures || figures.overdueSeconds > OVERDUE_SECONDS) {
      throw new Error('work is overdue');
    }
  }
}
