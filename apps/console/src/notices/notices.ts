import { useSyncExternalStore } from 'react';

export interface Notice {
  id: number;
  text: string;
  tone: 'done' | 'wrong';
  /** Whether it can be taken back. */
  canUndo: boolean;
}

const listeners = new Set<() => void>();
let notice: Notice | null = null;
let last = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const SHOWN_MS = { done: 8000, wrong: 15_000 };

/** Says what happened, aloud as well. One notice at a time: the newest. */
export function notify(
  text: string,
  { tone = 'done', canUndo = false }: Partial<Omit<Notice, 'id' | 'text'>> = {},
): void {
  last += 1;
  clearTimeout(timer);
  timer = setTimeout(dismiss, SHOWN_MS[tone]);
  show({ id: last, text, tone, canUndo });
}

export function dismiss(): void {
  show(null);
}

function show(next: Notice | null): void {
  notice = next;
  listeners.forEach((listener) => listener());
}

export function useNotice(): Notice | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notice,
  );
}
