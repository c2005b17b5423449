import { call } from '../api/call.js';
import { queryClient } from '../api/query-client.js';
import { type ReviewItem } from '../api/things.js';
import { rulesSaidQuery } from './context-queries.js';
import { depart, hasDeparted } from './departed.js';
import { putInPlace } from './item-cache.js';
import { takeItem } from './own-claims.js';
import { noteTakenBack } from './taken-back.js';

/** Of what was undone together, so much is held at once. */
const HELD_AGAIN = 3;

/** What was undone waits again, and stays in sight: it may stand far behind what is read of the list. */
export async function holdAgain(shown: readonly ReviewItem[]): Promise<void> {
  shown.slice(HELD_AGAIN).forEach((item) => noteTakenBack(item));
  await Promise.all(shown.slice(0, HELD_AGAIN).map(holdOne));
}

async function holdOne(shown: ReviewItem): Promise<void> {
  const { siteId, id: commentId, decision } = shown.comment;
  const open = await call('openReviewItem', { body: { siteId, commentId } }).catch(() => undefined);
  if (!open) {
    noteTakenBack(shown);
    return;
  }
  const held = await takeItem(open.id).catch(() => open);
  noteTakenBack(shown, held);
  // What was done with it meanwhile is sent next.
  if (hasDeparted(shown)) {
    depart([held]);
  }
  if (decision !== null && decision.reasons.length > 0) {
    queryClient.setQueryData(rulesSaidQuery(held.comment).queryKey, decision);
  }
  putInPlace(held);
}
