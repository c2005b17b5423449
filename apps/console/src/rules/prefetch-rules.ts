import { queryClient } from '../api/query-client.js';
import { sitesQuery } from '../review/review-queries.js';
import { wasSignedIn } from '../session/remembered-session.js';
import { draftQuery, ruleSetQuery, ruleSetsQuery, schemaQuery } from './rule-queries.js';
import { type Place } from './rule-things.js';

/** What the list shows, asked for beside who has signed in. */
export function prefetchRuleSets(siteId: string | undefined): void {
  if (wasSignedIn()) {
    void queryClient.prefetchQuery(sitesQuery);
    if (siteId !== undefined) {
      void queryClient.prefetchQuery(ruleSetsQuery(siteId));
    }
  }
}

/** The same for one rule set and its draft. */
export function prefetchRuleSet(place: Place): void {
  if (wasSignedIn()) {
    void queryClient.prefetchQuery(sitesQuery);
    void queryClient.prefetchQuery(ruleSetQuery(place));
    void queryClient.prefetchQuery(draftQuery(place));
    void queryClient.prefetchQuery(schemaQuery);
  }
}
