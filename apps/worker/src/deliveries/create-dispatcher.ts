import { CommentRepository, type Database, DeliveryRepository, type SiteDirectory } from '@palaver/persistence';
import { CallbackGuard, type Logger, Sealer, type Settings } from '@palaver/platform';
import { CallbackClient } from './callback-client.js';
import { CountedSender } from './counted-sender.js';
import { DeliverySender } from './delivery-sender.js';
import { Dispatcher } from './dispatcher.js';
import { MessageWriter } from './message-writer.js';

/** The parts of outgoing deliveries, put together. `db` is the pipeline's. */
export function createDispatcher(
  db: Database,
  sites: SiteDirectory,
  settings: Pick<Settings, 'callbackAllowed' | 'masterKey' | 'publicUrl'>,
  logger: Logger,
  onResult: ConstructorParameters<typeof CountedSender>[1],
): Dispatcher {
  const deliveries = new DeliveryRepository(db);
  const comments = new CommentRepository(db);
  const messages = new MessageWriter(comments, sites, new Sealer(settings.masterKey), settings.publicUrl);
  const client = new CallbackClient(new CallbackGuard(settings.callbackAllowed));
  const sender = new CountedSender(new DeliverySender(deliveries, messages, client), onResult);
  return new Dispatcher(deliveries, sender, client, logger);
}
