import { useEffect, useState } from 'react';
import { type ReviewItem } from '../api/things.js';
import { firstFree, keyOfItem, stepFrom } from './work-list.js';

const NEAR_END = 10;

/** Which of the items is looked at. */
export function useCurrent(items: readonly ReviewItem[], readMore: () => void) {
  const [key, setKey] = useState<string>();
  const current = items.find((item) => keyOfItem(item) === key) ?? firstFree(items);
  const place = current ? items.indexOf(current) : 0;
  const isNearEnd = place + NEAR_END >= items.length;
  useEffect(() => {
    if (isNearEnd) {
      readMore();
    }
  }, [isNearEnd, items.length, readMore]);
  const look = (item: ReviewItem | undefined) => setKey(item && keyOfItem(item));
  return { current, look, step: (by: number) => look(stepFrom(items, current, by)) };
}
