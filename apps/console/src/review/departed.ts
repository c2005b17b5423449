import { useSyncExternalStore } from 'react';
import { type ReviewItem } from '../api/things.js';

/** Items that were dealt with here and are to be seen no more, though the list may still hold them. */
let departed: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function change(ids: ReadonlySet<string>): void {
  departed = ids;
  listeners.forEach((listener) => listener());
}

export function depart(items: readonly Pick<ReviewItem, 'id'>[]): void {
  change(new Set([...departed, ...items.map(({ id }) => id)]));
}

export function bringBack(items: readonly Pick<ReviewItem, 'id'>[]): void {
  const back = new Set(items.map(({ id }) => id));
  change(new Set([...departed].filter((id) => !back.has(id))));
}

export function useDeparted(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => departed,
  );
}
