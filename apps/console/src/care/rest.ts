import { Store, useStore } from '../store.js';

const resting = new Store(false);

/** While somebody has a break, nothing is held for him. */
export const rest = (isResting: boolean): void => resting.set(isResting);
export const useIsResting = (): boolean => useStore(resting);
