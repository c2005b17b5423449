import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Queue } from '../api/things.js';
import { hasDeparted, isSkipped, useDeparted } from './departed.js';
import { useLeft } from './left-behind.js';
import { useReopening, withReopening } from './reopening.js';
import { type ItemFilter, itemsQuery } from './review-queries.js';

/** Open items of the queues the caller works in, in the order they are handed out in. */
export function useItems(filter: ItemFilter, queues: readonly Queue[] | undefined) {
  const query = useInfiniteQuery(itemsQuery(filter));
  const departed = useDeparted();
  const passed = useLeft();
  const reopening = useReopening();
  const pages = query.data?.pages;
  const mine = useMemo(() => {
    const foreign = new Set(queues?.filter(({ yours }) => !yours).map(({ siteId, id }) => `${siteId}/${id}`));
    const isHere = filter.queue !== undefined;
    return (pages ?? [])
      .flatMap(({ data }) => data)
      .filter((item) => isHere || !foreign.has(`${item.comment.siteId}/${item.queue}`));
  }, [pages, queues, filter.queue]);
  const items = useMemo(
    () => withReopening(mine, reopening).filter((item) => !hasDeparted(item, departed) && !isSkipped(item)),
    [mine, departed, reopening],
  );
  const left = mine.filter((item) => hasDeparted(item, departed));
  const skipped = mine.filter(
    (item) => isSkipped(item) || (passed.get(item.id) === 'skipped' && hasDeparted(item, departed)),
  );
  const asked = left.filter(({ id }) => passed.get(id) === 'asked');
  return { query, items, skipped, asked };
}
