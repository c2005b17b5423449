import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ReviewItem } from '../api/things.js';
import { bringBack } from './departed.js';
import { belongsTo, placeFirst } from './placed-items.js';
import { type ItemFilter, soughtQuery } from './review-queries.js';
import { keyOfItem } from './work-list.js';

/**
 * The item of the comment an address names: once the list is there it stands before all others. `isGone`: it waits no more;
 * `movedTo`: the queue it waits in, where the address names another.
 */
export function useSought(filter: ItemFilter, hasList: boolean) {
  const query = useQuery(soughtQuery(filter));
  const [placed, setPlaced] = useState<string>();
  const isAsked = filter.comment !== undefined && filter.site !== undefined;
  const wanted = `${filter.site}/${filter.comment}`;
  const isPlaced = placed === wanted;
  const item: ReviewItem | null | undefined = query.isFetching ? undefined : query.data;
  const isElsewhere = isAsked && !!item && !belongsTo(filter, item);
  useEffect(() => {
    if (isAsked && !isPlaced && !isElsewhere && hasList && item) {
      bringBack([item]);
      placeFirst(item);
      setPlaced(keyOfItem(item));
    }
  }, [isAsked, isPlaced, isElsewhere, hasList, item]);
  return {
    key: isAsked && isPlaced ? wanted : undefined,
    isReading: isAsked && !isPlaced && query.error === null,
    isGone: isAsked && !isPlaced && item === null,
    movedTo: isElsewhere && !isPlaced ? item.queue : undefined,
  };
}
