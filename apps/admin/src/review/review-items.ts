import { type ReviewItemObject } from '@palaver/contracts';
import { type ReviewItemRow, type SiteTransaction } from '@palaver/persistence';
import { type CommentsService, type ReadComment } from '../comments/comments.service.js';
import { priorityOf } from './priority.js';

/** An item, also when nobody holds it or it is settled: `claim` is null then. */
export type AnyReviewItem = Omit<ReviewItemObject, 'claim'> & { claim: ReviewItemObject['claim'] | null };

/** Rows with the comments they are about, in the order of the rows; those whose text is gone are left out. */
export async function describeItems(
  tx: SiteTransaction,
  comments: Pick<CommentsService, 'read'>,
  rows: readonly ReviewItemRow[],
  callerId: string,
): Promise<AnyReviewItem[]> {
  const read = new Map<string, ReadComment>();
  for (const siteId of new Set(rows.map((row) => row.siteId))) {
    const own = rows.filter((row) => row.siteId === siteId);
    const blind = new Set(own.filter(isBlind).map((row) => row.commentId));
    const ids = own.map((row) => row.commentId);
    for (const [id, comment] of await comments.read(tx, siteId, ids, blind)) {
      read.set(keyOf(siteId, id), comment);
    }
  }
  return rows.flatMap((row) => {
    const found = read.get(keyOf(row.siteId, row.commentId));
    return found ? [toItem(row, found, callerId)] : [];
  });
}

function toItem(row: ReviewItemRow, { etag, comment }: ReadComment, callerId: string): AnyReviewItem {
  const { claimUntil, claimOwner, slaMinutes, openedAt } = row;
  const opinions = (row.closedAt === null ? null : row.opinions) ?? [];
  return {
    id: row.id,
    etag,
    openedAt: openedAt.toISOString(),
    comment,
    queue: row.queue,
    source: row.source,
    section: row.section,
    ...priorityOf(row, Date.now()),
    dueAt: slaMinutes === null ? null : new Date(openedAt.getTime() + slaMinutes * 60_000).toISOString(),
    skips: row.skips,
    skippedByYou: row.skippedBy?.includes(callerId) ?? false,
    secondOpinion: row.notFor.length > 0,
    opinions: opinions.map(({ actor, at, ...opinion }) => ({ by: actor, ...opinion, at: new Date(at).toISOString() })),
    hidden: row.hidden,
    claim: claimUntil === null ? null : { until: claimUntil.toISOString(), yours: claimOwner === callerId },
  };
}

/** Whoever looks again is not told what was decided, nor whether by rules or by a person. */
function isBlind({ source, closedAt }: ReviewItemRow): boolean {
  return source === 'sample' && closedAt === null;
}

function keyOf(siteId: string, commentId: string): string {
  return JSON.stringify([siteId, commentId]);
}
