import { type ReviewItem } from '../api/things.js';
import { Store, useStore } from '../store.js';

/** Something that was done and can be taken back. */
export interface Done {
  /** What is seen again at once. */
  items: readonly ReviewItem[];
  /** Keys of all comments it was done with. */
  comments: readonly string[];
  /** Takes it back once it is carried out; false when there is nothing to take back, because it was refused. */
  undo: () => Promise<boolean>;
}

const MOST = 50;
const stack = new Store<readonly Done[]>([]);

export function pushDone(done: Done): void {
  stack.set([...stack.get(), done].slice(-MOST));
}

export function popDone(): Done | undefined {
  const done = stack.get().at(-1);
  stack.set(stack.get().slice(0, -1));
  return done;
}

export function dropDone(done: Done): void {
  stack.set(stack.get().filter((one) => one !== done));
}

/** Whether there is something to take back. */
export const useHasDone = (): boolean => useStore(stack).length > 0;
