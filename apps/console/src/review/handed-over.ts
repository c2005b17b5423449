import { call } from '../api/call.js';
import { type ReviewItem } from '../api/things.js';
import { type LiveItem } from '../live/listen.js';
import { Store, useStore } from '../store.js';
import { bringBack } from './departed.js';
import { hasTaken } from './own-claims.js';
import { place, placeFirst } from './placed-items.js';

const handed = new Store<ReadonlySet<string>>(new Set());

/** Items that somebody else has put into one's hands. */
export const useHandedOver = (): ReadonlySet<string> => useStore(handed);

export function forgetHandedOver(id: string): void {
  if (handed.get().has(id)) {
    handed.set(new Set([...handed.get()].filter((one) => one !== id)));
  }
}

/** Whether it has come into one's hands by somebody else: what another window of one's own takes was free before. */
export function isHandedOver({ id, claim }: LiveItem, before: ReviewItem | undefined, me: string): boolean {
  const wasElsewhere = before === undefined || (before.claim !== null && !before.claim.yours);
  return claim?.by === me && wasElsewhere && !hasTaken(id);
}

/** Puts it before all others, as it is now, also where it was passed by or given away before; false when it has gone on. */
export async function receive(id: string): Promise<boolean> {
  const item = await call('getReviewItem', { path: { id } }).catch(() => undefined);
  if (!item?.claim?.yours) {
    return false;
  }
  handed.set(new Set([...handed.get(), id]));
  bringBack([item]);
  placeFirst(item);
  place(item);
  return true;
}
