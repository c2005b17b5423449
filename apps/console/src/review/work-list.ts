import { type ReviewItem } from '../api/things.js';

/** Items stay the same while they are opened and closed again: there is one for a comment at a time. */
export const keyOfItem = ({ comment: { siteId, id } }: ReviewItem): string => `${siteId}/${id}`;

/** How often its comment was decided when it was read; an etag is `"<revision>.<decisions>"`. */
export const versionOf = ({ etag }: Pick<ReviewItem, 'etag'>): number => Number(/\.(\d+)/.exec(etag)?.[1]);

/** The queue of what is put before leads. */
export const ESCALATED = 'escalated';

/** In somebody else's hands. */
export const isTaken = ({ claim }: ReviewItem): boolean => claim !== null && !claim.yours;

/** What to look at when nothing was chosen, or what was chosen is gone. */
export function firstFree(items: readonly ReviewItem[]): ReviewItem | undefined {
  return items.find((item) => !isTaken(item)) ?? items[0];
}

/** What comes after these are dealt with: the next one nobody else holds, or, at the end of the list, the first. */
export function successorOf(items: readonly ReviewItem[], gone: ReadonlySet<string>): ReviewItem | undefined {
  const at = items.findIndex((item) => gone.has(keyOfItem(item)));
  const stays = (item: ReviewItem) => !gone.has(keyOfItem(item)) && !isTaken(item);
  return items.slice(at + 1).find(stays) ?? items.find(stays);
}

/** The item `by` places further; the same one at either end. */
export function stepFrom(
  items: readonly ReviewItem[],
  current: ReviewItem | undefined,
  by: number,
): ReviewItem | undefined {
  const at = items.findIndex(({ id }) => id === current?.id);
  return items[Math.min(items.length - 1, Math.max(0, at + by))];
}

/** What to hold: the one looked at and those that come next, if the caller may have them. */
export function toHold(items: readonly ReviewItem[], current: ReviewItem | undefined, ahead: number): ReviewItem[] {
  const at = items.findIndex(({ id }) => id === current?.id);
  return at < 0
    ? []
    : items
        .slice(at)
        .filter((item) => !isTaken(item))
        .slice(0, 1 + ahead);
}
