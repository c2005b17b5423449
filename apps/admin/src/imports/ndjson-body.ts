import { ProblemError } from '@palaver/platform';
import { type FastifyInstance } from 'fastify';

const TAKES_LINES = /\/imports\/:id\/lines$/;
const LINES_LIMIT = 8 * 1024 * 1024;
const ONLY_LINES = new ProblemError(415, 'unsupported-media-type', 'Send the body as application/json.');

/** Lets the route of an import's lines, and no other, take NDJSON as bytes. Called before the routes are set up. */
export function takeNdjson(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (TAKES_LINES.test(route.url)) {
      route.bodyLimit = LINES_LIMIT;
    }
  });
  fastify.addContentTypeParser<Buffer>('application/x-ndjson', { parseAs: 'buffer' }, (request, body, done) => {
    const fits = TAKES_LINES.test(request.routeOptions.url ?? '');
    done(fits ? null : ONLY_LINES, body);
  });
}

/** @throws ProblemError 415 for a body of another kind */
export function linesOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body)) {
    throw new ProblemError(415, 'unsupported-media-type', 'Send the lines as application/x-ndjson.');
  }
  return body;
}
