import type { Moderation } from '@palaver/moderation';
import { type DueWork, isStoreAway, type WorkRepository } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';
import { type Bell, inLists } from '@palaver/queues';
import { Repeat } from './repeat.js';
import { failureFields } from './failure-fields.js';

const PAGE = 500;
const PAGES_PER_TICK = 10;
const TOO_MANY_WAITING = 20_000;
const ATTEMPTS_BEFORE_QUARANTINE = 8;

/**
 * Once a second, in every worker and without a leader: rings again for work that is due. What was tried before rings
 * alone; what failed too often goes to a person.
 */
export class Sweeper {
  private readonly ticks: Repeat;

  constructor(
    private readonly work: WorkRepository,
    private readonly bell: Bell,
    private readonly moderation: Pick<Moderation, 'quarantine'>,
    private readonly logger: Logger,
  ) {
    this.ticks = new Repeat(
      1000,
      () => this.tick(),
      (error) => this.tell(error),
    );
  }

  start(): void {
    this.ticks.start();
  }

  async stop(): Promise<void> {
    await this.ticks.stop();
  }

  /** One tick; a bell nobody hears is not rung, or rows would be put off for nothing and duplicates pile up. */
  async tick(): Promise<void> {
    if (!(await this.isHeard())) {
      return;
    }
    for (let page = 0; page < PAGES_PER_TICK; page += 1) {
      const due = await this.work.sweep(PAGE);
      await this.ring(due);
      if (due.length < PAGE) {
        return;
      }
    }
  }

  private async isHeard(): Promise<boolean> {
    return this.bell.waiting().then(
      (waiting) => waiting <= TOO_MANY_WAITING,
      () => false,
    );
  }

  private async ring(due: readonly DueWork[]): Promise<void> {
    const poisoned = due.filter(({ attempts }) => attempts >= ATTEMPTS_BEFORE_QUARANTINE);
    for (const { id, attempts } of poisoned) {
      this.logger.error({ work: id, attempts }, 'failed too often: handed to a person');
      await this.moderation.quarantine(id);
    }
    const rest = due.filter((work) => !poisoned.includes(work));
    const arrivals = rest.filter(({ cause }) => cause === 'arrival');
    await this.ringFor(arrivals, 'decide');
    await this.ringFor(
      rest.filter((work) => !arrivals.includes(work)),
      'rescore',
    );
  }

  private async ringFor(due: readonly DueWork[], name: 'decide' | 'rescore'): Promise<void> {
    const fresh = due.filter(({ attempts }) => attempts === 0).map(({ id }) => id);
    await this.bell.ringLists(inLists(fresh), name);
    await this.bell.ringAlone(
      due.filter(({ attempts }) => attempts > 0).map(({ id }) => id),
      name,
    );
  }

  private tell(error: unknown): void {
    if (!isStoreAway(error)) {
      this.logger.warn(failureFields(error), 'a sweep failed');
    }
  }
}
