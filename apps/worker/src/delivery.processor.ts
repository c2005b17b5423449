import { type Logger } from '@palaver/platform';
import { JobConsumer, type QueueBackend } from '@palaver/queues';
import type { Dispatcher } from './deliveries/dispatcher.js';
import { failureFields } from './failure-fields.js';

/** Hears the bell of other processes for deliveries: gateways and the admin write due rows, workers send them. */
export class DeliveryProcessor {
  private readonly consumer: JobConsumer<'deliver'>;

  constructor(backend: QueueBackend, dispatcher: Pick<Dispatcher, 'kick'>, logger: Logger) {
    this.consumer = new JobConsumer(
      backend,
      { name: 'deliver', concurrency: 1, handle: () => Promise.resolve(dispatcher.kick()) },
      {
        onError: (error) => logger.warn(failureFields(error), 'queue'),
        onForged: (name) => logger.error({ queue: name }, 'a job that nobody of ours wrote was dropped'),
      },
    );
  }

  start(): void {
    // Losing this bell costs a second at most: due deliveries are looked for on a timer as well.
    this.consumer.start(() => undefined);
  }

  async close(): Promise<void> {
    await this.consumer.close();
  }
}
