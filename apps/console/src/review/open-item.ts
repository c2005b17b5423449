import { call } from '../api/call.js';
import { orNone } from '../api/or-none.js';
import { type ReviewComment, type ReviewItem } from '../api/things.js';

/**
 * The open item of a comment; null where it does not wait, or is not there.
 * @param onWaiting is told the comment as soon as it is known to wait
 * @throws RefusedError, UnreachableError
 */
export const readOpenItem = (
  { siteId, id }: Pick<ReviewComment, 'siteId' | 'id'>,
  onWaiting?: (comment: ReviewComment) => void,
): Promise<ReviewItem | null> =>
  orNone(async () => {
    const { item, comment } = await call('getCommentHistory', { path: { siteId, id } });
    if (item === null) {
      return null;
    }
    onWaiting?.(comment);
    return call('getReviewItem', { path: { id: item.id } });
  });
