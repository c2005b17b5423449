import { Store, useStore } from '../store.js';

/** What each person sets for himself, in this browser. */
export interface Preferences {
  isDense: boolean;
  /** Slurs and threats are blurred until somebody wants to see them. */
  masksSlurs: boolean;
}

const KEPT = 'palaver.preferences';
const preferences = new Store<Preferences>({
  isDense: false,
  masksSlurs: true,
  ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Preferences>),
});

function prefer(change: Partial<Preferences>): void {
  const changed = { ...preferences.get(), ...change };
  localStorage.setItem(KEPT, JSON.stringify(changed));
  preferences.set(changed);
}

export function usePreferences(): [Preferences, typeof prefer] {
  return [useStore(preferences), prefer];
}
