import { type ClaimedDelivery, type Room, type SentResult } from '@palaver/persistence';
import { givenBack } from './delivery-sender.js';
import { type Message } from './message-writer.js';

export interface Job {
  delivery: ClaimedDelivery;
  message: Message;
  /** By `performance.now()`. */
  claimedAt: number;
}

export interface LaneHooks {
  send(job: Job): Promise<SentResult>;
  /** A job has ended, whatever came of it. */
  onEnd(result: SentResult, lane: EndpointLane): void;
}

export const FIRST_WINDOW = 8;
const MOST_AT_ONCE = 16;
const WIDEST_WINDOW = 256;
/** Half a lease is left for the call itself. */
const PATIENCE_MS = 10_000;
const SLOW_MS = 2000;
const LATE_MS = 3000;
/** Gentle, so that one that fails now and then is still given lists; twenty in a row leave an eighth. */
const AFTER_FAILURE = 0.9;

/**
 * What one endpoint is being sent. It finds the endpoint's pace: one that answers quickly is given more at a time and
 * taken more for, one that is slow or fails less and less, down to one. So slow ones hold few of the connections and
 * leases that all share.
 */
export class EndpointLane {
  /** Whether more was due than there was room for. */
  hasMore = false;
  private readonly waiting: Job[] = [];
  private flying = 0;
  private atOnce = FIRST_WINDOW;
  private window = FIRST_WINDOW;

  constructor(
    private readonly siteId: string,
    private readonly endpointId: string,
    private readonly hooks: LaneHooks,
  ) {}

  get held(): number {
    return this.waiting.length + this.flying;
  }

  get room(): Room {
    return {
      siteId: this.siteId,
      endpointId: this.endpointId,
      room: Math.max(0, Math.floor(this.window) - this.held),
    };
  }

  get isHalfEmpty(): boolean {
    return this.held <= this.window / 2;
  }

  push(job: Job): void {
    this.waiting.push(job);
    this.launch();
  }

  /** Takes back what has not been sent yet. */
  clear(): Job[] {
    return this.waiting.splice(0);
  }

  private launch(): void {
    while (this.flying < Math.max(1, Math.floor(this.atOnce)) && this.waiting.length > 0) {
      const job = this.waiting.shift() as Job;
      const startedAt = performance.now();
      if (startedAt - job.claimedAt > PATIENCE_MS) {
        // The lease could end under way, and another process would send the same message beside us.
        this.narrow();
        this.hooks.onEnd(givenBack(job.delivery), this);
        continue;
      }
      this.flying += 1;
      void this.hooks.send(job).then((result) => {
        this.flying -= 1;
        this.learn(result, performance.now() - startedAt, performance.now() - job.claimedAt);
        this.launch();
        this.hooks.onEnd(result, this);
      });
    }
  }

  private learn({ outcome }: SentResult, tookMs: number, sinceClaimMs: number): void {
    if (tookMs > SLOW_MS) {
      this.narrow();
    } else if (outcome === 'delivered') {
      this.atOnce = Math.min(MOST_AT_ONCE, this.atOnce + 1 / this.atOnce);
      this.window = sinceClaimMs > LATE_MS ? this.atOnce : Math.min(WIDEST_WINDOW, this.window + 1);
    } else {
      this.window = Math.max(this.atOnce, this.window * AFTER_FAILURE);
    }
  }

  private narrow(): void {
    this.atOnce = Math.max(1, this.atOnce / 2);
    this.window = this.atOnce;
  }
}
