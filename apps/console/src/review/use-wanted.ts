import { useMemo } from 'react';
import { type ReviewItem } from '../api/things.js';
import { toHold } from './work-list.js';

/** Beside the one looked at, so many are held and read ahead. */
const AHEAD = 2;

export function useWanted(items: readonly ReviewItem[], current: ReviewItem | undefined): ReviewItem[] {
  return useMemo(() => toHold(items, current, AHEAD), [items, current]);
}
