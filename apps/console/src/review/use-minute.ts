import { Store, useStore } from '../store.js';

const STEP_MS = 30_000;
const now = new Store(Date.now());
setInterval(() => now.set(Date.now()), STEP_MS);

/** The time, told anew twice a minute. */
export const useMinute = (): number => useStore(now);
