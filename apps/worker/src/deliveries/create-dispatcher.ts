import { CommentRepository, type Database, DeliveryRepository, type SiteDirectory } from '@palaver/persistence';
import { CallbackClient, CallbackGuard, type Logger, Sealer, type Settings, type Tracing } from '@palaver/platform';
import { DeliveryResults } from './delivery-results.js';
import { DeliverySender } from './delivery-sender.js';
import { Dispatcher } from './dispatcher.js';
import { MessageWriter } from './message-writer.js';
import { TracedClient } from './traced-client.js';

/** The parts of outgoing deliveries, put together. `db` is the pipeline's. */
export function createDispatcher(
  db: Database,
  sites: SiteDirectory,
  settings: Pick<Settings, 'callbackAllowed' | 'masterKey' | 'publicUrl'>,
  logger: Logger,
  onResult: ConstructorParameters<typeof DeliveryResults>[2],
  tracing?: Tracing,
): Dispatcher {
  const deliveries = new DeliveryRepository(db);
  const client = new CallbackClient(new CallbackGuard(settings.callbackAllowed));
  return new Dispatcher({
    deliveries,
    messages: new MessageWriter(new CommentRepository(db), sites, new Sealer(settings.masterKey), settings.publicUrl),
    sender: new DeliverySender(tracing ? new TracedClient(client, tracing) : client),
    results: new DeliveryResults(deliveries, logger, onResult),
    client,
    logger,
  });
}
