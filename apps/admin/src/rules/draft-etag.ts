import { ProblemError } from '@palaver/platform';

/** Quotes belong to an etag; a client that leaves them out, or adds its own, means the same. */
const ETAG = /^("{0,2})([0-9a-f]{32})\1$/;

export function quoted(etag: string): string {
  return `"${etag}"`;
}

/** The draft the caller has seen, from If-Match. @throws ProblemError 428 when it is missing, 400 when it is no etag of a draft */
export function readDraftEtag(value: string | undefined): string {
  if (value === undefined || value.trim() === '') {
    const detail =
      'Send If-Match with the etag of the draft, so that nobody overwrites or publishes what he has not seen.';
    throw new ProblemError(428, 'precondition-required', detail);
  }
  const etag = ETAG.exec(value.trim())?.[2];
  if (etag === undefined) {
    const detail = 'If-Match must be the etag of the draft as it was given: 32 hexadecimal digits in quotes.';
    throw new ProblemError(400, 'malformed-if-match', detail);
  }
  return etag;
}
