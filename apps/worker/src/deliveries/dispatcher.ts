import { setTimeout as pause } from 'node:timers/promises';
import { type ClaimedDelivery, type DeliveryRepository, type SentResult } from '@palaver/persistence';
import { type CallbackClient, type Logger } from '@palaver/platform';
import { type DeliveryResults } from './delivery-results.js';
import { type DeliverySender, givenBack, overtaken } from './delivery-sender.js';
import { EndpointLane, FIRST_WINDOW } from './endpoint-lane.js';
import { type MessageWriter } from './message-writer.js';

const TICK_MS = 1000;
const PATIENCE_MS = 4000;
const MOST_HELD = 1024;
const LONGEST_LIST = 256;
/** Between two looks, so that many kicks are one look. */
const REST_MS = 5;

export interface DispatcherParts {
  deliveries: Pick<DeliveryRepository, 'claim' | 'claimProbes' | 'retire'>;
  messages: Pick<MessageWriter, 'write'>;
  sender: Pick<DeliverySender, 'send' | 'unsent'>;
  results: Pick<DeliveryResults, 'add' | 'flushed'>;
  client: Pick<CallbackClient, 'close'>;
  logger: Logger;
}

/** Claims due deliveries in lists, every second and on each kick, and hands them to the lanes of their endpoints. */
export class Dispatcher {
  private readonly lanes = new Map<string, EndpointLane>();
  private readonly stop = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private pumping: Promise<void> | undefined;
  private ticking = false;
  private held = 0;
  private again = false;
  private closing = false;
  private emptied = () => {};

  constructor(private readonly parts: DispatcherParts) {}

  start(): void {
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    this.kick();
  }

  /** Something may be due: looks at once instead of at the next tick. */
  kick(): void {
    this.again = true;
    if (!this.closing && !this.pumping && this.held < MOST_HELD) {
      this.pumping = this.pump().finally(() => this.pumped());
    }
  }

  /** Takes no more, lets what is under way finish for a few seconds, gives the rest back. */
  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    const cut = setTimeout(() => this.stop.abort(), PATIENCE_MS);
    await this.pumping;
    this.lanes.forEach((lane) => lane.clear().forEach(({ delivery }) => this.end(givenBack(delivery))));
    if (this.held > 0) {
      await new Promise<void>((resolve) => (this.emptied = resolve));
    }
    await this.parts.results.flushed();
    clearTimeout(cut);
    await this.parts.client.close();
  }

  private async tick(): Promise<void> {
    if (this.ticking) {
      return;
    }
    this.ticking = true;
    try {
      await this.parts.deliveries.retire();
      if (!this.closing && this.held < MOST_HELD) {
        await this.take(await this.parts.deliveries.claimProbes());
      }
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'deliveries cannot be looked at');
    } finally {
      this.ticking = false;
    }
    this.kick();
  }

  private async pump(): Promise<void> {
    while (this.again && !this.closing && this.held < MOST_HELD) {
      this.again = false;
      const started = performance.now();
      try {
        await this.claim();
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'deliveries cannot be claimed');
        return;
      }
      await pause(REST_MS + (performance.now() - started) / 2);
    }
  }

  private pumped(): void {
    this.pumping = undefined;
    if (this.again) {
      this.kick();
    }
  }

  private async claim(): Promise<void> {
    const total = Math.min(LONGEST_LIST, MOST_HELD - this.held);
    const rooms = [...this.lanes.values()].map((lane) => lane.room).filter(({ room }) => room !== FIRST_WINDOW);
    const claimed = await this.parts.deliveries.claim({ total, perEndpoint: FIRST_WINDOW, rooms });
    this.again ||= claimed.length === total;
    await this.take(claimed);
  }

  private async take(claimed: readonly ClaimedDelivery[]): Promise<void> {
    if (claimed.length === 0) {
      return;
    }
    const claimedAt = performance.now();
    const messages = await this.parts.messages.write(claimed);
    claimed.forEach((delivery, n) => {
      this.held += 1;
      const message = messages[n] ?? 'overtaken';
      if (message === 'overtaken') {
        this.end(overtaken(delivery));
      } else if (message instanceof Error) {
        this.end(this.parts.sender.unsent(delivery, message));
      } else if (this.closing) {
        this.end(givenBack(delivery));
      } else {
        this.lane(delivery).push({ delivery, message, claimedAt });
      }
    });
    this.lanes.forEach((lane) => (lane.hasMore ||= lane.room.room === 0));
  }

  private lane({ siteId, endpointId }: ClaimedDelivery): EndpointLane {
    const known = this.lanes.get(endpointId);
    const lane =
      known ??
      new EndpointLane(siteId, endpointId, {
        send: ({ delivery, message }) => this.parts.sender.send(delivery, message, this.stop.signal),
        onEnd: (result, lane) => this.end(result, lane),
      });
    this.lanes.set(endpointId, lane);
    return lane;
  }

  private end(result: SentResult, lane?: EndpointLane): void {
    this.held -= 1;
    this.parts.results.add(result);
    this.tell(result);
    if (this.closing && this.held === 0) {
      this.emptied();
    }
    if (lane?.hasMore && lane.isHalfEmpty) {
      lane.hasMore = false;
      this.kick();
    }
  }

  private tell({ site, endpoint, subject, version, outcome, attempt, status, error }: SentResult): void {
    const level = outcome === 'retry' || outcome === 'dead' ? 'warn' : 'debug';
    this.parts.logger[level](
      { siteId: site, endpointId: endpoint, subject, version, attempt, status, error },
      `delivery: ${outcome}`,
    );
  }
}
