import { type ItemFilter } from '../review/review-queries.js';
import { Store, useStore } from '../store.js';

export interface Notice {
  id: number;
  text: string;
  tone: 'done' | 'wrong';
  /** Whether it can be taken back. */
  canUndo: boolean;
  /** Where in the review it is seen now. */
  place: ItemFilter | undefined;
}

const notice = new Store<Notice | null>(null);
let last = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const SHOWN_MS = { done: 8000, wrong: 15_000 };

/** Says what happened, aloud as well. One notice at a time: the newest. */
export function notify(
  text: string,
  { tone = 'done', canUndo = false, place }: Partial<Omit<Notice, 'id' | 'text'>> = {},
): void {
  last += 1;
  clearTimeout(timer);
  timer = setTimeout(dismiss, SHOWN_MS[tone]);
  notice.set({ id: last, text, tone, canUndo, place });
}

export const dismiss = (): void => notice.set(null);

/** Where something was done is left: what is said of it makes no sense elsewhere. What went wrong still does. */
export function dismissDone(): void {
  if (notice.get()?.tone === 'done') {
    dismiss();
  }
}

export const useNotice = (): Notice | null => useStore(notice);
