import { STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { parseJson } from './json.js';
import { type ProblemFilter, toProblemError } from './problem.filter.js';
import { ProblemError } from './problem-error.js';
import { requestId } from './request-log.js';

export const BODY_LIMIT = 8 * 1024 * 1024;
const MAX_CONNECTIONS = 20_000;

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

export interface FastifySettings {
  filter: ProblemFilter;
  bodyLimit?: number;
  trustProxy?: string[];
  /** `raw`: the body is a Buffer and NDJSON is taken too; `json`: it is the parsed value. */
  bodies: 'raw' | 'json';
  /** Added to the security headers of every answer, or replacing one of them. */
  headers?: Record<string, string>;
}

/** Fastify with limits on everything a stranger can hold on to; the defaults of Node and Fastify have none. */
export function createAdapter(settings: FastifySettings): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: settings.bodyLimit ?? BODY_LIMIT,
    requestTimeout: 10_000,
    connectionTimeout: 15_000,
    keepAliveTimeout: 10_000,
    // Node looks for overdue requests every 30 seconds unless told otherwise.
    http: { headersTimeout: 8000, connectionsCheckingInterval: 1000 },
    routerOptions: { maxParamLength: 2000 },
    trustProxy: settings.trustProxy?.length ? settings.trustProxy : false,
    // While stopping, what still arrives on open connections is served, and the connections are closed after it.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      settings.filter.answer(error, request, reply),
    clientErrorHandler: refuseBrokenRequest,
    genReqId: requestId,
    multipart: false,
    skipMiddie: true,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.server.maxConnections = MAX_CONNECTIONS;
  const headers = { ...SECURITY_HEADERS, ...settings.headers };
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id);
    const encoding = request.headers['content-encoding'];
    done(encoding === undefined || encoding === 'identity' ? undefined : encodedBody());
  });
  addParsers(fastify, settings.bodies);
  return adapter;
}

function encodedBody(): ProblemError {
  return new ProblemError(
    415,
    'unsupported-media-type',
    'Compressed bodies are not taken; send it without Content-Encoding.',
  );
}

function addParsers(fastify: FastifyInstance, bodies: 'raw' | 'json'): void {
  fastify.removeAllContentTypeParsers();
  const types = bodies === 'raw' ? ['application/json', 'application/x-ndjson'] : ['application/json'];
  fastify.addContentTypeParser<Buffer>(types, { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      // Many clients name a type where they send nothing, as with DELETE.
      done(null, bodies === 'raw' ? body : body.length === 0 ? undefined : parseJson(body));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** What is not HTTP at all, or came too slowly; there is no request object yet, so the answer is written by hand. */
function refuseBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = BROKEN_STATUS[error.code ?? ''] ?? 400;
  const problem = toProblemError({ statusCode: status })?.toProblem();
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const BROKEN_STATUS: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
