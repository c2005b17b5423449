import { type ClaimedDelivery, type DeliveryFailure, type DeliveryRepository } from '@palaver/persistence';
import { type CallbackClient } from './callback-client.js';
import { type MessageWriter } from './message-writer.js';
import { nextDelay, parseRetryAfter } from './retry-schedule.js';

export type DeliveryResult = 'delivered' | 'superseded' | 'failed' | 'abandoned' | 'given back';

const GONE = 410;
const ASKS_FOR_PATIENCE = new Set([429, 502, 503, 504]);

/** One try of one message, from the comment to the row that remembers how it went. */
export class DeliverySender {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly messages: Pick<MessageWriter, 'write'>,
    private readonly client: Pick<CallbackClient, 'post'>,
    private readonly random: () => number = Math.random,
  ) {}

  /** @throws only when the database fails; the lease then ends by itself. */
  async send(delivery: ClaimedDelivery, stop: AbortSignal): Promise<DeliveryResult> {
    const message = await this.messages.write(delivery);
    if (!message) {
      await this.deliveries.markSuperseded(delivery);
      return 'superseded';
    }
    try {
      const { status, retryAfter } = await this.client.post(delivery.url, message.headers, message.body, stop);
      if (status >= 200 && status < 300) {
        await this.deliveries.markDelivered(delivery, status);
        return 'delivered';
      }
      const wait = ASKS_FOR_PATIENCE.has(status) ? parseRetryAfter(retryAfter, Date.now()) : undefined;
      return await this.fail(delivery, { status, error: `answered ${status}` }, wait);
    } catch (error) {
      if (stop.aborted) {
        await this.deliveries.giveBack(delivery);
        return 'given back';
      }
      return await this.fail(delivery, { status: null, error: describe(error) });
    }
  }

  private async fail(
    delivery: ClaimedDelivery,
    failure: DeliveryFailure,
    retryAfterSeconds?: number,
  ): Promise<DeliveryResult> {
    const { attempts, ageSeconds } = delivery;
    const delay = nextDelay({ attempts: attempts + 1, ageSeconds, retryAfterSeconds, random: this.random() });
    if (failure.status === GONE || delay === undefined) {
      await this.deliveries.abandon(delivery, failure);
      return 'abandoned';
    }
    await this.deliveries.retryLater(delivery, failure, delay);
    return 'failed';
  }
}

function describe(error: unknown): string {
  const { name, message, code } = error as Error & { code?: unknown };
  if (name === 'TimeoutError') {
    return 'did not answer in time';
  }
  return typeof code === 'string' ? `${code}: ${message}` : message;
}
