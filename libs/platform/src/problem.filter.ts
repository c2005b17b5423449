import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from './logger.js';
import { ProblemError } from './problem-error.js';

const RETRY_AFTER_SECONDS = '2';

/** Error codes of the libraries that mean: nothing is wrong with the request, send it again later. */
const UNAVAILABLE = new Set(['store_unavailable', 'ingest_overload', 'queue_unavailable']);

/** The one place where an error becomes an HTTP answer: always problem+json, never a stack trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = toProblemError(error) ?? this.unknown(error, request);
    void reply.status(problem.status).headers({ ...problem.headers, 'cache-control': 'no-store' });
    if (problem.status === 413) {
      // Closed while bytes still come, a connection is reset and its sender may never read why: Node reads on, for as
      // long as a request may take.
      void reply.removeHeader('connection');
    }
    if (problem.body !== undefined) {
      void reply.send(problem.body);
      return;
    }
    // As bytes: to a string Fastify would add a charset, which JSON types do not have.
    const body = Buffer.from(JSON.stringify(problem.toProblem(request.url.split('?', 1)[0])));
    void reply.header('content-type', 'application/problem+json').send(body);
  }

  private unknown(error: unknown, request: FastifyRequest): ProblemError {
    const { id: requestId, method, routeOptions } = request;
    this.logger.error({ err: error, requestId, method, route: routeOptions.url }, 'request failed');
    return new ProblemError(500, 'internal-error', `Something failed on our side; it is logged as ${requestId}.`);
  }
}

/** The problem an error stands for; undefined when it is a fault of ours. */
export function toProblemError(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) {
    return error;
  }
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (typeof code === 'string' && UNAVAILABLE.has(code)) {
    return new ProblemError(
      503,
      'unavailable',
      'Not stored for certain: send it again in a few seconds with the same id.',
      {
        headers: { 'retry-after': RETRY_AFTER_SECONDS },
        cause: error,
      },
    );
  }
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  return typeof status === 'number' && (status < 500 || status === 503) ? ofStatus(status) : undefined;
}

function ofStatus(status: number): ProblemError {
  switch (status) {
    case 404:
      return new ProblemError(404, 'not-found', 'There is nothing at this address; /openapi.json lists what there is.');
    case 405:
      return new ProblemError(405, 'method-not-allowed', 'This address does not know the method.');
    case 408:
      return new ProblemError(408, 'request-timeout', 'The request took too long to arrive; send it again.');
    case 413:
      return new ProblemError(413, 'too-large', 'The body is too large; send less at once.');
    case 414:
      return new ProblemError(414, 'address-too-long', 'The address is too long; shorten it.');
    case 415:
      return new ProblemError(415, 'unsupported-media-type', 'Send the body as application/json.');
    case 503:
      return new ProblemError(503, 'unavailable', 'Not ready; send it again in a few seconds.', {
        headers: { 'retry-after': RETRY_AFTER_SECONDS },
      });
    default:
      return new ProblemError(status, 'bad-request', 'The request is malformed; check address, headers and body.');
  }
}
