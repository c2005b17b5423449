import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { queryClient } from '../api/query-client.js';
import { wasSignedIn } from '../session/remembered-session.js';

/** Which items: of all sites and queues unless named. */
export interface ItemFilter {
  site?: string;
  queue?: string;
}

const PAGE = '50';

export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: async () => (await call('countQueues', { query: { limit: '200' } })).data,
});

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: async () => (await call('listSites', { query: { limit: '200' } })).data,
  staleTime: 60_000,
});

export const itemsQuery = ({ site, queue }: ItemFilter) =>
  infiniteQueryOptions({
    queryKey: ['items', { site, queue }],
    queryFn: ({ pageParam, signal }) =>
      call('listReviewItems', { query: { siteId: site, queue, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Asked for beside who has signed in, not after it. */
export function prefetchReview(filter: ItemFilter): void {
  if (wasSignedIn()) {
    void queryClient.prefetchQuery(queuesQuery);
    void queryClient.prefetchQuery(sitesQuery);
    void queryClient.prefetchInfiniteQuery(itemsQuery(filter));
  }
}
