import { BatchJobRepository, type Database, isStoreAway } from '@palaver/persistence';
import { failpoint, type Logger } from '@palaver/platform';
import { failureFields } from '../failure-fields.js';
import { Repeat } from '../repeat.js';

const LOOK_MS = 500;
const MINUTE_MS = 60_000;

/**
 * Carries acts over many comments out, one at a time: a transaction to a step, so that nobody waits long for a comment,
 * and whatever ends this process in between, the next one goes on behind the last step.
 */
export class BatchRunner {
  private readonly jobs: BatchJobRepository;
  private readonly chores: Repeat[];
  private stopping = false;

  constructor(
    db: Pick<Database, 'query' | 'transaction'>,
    private readonly logger: Logger,
    private readonly onDecided: () => void = () => undefined,
  ) {
    this.jobs = new BatchJobRepository(db);
    const tell = (error: unknown) => {
      if (!isStoreAway(error)) {
        this.logger.warn(failureFields(error), 'a step of a batch failed');
      }
    };
    this.chores = [new Repeat(LOOK_MS, () => this.look(), tell), new Repeat(MINUTE_MS, () => this.jobs.forget(), tell)];
  }

  start(): void {
    this.chores.forEach((chore) => chore.start());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.chores.map((chore) => chore.stop()));
  }

  private async look(): Promise<void> {
    const job = await this.jobs.lease();
    if (!job) {
      return;
    }
    const fields = { site: job.siteId, batch: job.id };
    this.logger.info(fields, 'a batch begins');
    let step = await this.jobs.step(job);
    while (step === 'more' && !this.stopping) {
      failpoint('worker.batch_step');
      this.onDecided();
      step = await this.jobs.step(job);
    }
    this.onDecided();
    if (step === 'more') {
      await this.jobs.giveBack(job);
    } else {
      this.logger.info(fields, step === 'done' ? 'a batch is done' : 'a batch was cancelled');
    }
  }
}
