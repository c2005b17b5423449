import { ProblemError } from '@palaver/platform';

export interface ExpectedState {
  rev: number;
  version: number;
}

/** Quotes belong to an etag; a client that leaves them out, or adds its own, means the same. */
const ETAG = /^("{0,2})(\d{1,16})\.(\d{1,9})\1$/;

/** What the caller decides about, from If-Match. @throws ProblemError 428 when it is missing, 400 when it is no etag of an item */
export function readIfMatch(value: string | undefined): ExpectedState {
  if (value === undefined || value.trim() === '') {
    throw new ProblemError(
      428,
      'precondition-required',
      'Send If-Match with the etag of the item, so that nobody decides about what he has not seen.',
    );
  }
  const parts = ETAG.exec(value.trim());
  if (!parts) {
    throw new ProblemError(
      400,
      'malformed-if-match',
      'If-Match must be the etag of the item as it was given, quotes included: "<rev>.<version>".',
    );
  }
  return { rev: Number(parts[2]), version: Number(parts[3]) };
}
