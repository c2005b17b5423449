import { queryClient } from '../api/query-client.js';
import { sitesQuery } from '../review/review-queries.js';
import { wasSignedIn } from './remembered-session.js';
import { namesQuery } from './use-name-of.js';

/** Asked for beside who has signed in, not after it. */
export function prefetchSites(): void {
  if (wasSignedIn()) {
    void queryClient.prefetchQuery(sitesQuery);
  }
}

/** The same where a list says who did something. */
export function prefetchSitesAndNames(): void {
  prefetchSites();
  if (wasSignedIn()) {
    void queryClient.prefetchQuery(namesQuery);
  }
}
