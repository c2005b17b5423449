import { type DeliveryRepository, type EndpointChange, type SentResult } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';

const MOST_AT_ONCE = 256;
/** 72 hours, less what passes between a message's first being owed and its first failure. */
const GIVE_UP_AFTER_SECONDS = 72 * 3600 - 300;

/** Collects results and writes them in lists, one after the other: what ends while one is written waits for the next. */
export class DeliveryResults {
  private waiting: SentResult[] = [];
  private writing: Promise<void> | undefined;

  constructor(
    private readonly deliveries: Pick<DeliveryRepository, 'settle' | 'disable'>,
    private readonly logger: Logger,
    /** How a try ended, or that this could not be written, and the seconds it took. */
    private readonly onResult: (outcome: SentResult['outcome'] | 'unrecorded', seconds: number) => void,
  ) {}

  add(result: SentResult): void {
    this.waiting.push(result);
    this.writing ??= this.write().finally(() => this.written());
  }

  /** Resolves when everything added so far is written. */
  async flushed(): Promise<void> {
    while (this.writing) {
      await this.writing;
    }
  }

  private written(): void {
    this.writing = undefined;
    if (this.waiting.length > 0) {
      this.writing = this.write().finally(() => this.written());
    }
  }

  private async write(): Promise<void> {
    // What ends in the same turn shares the statement.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const list = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        const changes = await this.deliveries.settle(list);
        list.forEach(({ outcome, latencyMs = 0 }) => this.onResult(outcome, latencyMs / 1000));
        for (const change of changes) {
          await this.judge(change, list);
        }
      } catch (error) {
        list.forEach(({ latencyMs = 0 }) => this.onResult('unrecorded', latencyMs / 1000));
        this.logger.warn({ err: error, messages: list.length }, 'results not recorded; leases end by themselves');
      }
    }
  }

  private async judge(change: EndpointChange, list: readonly SentResult[]): Promise<void> {
    const { siteId, endpointId, failures } = change;
    const about = { site: siteId, endpoint: endpointId, failures };
    const last = list.findLast(({ endpoint, error }) => endpoint === endpointId && error !== undefined);
    const found = { ...about, status: last?.status, error: last?.error };
    if (change.gone || change.failingSeconds >= GIVE_UP_AFTER_SECONDS) {
      const reason = change.gone ? 'gone' : 'unreachable';
      const { status = null, error = null } = last ?? {};
      if (await this.deliveries.disable({ siteId, endpointId, reason, status, error })) {
        this.logger.error({ ...found, reason }, 'endpoint switched off');
      }
    } else if (change.opened) {
      this.logger.warn(found, 'endpoint keeps failing: one message at a time until one arrives');
    } else if (change.closed) {
      this.logger.info(about, 'endpoint is back: what it is owed goes out now');
    }
  }
}
