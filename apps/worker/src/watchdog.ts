import { type WorkRepository } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';
import { type Bell } from '@palaver/queues';
import { Repeat } from './repeat.js';

const SILENCE_SECONDS = 30;

/**
 * Health is progress, not a connection: work that has been due for 30 seconds while nothing was completed, with both
 * stores answering, means that this process is stuck. It ends, and whoever keeps it running starts it anew.
 */
export class Watchdog {
  private readonly ticks: Repeat;
  private seen = -1;
  private movedAt = Date.now();

  constructor(
    private readonly work: Pick<WorkRepository, 'ages'>,
    private readonly bell: Pick<Bell, 'waiting'>,
    private readonly completed: () => number,
    private readonly logger: Logger,
    private readonly end: () => void = () => process.kill(process.pid, 'SIGKILL'),
  ) {
    this.ticks = new Repeat(
      5000,
      () => this.tick(),
      () => (this.movedAt = Date.now()),
    );
  }

  start(): void {
    this.ticks.start();
  }

  stop(): void {
    void this.ticks.stop();
  }

  /** @throws when work has been due for as long as nobody should wait. */
  async check(): Promise<void> {
    const { dueSeconds } = await this.work.ages();
    if (dueSeconds > SILENCE_SECONDS) {
      throw new Error(`work has been due for ${Math.round(dueSeconds)} seconds`);
    }
  }

  async tick(now = Date.now()): Promise<void> {
    const { dueSeconds } = await this.work.ages();
    await this.bell.waiting();
    if (this.completed() !== this.seen || dueSeconds < SILENCE_SECONDS) {
      this.seen = this.completed();
      this.movedAt = now;
    } else if (now - this.movedAt > SILENCE_SECONDS * 1000) {
      this.logger.fatal({ dueSeconds }, 'work is due and nothing moves: ending this process');
      this.end();
    }
  }
}
