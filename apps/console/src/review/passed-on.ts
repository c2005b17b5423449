import { type ReviewItem } from '../api/things.js';
import { bringBack } from './departed.js';
import { forgetHandedOver } from './handed-over.js';
import { changeCount } from './item-cache.js';
import { forgetTaken } from './own-claims.js';
import { place } from './placed-items.js';

/** It is in somebody else's hands now, and seen as such where it was. */
export function showGiven(now: ReviewItem): void {
  forgetTaken(now.id);
  forgetHandedOver(now.id);
  place(now);
  bringBack([now]);
}

/** It lies in another queue now, and is seen there by those who work in it. */
export function showMoved(now: ReviewItem): void {
  forgetTaken(now.id);
  forgetHandedOver(now.id);
  place(now);
  changeCount(now.comment.siteId, now.queue, 1);
}
