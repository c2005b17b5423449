import { randomUUID } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { type FastifyInstance } from 'fastify';
import { type Logger } from './logger.js';

const SAFE_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's own `X-Request-Id` where it has a form that can stand in a log, or else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID();
}

/** One line for each answer at level `debug`; failures of ours are told where they become answers. Routes are templates. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  if (!logger.isLevelEnabled('debug')) {
    return;
  }
  fastify.addHook(
    'onResponse',
    ({ id: requestId, method, routeOptions }, { statusCode: status, elapsedTime }, done) => {
      logger.debug({ requestId, method, route: routeOptions.url, status, ms: Math.round(elapsedTime) }, 'answered');
      done();
    },
  );
}
