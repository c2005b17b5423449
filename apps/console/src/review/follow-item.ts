import { type LiveItem } from '../live/listen.js';
import { findItem } from './item-cache.js';
import { forgetHandedOver, isHandedOver } from './handed-over.js';
import { forgetTaken } from './own-claims.js';
import { place } from './placed-items.js';

interface Followed {
  /** Whether it lies in another queue than was known. */
  hasMoved: boolean;
  /** Whether somebody has put it into one's hands. */
  isHandedOver: boolean;
}

/** Shows in the lists where an open item is now, and in whose hands. */
export function followItem(item: LiveItem, me: string): Followed {
  const { id, queue, claim } = item;
  const known = findItem(id);
  const result = {
    hasMoved: known !== undefined && known.queue !== queue,
    isHandedOver: isHandedOver(item, known, me),
  };
  if (claim !== null && claim.by !== me) {
    forgetTaken(id);
    forgetHandedOver(id);
  }
  if (known) {
    place({ ...known, queue, claim: claim && { until: claim.until, yours: claim.by === me } });
  }
  return result;
}
