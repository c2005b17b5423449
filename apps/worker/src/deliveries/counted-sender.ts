import { type ClaimedDelivery } from '@palaver/persistence';
import { type DeliveryResult, type DeliverySender } from './delivery-sender.js';

/** Tells how each try ended and how long it took; `unrecorded` when the database failed. */
export class CountedSender {
  constructor(
    private readonly inner: Pick<DeliverySender, 'send'>,
    private readonly onResult: (result: DeliveryResult | 'unrecorded', seconds: number) => void,
  ) {}

  async send(delivery: ClaimedDelivery, stop: AbortSignal): Promise<DeliveryResult> {
    const startedAt = performance.now();
    let result: DeliveryResult | 'unrecorded' = 'unrecorded';
    try {
      return (result = await this.inner.send(delivery, stop));
    } finally {
      this.onResult(result, (performance.now() - startedAt) / 1000);
    }
  }
}
