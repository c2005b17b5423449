import { type ReviewItem } from '../api/things.js';
import { Store, useStore } from '../store.js';

/** Items that were dealt with here and are to be seen no more, though the list may still hold them. */
const departed = new Store<ReadonlySet<string>>(new Set());

export function depart(items: readonly Pick<ReviewItem, 'id'>[]): void {
  departed.set(new Set([...departed.get(), ...items.map(({ id }) => id)]));
}

export function bringBack(items: readonly Pick<ReviewItem, 'id'>[]): void {
  const back = new Set(items.map(({ id }) => id));
  departed.set(new Set([...departed.get()].filter((id) => !back.has(id))));
}

export const useDeparted = (): ReadonlySet<string> => useStore(departed);
