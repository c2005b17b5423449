import { type Batch, type BatchEntry } from '@palaver/contracts';
import { type BatchRow, type EntryRow } from '@palaver/persistence';

const NONE = { open: 0, decided: 0, stale: 0, claimed: 0, deleted: 0, unknown: 0 };

export function toBatch(row: BatchRow): Batch {
  const counts = { ...NONE, ...row.counts };
  return {
    siteId: row.siteId,
    id: row.id,
    kind: row.kind,
    state: row.state,
    target: row.target,
    reason: row.reasonCode,
    note: row.note,
    cause: row.cause as Batch['cause'],
    actor: row.actor,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts,
    complete: row.complete,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

export function toEntry({ commentId, rev, version, state }: EntryRow): BatchEntry {
  return { comment: commentId, etag: `"${rev}.${version}"`, outcome: state };
}
