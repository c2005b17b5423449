import { type ReviewItem } from '../api/things.js';

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
const stack: Done[] = [];

export function pushDone(done: Done): void {
  stack.push(done);
  stack.splice(0, stack.length - MOST);
}

export const popDone = (): Done | undefined => stack.pop();

export function dropDone(done: Done): void {
  const at = stack.indexOf(done);
  if (at >= 0) {
    stack.splice(at, 1);
  }
}
