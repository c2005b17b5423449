import type { ImportObject } from '@palaver/contracts';
import type { ImportRow } from '@palaver/persistence';

/** The import as the API tells it. */
export function toImportObject(row: ImportRow): ImportObject {
  const { imported, alreadyThere, unchanged, refused } = row;
  return {
    id: row.id,
    siteId: row.siteId,
    name: row.name,
    state: row.state,
    nextLine: row.nextLine,
    counts: { imported, alreadyThere, unchanged, refused },
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
