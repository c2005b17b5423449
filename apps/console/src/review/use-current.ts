import { useEffect, useMemo, useState } from 'react';
import { type ReviewItem } from '../api/things.js';
import { firstFree, keyOfItem, stepFrom } from './work-list.js';

const NEAR_END = 10;

interface Listed {
  all: readonly ReviewItem[];
  /** Keys of those that lie under a card. */
  covered: ReadonlySet<string>;
  /** Whether it is known what lies under cards. */
  isSettled: boolean;
  /** The key of what is looked at first. */
  sought: string | undefined;
  readMore: () => void;
}

/** What stands in the list, and which of it is looked at: that one stays, whatever comes before it or covers it. */
export function useCurrent({ all, covered, isSettled, sought, readMore }: Listed) {
  const [key, setKey] = useState(sought);
  const items = useMemo(
    () => (covered.size === 0 ? all : all.filter((item) => keyOfItem(item) === key || !covered.has(keyOfItem(item)))),
    [all, covered, key],
  );
  const current = items.find((item) => keyOfItem(item) === key) ?? firstFree(items);
  const first = isSettled && key === undefined && current ? keyOfItem(current) : undefined;
  useEffect(() => {
    if (first !== undefined) {
      setKey(first);
    }
  }, [first]);
  const place = current ? items.indexOf(current) : 0;
  const isNearEnd = place + NEAR_END >= items.length;
  useEffect(() => {
    if (isNearEnd) {
      readMore();
    }
  }, [isNearEnd, items.length, readMore]);
  const look = (item: ReviewItem | undefined) => setKey(item && keyOfItem(item));
  return { items, current, look, step: (by: number) => look(stepFrom(items, current, by)) };
}
