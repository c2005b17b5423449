import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { orNone } from '../api/or-none.js';
import { queryClient } from '../api/query-client.js';
import { sitesQuery } from '../review/review-queries.js';
import { wasSignedIn } from '../session/remembered-session.js';
import { namesQuery } from '../session/use-name-of.js';
import { asked, type CommentPlace, placeOf, type SearchAddress, type SearchFilter } from './search-filter.js';

const PAGE_SIZE = '30';

export const searchQuery = (filter: SearchFilter) =>
  infiniteQueryOptions({
    queryKey: ['search', filter],
    queryFn: ({ pageParam }) =>
      call('searchComments', { query: { ...asked(filter), limit: PAGE_SIZE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** What became of a comment; null where there is none. */
export const historyQuery = ({ siteId, id }: CommentPlace) =>
  queryOptions({
    queryKey: ['history', siteId, id],
    queryFn: () => orNone(() => call('getCommentHistory', { path: { siteId, id } })),
  });

/** Asked for beside who has signed in, not after it. */
export function prefetchSearch({ comment, ...filter }: SearchAddress): void {
  if (wasSignedIn()) {
    const place = comment === undefined ? undefined : placeOf(comment);
    void queryClient.prefetchQuery(sitesQuery);
    void queryClient.prefetchQuery(namesQuery);
    void queryClient.prefetchInfiniteQuery(searchQuery(filter));
    if (place) {
      void queryClient.prefetchQuery(historyQuery(place));
    }
  }
}
