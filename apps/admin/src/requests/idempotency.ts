import { type CallHandler, type ExecutionContext, HttpStatus, type NestInterceptor } from '@nestjs/common';
import { type IdempotentRequest, type IdempotentRequestRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callerOf } from '../auth/caller.js';
import { fingerprintOf, readIdempotencyKey } from './idempotency-key.js';
import { rethrowStoreError } from './store-errors.js';

/** The headers that say something of what was created. */
const REPLAYED = ['etag', 'location'];

interface Kept {
  body: unknown;
  headers: Record<string, string>;
}

/**
 * `Idempotency-Key` on whatever creates (POST that answers 201 or 202): done once in 24 hours, and answered alike each
 * time. What was refused was not done, and is not remembered.
 */
export class Idempotency implements NestInterceptor {
  constructor(private readonly requests: IdempotentRequestRepository) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const caller = callerOf(request);
    const creates = request.method === 'POST' && CREATED.has(reply.statusCode);
    const key = creates && caller ? readIdempotencyKey(request.headers['idempotency-key']) : undefined;
    if (key === undefined || !caller) {
      return next.handle();
    }
    const fingerprint = fingerprintOf(request.method, request.url, request.body);
    return from(this.once({ tokenId: caller.id, key, fingerprint }, reply, () => lastValueFrom(next.handle())));
  }

  private async once(request: IdempotentRequest, reply: FastifyReply, act: () => Promise<unknown>): Promise<unknown> {
    const begun = await this.requests.begin(request).catch(rethrowStoreError);
    switch (begun.status) {
      case 'mine':
        return this.act(request, reply, act);
      case 'done': {
        const { body, headers } = JSON.parse(begun.answer.toString()) as Kept;
        void reply.headers({ ...headers, 'idempotency-replayed': 'true' });
        return body;
      }
      case 'running': {
        const detail = 'A request with this Idempotency-Key is under way; ask again in a few seconds for its answer.';
        throw new ProblemError(409, 'request-running', detail, { headers: { 'retry-after': '2' } });
      }
      case 'other-payload': {
        const detail = 'This Idempotency-Key was sent with another request; take a new one for what is new.';
        throw new ProblemError(422, 'key-reused', detail);
      }
    }
  }

  private async act(request: IdempotentRequest, reply: FastifyReply, act: () => Promise<unknown>): Promise<unknown> {
    try {
      const body = await act();
      const headers = Object.fromEntries(
        REPLAYED.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
      );
      await this.requests.end(request, Buffer.from(JSON.stringify({ body, headers } satisfies Kept)));
      return body;
    } catch (error) {
      await this.requests.drop(request).catch(rethrowStoreError);
      throw error;
    }
  }
}

const CREATED = new Set<number>([HttpStatus.CREATED, HttpStatus.ACCEPTED]);
