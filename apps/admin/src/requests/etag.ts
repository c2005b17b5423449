import { createHash } from 'node:crypto';
import { ProblemError } from '@palaver/platform';
import { type FastifyReply } from 'fastify';

/** Quotes belong to an etag; a client that leaves them out, or adds its own, means the same. */
const ETAG = /^("{0,2})([0-9a-f]{32})\1$/;

/** Sends the etag along that an answer holds. */
export function tagged<Thing extends { etag: string }>(reply: FastifyReply, thing: Thing): Thing {
  void reply.header('etag', thing.etag);
  return thing;
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}

/** Changes with what is given, and with nothing else. */
export function etagOfContent(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

/**
 * The state of `thing` the caller has seen, from If-Match.
 * @param so what would happen without it
 * @throws ProblemError 428 when it is missing, 400 when it is no etag of ours
 */
export function readEtag(value: string | undefined, thing: string, so: string): string {
  if (value === undefined || value.trim() === '') {
    throw new ProblemError(428, 'precondition-required', `Send If-Match with the etag of the ${thing}, so that ${so}.`);
  }
  const etag = ETAG.exec(value.trim())?.[2];
  if (etag === undefined) {
    const detail = `If-Match must be the etag of the ${thing} as it was given: 32 hexadecimal digits in quotes.`;
    throw new ProblemError(400, 'malformed-if-match', detail);
  }
  return etag;
}

/** 412. RFC 9457 lets a problem carry members of its own: here the thing as it is now, under its name. */
export function staleProblem(thing: string, fresh: unknown, etag: string | undefined): ProblemError {
  const detail = `The ${thing} has changed since: look at it again and send its new etag.`;
  return new ProblemError(412, 'stale', detail, {
    body: { ...new ProblemError(412, 'stale', detail).toProblem(), [thing]: fresh },
    headers: { 'content-type': 'application/problem+json', ...(etag === undefined ? {} : { etag }) },
  });
}
