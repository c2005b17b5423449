import { Store, useStore } from '../store.js';

const KEPT = 'palaver.revealed';

/** Whether blurred words are shown in this window: until that is switched off again, or whoever switched it on signs out. */
const revealed = new Store(sessionStorage.getItem(KEPT) === 'yes');

export function reveal(isRevealed: boolean): void {
  sessionStorage.setItem(KEPT, isRevealed ? 'yes' : 'no');
  revealed.set(isRevealed);
}

export const useIsRevealed = (): boolean => useStore(revealed);
