import { type ClaimedDelivery, type DeliveryRepository, type Flight } from '@palaver/persistence';
import { type Logger } from '@palaver/platform';
import { type CallbackClient } from './callback-client.js';
import { type DeliverySender } from './delivery-sender.js';

const TICK_MS = 1000;
const PATIENCE_MS = 4000;
const MAX_FLYING = 128;
const MAX_PER_ENDPOINT = 8;

/** Claims due deliveries every second and on each kick, and keeps a bounded number of them in the air. */
export class Dispatcher {
  private readonly flights = new Map<string, Flight>();
  private readonly flying = new Set<Promise<void>>();
  private readonly stop = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private pumping: Promise<void> | undefined;
  private again = false;
  private closing = false;

  constructor(
    private readonly deliveries: Pick<DeliveryRepository, 'claim' | 'retire'>,
    private readonly sender: Pick<DeliverySender, 'send'>,
    private readonly client: Pick<CallbackClient, 'close'>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.kick();
  }

  /** Something may be due: looks at once instead of at the next tick. */
  kick(): void {
    this.again = true;
    if (!this.closing && !this.pumping && this.flying.size < MAX_FLYING) {
      this.pumping = this.pump().finally(() => this.pumped());
    }
  }

  /** Takes no more, lets what is under way finish for a few seconds, gives the rest back. */
  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    const cut = setTimeout(() => this.stop.abort(), PATIENCE_MS);
    await this.pumping;
    await Promise.all(this.flying);
    clearTimeout(cut);
    await this.client.close();
  }

  private tick(): void {
    this.deliveries.retire().then(
      () => this.kick(),
      (error: unknown) => this.logger.warn({ err: error }, 'deliveries cannot be looked at'),
    );
  }

  private async pump(): Promise<void> {
    while (this.again && !this.closing && this.flying.size < MAX_FLYING) {
      this.again = false;
      try {
        const claimed = await this.deliveries.claim({
          total: MAX_FLYING - this.flying.size,
          perEndpoint: MAX_PER_ENDPOINT,
          flying: [...this.flights.values()],
        });
        claimed.forEach((delivery) => this.launch(delivery));
      } catch (error) {
        this.logger.warn({ err: error }, 'deliveries cannot be claimed');
        return;
      }
    }
  }

  private pumped(): void {
    this.pumping = undefined;
    if (this.again) {
      this.kick();
    }
  }

  private launch(delivery: ClaimedDelivery): void {
    const { siteId, endpointId } = delivery;
    const flight = this.flights.get(`${siteId} ${endpointId}`) ?? { siteId, endpointId, count: 0 };
    this.flights.set(`${siteId} ${endpointId}`, flight);
    flight.count += 1;
    const flown = this.fly(delivery).finally(() => {
      flight.count -= 1;
      if (flight.count === 0) {
        this.flights.delete(`${siteId} ${endpointId}`);
      }
      this.flying.delete(flown);
      this.kick();
    });
    this.flying.add(flown);
  }

  private async fly(delivery: ClaimedDelivery): Promise<void> {
    const { siteId, endpointId, subjectId, version, attempts } = delivery;
    const about = { siteId, endpointId, commentId: subjectId, version, attempt: attempts + 1 };
    try {
      const result = await this.sender.send(delivery, this.stop.signal);
      const level = result === 'abandoned' ? 'error' : result === 'failed' ? 'warn' : 'debug';
      this.logger[level](about, `delivery ${result}`);
    } catch (error) {
      this.logger.warn({ ...about, err: error }, 'delivery not recorded; it is taken up again when its lease ends');
    }
  }
}
