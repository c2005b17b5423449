import { type ReviewItem } from '../api/things.js';
import { Store, useStore } from '../store.js';
import { versionOf } from './work-list.js';

type Placed = Pick<ReviewItem, 'id' | 'queue' | 'etag'>;
type Departed = ReadonlyMap<string, Placed>;

/** Items that were dealt with here and are to be seen no more where they were, though the list may still hold them. */
const departed = new Store<Departed>(new Map());

/** What was skipped and is to be seen all the same. */
const offered = new Set<string>();

export function depart(items: readonly Placed[]): void {
  items.forEach(({ id }) => offered.delete(id));
  departed.set(new Map([...departed.get(), ...items.map((item) => [item.id, item] as const)]));
}

/** As it was decided, unless it was brought back meanwhile: a list may tell of an item as open with its comment as decided. */
export function noteDecided(item: Placed): void {
  if (departed.get().has(item.id)) {
    depart([item]);
  }
}

export function bringBack(items: readonly Pick<ReviewItem, 'id'>[]): void {
  const back = new Set(items.map(({ id }) => id));
  back.forEach((id) => offered.add(id));
  departed.set(new Map([...departed.get()].filter(([id]) => !back.has(id))));
}

/** Somewhere else, as when it was escalated, it is seen, and so it is once it waits by another decision. */
export function hasDeparted(item: Placed, known = departed.get()): boolean {
  const gone = known.get(item.id);
  return gone?.queue === item.queue && versionOf(item) <= versionOf(gone);
}

/** Skipped by the caller, maybe before the page was loaded, and not asked for since nor in his hands. */
export const isSkipped = ({ id, skippedByYou, claim }: ReviewItem): boolean =>
  skippedByYou && !claim?.yours && !offered.has(id);

export const useDeparted = (): Departed => useStore(departed);
