import { type ReviewItem } from '../api/things.js';
import { Store, useStore } from '../store.js';

type Placed = Pick<ReviewItem, 'id' | 'queue'>;

/** Items that were dealt with here and are to be seen no more where they were, though the list may still hold them. */
const departed = new Store<ReadonlyMap<string, string>>(new Map());

export function depart(items: readonly Placed[]): void {
  departed.set(new Map([...departed.get(), ...items.map(({ id, queue }) => [id, queue] as const)]));
}

export function bringBack(items: readonly Pick<ReviewItem, 'id'>[]): void {
  const back = new Set(items.map(({ id }) => id));
  departed.set(new Map([...departed.get()].filter(([id]) => !back.has(id))));
}

/** Somewhere else, as when it was escalated, it is seen. */
export const hasDeparted = ({ id, queue }: Placed, known = departed.get()): boolean => known.get(id) === queue;

export const useDeparted = (): ReadonlyMap<string, string> => useStore(departed);
