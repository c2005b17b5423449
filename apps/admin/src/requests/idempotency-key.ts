import { createHash } from 'node:crypto';
import { ProblemError } from '@palaver/platform';

const KEY = /^("?)([\x21\x23-\x5b\x5d-\x7e]{1,255})\1$/;

/** The key of a request that is to be done once; undefined without one. @throws ProblemError 400 */
export function readIdempotencyKey(value: string | string[] | undefined): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const key = typeof value === 'string' ? KEY.exec(value.trim())?.[2] : undefined;
  if (key === undefined) {
    const detail = 'Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID, with or without quotes.';
    throw new ProblemError(400, 'malformed-idempotency-key', detail);
  }
  return key;
}

/** Two requests that ask for the same have the same one. */
export function fingerprintOf(method: string, url: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([method, url, sorted(body)]))
    .digest();
}

/** The order of keys means nothing in JSON. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.map(([key, entry]) => [key, sorted(entry)]);
  }
  return value;
}
