import { queryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../api/call.js';
import { queryClient } from '../api/query-client.js';
import { queuesQuery } from '../review/review-queries.js';
import { ESCALATED } from '../review/work-list.js';
import { prefetchSitesAndNames } from '../session/prefetch.js';
import { wasSignedIn } from '../session/remembered-session.js';

export type Handover = Answer<'getHandover'>;
export const LOOKS_BACK = [8, 24, 72] as const;
export type LooksBack = (typeof LOOKS_BACK)[number];

/** What the summary is about, as it stands in the address. */
export interface HandoverSearch {
  site?: string;
  hours?: LooksBack;
}

const MOST_ESCALATED = '5';
const AGAIN_MS = 60_000;

export const handoverQuery = (siteId: string, hours: LooksBack) =>
  queryOptions({
    queryKey: ['handover', siteId, hours],
    queryFn: ({ signal }) => call('getHandover', { path: { siteId }, query: { hours }, signal }),
    refetchInterval: AGAIN_MS,
  });

/** The first of what leads are to decide. */
export const escalatedQuery = (siteId: string) =>
  queryOptions({
    queryKey: ['escalated', siteId],
    queryFn: async ({ signal }) =>
      (await call('listReviewItems', { query: { siteId, queue: ESCALATED, limit: MOST_ESCALATED }, signal })).data,
  });

/** All at once, where the address names the site. */
export function prefetchHandover({ site, hours = LOOKS_BACK[0] }: HandoverSearch): void {
  prefetchSitesAndNames();
  if (wasSignedIn()) {
    void queryClient.prefetchQuery(queuesQuery);
    if (site !== undefined) {
      void queryClient.prefetchQuery(handoverQuery(site, hours));
      void queryClient.prefetchQuery(escalatedQuery(site));
    }
  }
}
