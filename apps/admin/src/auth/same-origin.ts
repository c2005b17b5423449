import { ProblemError } from '@palaver/platform';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { hasSessionCookie } from './session-cookie.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page makes a browser send: a browser says where a request comes from, and sends the
 * session's cookie along by itself. A bearer token it does not send by itself, so programs need no origin.
 */
export function refuseForeignOrigins(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(isForeign(request) ? foreign() : undefined);
  });
}

function isForeign(request: FastifyRequest): boolean {
  const { origin, authorization, 'sec-fetch-site': site } = request.headers;
  if (authorization?.toLowerCase().startsWith('bearer ')) {
    return false;
  }
  const comesFromOutside = site === 'cross-site' || site === 'same-site';
  if (READS.has(request.method)) {
    return comesFromOutside && hasSessionCookie(request);
  }
  if (origin !== undefined) {
    return origin !== `${request.protocol}://${request.host}`;
  }
  return comesFromOutside || (hasSessionCookie(request) && site !== 'same-origin');
}

function foreign(): ProblemError {
  const detail = 'With the cookie of a session, requests are taken from pages of this address alone: send its Origin.';
  return new ProblemError(403, 'foreign-origin', detail);
}
