import { fastify } from 'fastify';
import { MicroBatch } from './micro-batch.js';
import { BARE_QUEUE, type BareComment, bareQueue } from './queue.js';
import { bareSettings } from './settings.js';

/** The least a gateway can do: check the key, gather, put the texts themselves on the queue, acknowledge. */
const settings = bareSettings();
const queue = bareQueue(settings);
await queue.waitUntilReady();
const batch = new MicroBatch<BareComment>((comments) => queue.add(BARE_QUEUE, { comments }));
const bearer = `Bearer ${settings.key}`;

const server = fastify();
server.post<{ Body: BareComment }>('/comments', async (request, reply) => {
  if (request.headers.authorization !== bearer) {
    return reply.status(401).send({ error: 'unauthorized' });
  }
  await batch.submit(request.body);
  return reply.status(202).send({ id: request.body.id, status: 'accepted' });
});
process.send?.({ url: await server.listen({ host: '127.0.0.1', port: 0 }) });

process.once('SIGTERM', () => {
  void server
    .close()
    .then(() => queue.close())
    .then(() => process.exit(0));
});
