import type { Statement } from '../database.js';
import type { IngestItem } from './ingest-item.js';
import { STORE_REMEMBERED, STORE_REVISIONS } from './revision-statement.js';

/** The statement for a flush of revisions: only those that rules remember pay for it. */
export function revisionStatement(items: readonly IngestItem[]): Statement {
  return items.some((item) => 'remembered' in item && item.remembered !== undefined)
    ? STORE_REMEMBERED
    : STORE_REVISIONS;
}
