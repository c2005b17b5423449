import { useSyncExternalStore } from 'react';

/** What each person sets for himself, in this browser. */
export interface Preferences {
  isDense: boolean;
  /** Slurs and threats are blurred until somebody wants to see them. */
  masksSlurs: boolean;
}

const KEPT = 'palaver.preferences';
const listeners = new Set<() => void>();
let preferences: Preferences = {
  isDense: false,
  masksSlurs: true,
  ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Preferences>),
};

function prefer(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  localStorage.setItem(KEPT, JSON.stringify(preferences));
  listeners.forEach((listener) => listener());
}

export function usePreferences(): [Preferences, typeof prefer] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => preferences,
  );
  return [now, prefer];
}
