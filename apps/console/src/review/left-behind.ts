import { type ReviewItem } from '../api/things.js';
import { Store, useStore } from '../store.js';

/** What one has passed on without deciding it: it waits on, and counts in its queue. */
export type Passed = 'skipped' | 'asked' | 'given';

const passed = new Store<ReadonlyMap<string, Passed>>(new Map());

/** `how`: undefined when it is decided now, whatever became of it before. */
export function noteLeft({ id }: Pick<ReviewItem, 'id'>, how: Passed | undefined): void {
  const others = [...passed.get()].filter(([one]) => one !== id);
  passed.set(new Map(how === undefined ? others : [...others, [id, how] as const]));
}

export const useLeft = (): ReadonlyMap<string, Passed> => useStore(passed);
