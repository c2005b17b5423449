import type { Statement } from '../database.js';
import type { IngestItem } from './ingest-item.js';
import { STORE_ARRIVALS, STORE_BOTH, STORE_REVISIONS, STORE_SIMILARITY } from './revision-statement.js';

/** The statement for a flush of revisions, by what rules remember of them. */
export function revisionStatement(items: readonly IngestItem[]): Statement {
  let holdsSignature = false;
  let holdsArrivals = false;
  for (const item of items) {
    const remembered = 'remembered' in item ? item.remembered : undefined;
    holdsSignature ||= remembered?.signature !== undefined;
    holdsArrivals ||= remembered?.arrivals !== undefined;
  }
  if (holdsSignature) {
    return holdsArrivals ? STORE_BOTH : STORE_SIMILARITY;
  }
  return holdsArrivals ? STORE_ARRIVALS : STORE_REVISIONS;
}
