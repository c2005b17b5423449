import { type ReviewItem } from '../api/things.js';
import { type LiveItem } from '../live/listen.js';
import { readOpenItem } from './open-item.js';
import { keyOfItem, versionOf } from './work-list.js';

interface TakenBack {
  /** As it was seen when it was taken back. */
  seen: ReviewItem;
  /** As it waits since; not known of all that was taken back together. */
  now?: ReviewItem;
}

/** The last undo of each comment, by key. */
const takenBack = new Map<string, TakenBack>();

export function noteTakenBack(seen: ReviewItem, now?: ReviewItem): void {
  takenBack.set(keyOfItem(seen), { seen, now });
}

/**
 * The item an act is to be sent about: where its comment was taken back here since it was seen, the one that waits now.
 * What was edited since is not passed over, nor what waits no more: it is sent as seen, so that it is refused.
 * @throws RefusedError, UnreachableError
 */
export async function afterUndo(item: ReviewItem): Promise<ReviewItem> {
  const undone = takenBack.get(keyOfItem(item));
  if (!undone || versionOf(item) > versionOf(undone.seen)) {
    return item;
  }
  undone.now ??= (await readOpenItem(item.comment)) ?? undefined;
  if (!undone.now) {
    return item;
  }
  return undone.now.comment.rev === item.comment.rev ? undone.now : { ...undone.now, etag: item.etag };
}

/** Whether the end of an item that is told of came before its undo. */
export function waitsAgain({ siteId, commentId, closedAt }: LiveItem): boolean {
  const since = takenBack.get(`${siteId}/${commentId}`)?.now?.comment.decision?.decidedAt;
  return closedAt !== null && since !== undefined && Date.parse(closedAt) <= Date.parse(since);
}
