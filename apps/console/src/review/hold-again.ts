import { queryClient } from '../api/query-client.js';
import { type ReviewItem } from '../api/things.js';
import { rulesSaidQuery } from './context-queries.js';
import { depart, hasDeparted } from './departed.js';
import { putInPlace, takeOut } from './item-cache.js';
import { readOpenItem } from './open-item.js';
import { takeItem } from './own-claims.js';
import { noteTakenBack } from './taken-back.js';

/** Of what was undone together, so much is held at once. */
const HELD_AGAIN = 3;

/**
 * What was undone waits again, and stays in sight: it may stand far behind what is read of the list.
 * @returns false where none of it waits, as when somebody else has decided it meanwhile
 */
export async function holdAgain(shown: readonly ReviewItem[]): Promise<boolean> {
  shown.slice(HELD_AGAIN).forEach((item) => noteTakenBack(item));
  const waiting = await Promise.all(shown.slice(0, HELD_AGAIN).map(holdOne));
  return waiting.length === 0 || waiting.includes(true);
}

async function holdOne(shown: ReviewItem): Promise<boolean> {
  const held = await holdOpen(shown).catch(() => undefined);
  noteTakenBack(shown, held ?? undefined);
  if (held === null) {
    takeOut(shown.id);
    return false;
  }
  if (held === undefined) {
    return true;
  }
  // What was done with it meanwhile is sent next.
  if (hasDeparted(shown)) {
    depart([held]);
  }
  const { decision } = shown.comment;
  if (decision !== null && decision.reasons.length > 0) {
    queryClient.setQueryData(rulesSaidQuery(held.comment).queryKey, decision);
  }
  putInPlace(held);
  return true;
}

/** It is open again by its own id, unless another one was opened meanwhile; null where none is open. */
async function holdOpen({ id, comment }: ReviewItem): Promise<ReviewItem | null> {
  try {
    return await takeItem(id);
  } catch {
    const open = await readOpenItem(comment);
    return open && takeItem(open.id).catch(() => open);
  }
}
