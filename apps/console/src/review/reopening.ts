import { type ReviewItem } from '../api/things.js';
import { Store, useStore } from '../store.js';
import { keyOfItem } from './work-list.js';

type Reopening = ReadonlyMap<string, ReviewItem>;

const reopening = new Store<Reopening>(new Map());

/**
 * Comments that are being put before a person again, by key: until that is done they are seen as they were, whatever lists
 * and events say of their items meanwhile.
 */
export const useReopening = (): Reopening => useStore(reopening);

export const isReopening = (comment: string): boolean => reopening.get().has(comment);

/** @returns what `endReopening` takes */
export function beginReopening(items: readonly ReviewItem[], until = new Date().toISOString()): ReviewItem[] {
  const shown = items.map((item) => ({ ...item, claim: { until, yours: true } }));
  reopening.set(new Map([...reopening.get(), ...shown.map((item) => [keyOfItem(item), item] as const)]));
  return shown;
}

/** But for those that are being put there once more since. */
export function endReopening(shown: readonly ReviewItem[]): void {
  const ended = new Set(shown);
  reopening.set(new Map([...reopening.get()].filter(([, item]) => !ended.has(item))));
}

/** A list with these in the places of theirs, or before all others. */
export function withReopening(items: readonly ReviewItem[], own: Reopening): readonly ReviewItem[] {
  if (own.size === 0) {
    return items;
  }
  const listed = new Set(items.map(keyOfItem));
  const missing = [...own].filter(([key]) => !listed.has(key)).map(([, item]) => item);
  return [...missing, ...items.map((item) => own.get(keyOfItem(item)) ?? item)];
}
