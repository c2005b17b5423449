import { useCallback, useState } from 'react';
import { type ReviewItem } from '../api/things.js';
import { keyOfItem } from './work-list.js';

/** Items picked to be decided together. */
export function useSelection(items: readonly ReviewItem[]) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((item: ReviewItem) => {
    setKeys((before) => {
      const after = new Set(before);
      const key = keyOfItem(item);
      return after.delete(key) ? after : after.add(key);
    });
  }, []);
  const selected = items.filter((item) => keys.has(keyOfItem(item)));
  return { keys, selected, toggle, clear: useCallback(() => setKeys(new Set()), []) };
}
