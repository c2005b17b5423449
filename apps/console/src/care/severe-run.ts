import { type ReviewItem } from '../api/things.js';
import { useMinute } from '../review/use-minute.js';
import { Store, useStore } from '../store.js';
import { isSevere } from './severe.js';

/** Without a severe comment for so long, somebody has had his break. */
export const BREAK_MS = 10 * 60_000;

interface Run {
  /** Severe comments since the last milder one. */
  count: number;
  /** When the last of them was dealt with, in milliseconds. */
  at: number;
}

const KEPT = 'palaver.severe-run';
const run = new Store<Run>({
  count: 0,
  at: 0,
  ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Run>),
});

function keep(to: Run): void {
  localStorage.setItem(KEPT, JSON.stringify(to));
  run.set(to);
}

const isFresh = ({ at }: Run, now: number) => now - at < BREAK_MS;

export function noteRead(item: Pick<ReviewItem, 'priorityParts'>): void {
  const now = Date.now();
  const before = run.get();
  keep(isSevere(item) ? { count: (isFresh(before, now) ? before.count : 0) + 1, at: now } : { ...before, count: 0 });
}

/** He wants to go on all the same. */
export const startAgain = (): void => keep({ count: 0, at: 0 });

/** Until when there are to be milder ones, in milliseconds; undefined while severe ones may come. `most`: in a row. */
export function milderUntil(most: number | null, now = Date.now()): number | undefined {
  const { count, at } = run.get();
  return most !== null && count >= most && isFresh(run.get(), now) ? at + BREAK_MS : undefined;
}

export function useMilderUntil(most: number | null): number | undefined {
  useStore(run);
  return milderUntil(most, Math.max(Date.now(), useMinute()));
}
