import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { everyPage } from '../api/every-page.js';
import { type Wave } from '../api/things.js';
import { queryClient } from '../api/query-client.js';
import { readOpenItem } from './open-item.js';
import { readAllBeside } from './read-beside.js';
import { wasSignedIn } from '../session/remembered-session.js';

/** Which items: of all sites and queues unless named. */
export interface ItemFilter {
  site?: string;
  queue?: string;
  /** A comment of this site: it is looked at first, if it waits. */
  comment?: string;
}

export const PAGE_SIZE = 50;

export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: () => everyPage((cursor) => call('countQueues', { query: { limit: '200', cursor } })),
});

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: () => everyPage((cursor) => call('listSites', { query: { limit: '200', cursor } })),
  staleTime: 60_000,
});

export const itemsQuery = ({ site, queue }: ItemFilter) =>
  infiniteQueryOptions({
    queryKey: ['items', { site, queue }],
    queryFn: ({ pageParam, signal }) =>
      call('listReviewItems', { query: { siteId: site, queue, limit: String(PAGE_SIZE), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

const MOST_WAVES = '10';
const WHOLE = 100;

/** What belongs together, the largest first; one comment of each whole. */
export const wavesQuery = (site: string | undefined) =>
  queryOptions({
    queryKey: ['waves', { site }],
    queryFn: async () => (await call('listWaves', { query: { siteId: site, limit: MOST_WAVES, sample: 1 } })).data,
    staleTime: 30_000,
    // What belongs together may be found after its last item was opened, and no event tells of it.
    refetchInterval: 10_000,
  });

/** One card with its comments; null once it is none any more. */
export const waveQuery = ({ siteId, wave }: Pick<Wave, 'siteId' | 'wave'>) =>
  queryOptions({
    queryKey: ['waves', siteId, wave],
    queryFn: async () => (await call('listWaves', { query: { siteId, wave, sample: WHOLE } })).data[0] ?? null,
  });

/** The open item of a comment; null where it does not wait, or is not there. */
export const soughtQuery = ({ site: siteId = '', comment: id = '' }: ItemFilter) =>
  queryOptions({
    queryKey: ['sought', siteId, id],
    enabled: siteId !== '' && id !== '',
    refetchOnWindowFocus: false,
    queryFn: () => readOpenItem({ siteId, id }, readAllBeside),
  });

/** Asked for beside who has signed in, not after it. */
export function prefetchReview(filter: ItemFilter): void {
  if (wasSignedIn()) {
    void queryClient.prefetchQuery(queuesQuery);
    void queryClient.prefetchQuery(sitesQuery);
    void queryClient.prefetchInfiniteQuery(itemsQuery(filter));
    if (filter.comment !== undefined) {
      void queryClient.prefetchQuery(soughtQuery(filter));
    }
    if (filter.queue === undefined) {
      void queryClient.prefetchQuery(wavesQuery(filter.site));
    }
  }
}
