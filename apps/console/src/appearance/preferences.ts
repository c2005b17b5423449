import { Store, useStore } from '../store.js';

export type Blur = 'nothing' | 'slurs' | 'severe';

/** What each person sets for himself: kept with his account, and here so that the first screen has it. */
export interface Preferences {
  isDense: boolean;
  /** What is blurred until somebody wants to see it; severe: whole comments as well. */
  blur: Blur;
  /** Minutes of work after which a break is proposed; null: never. */
  breakAfterMinutes: number | null;
}

const KEPT = 'palaver.preferences';
const preferences = new Store<Preferences>({
  isDense: false,
  blur: 'slurs',
  breakAfterMinutes: null,
  ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Preferences>),
});

export function keepHere(change: Partial<Preferences>): void {
  const changed = { ...preferences.get(), ...change };
  localStorage.setItem(KEPT, JSON.stringify(changed));
  preferences.set(changed);
}

export function usePreferences(): Preferences {
  return useStore(preferences);
}
