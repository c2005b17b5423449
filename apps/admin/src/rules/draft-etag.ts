import { readEtag } from '../requests/etag.js';

/** The draft the caller has seen, from If-Match. @throws ProblemError 428 when it is missing, 400 when it is no etag of a draft */
export function readDraftEtag(value: string | undefined): string {
  return readEtag(value, 'draft', 'nobody overwrites or publishes what he has not seen');
}
