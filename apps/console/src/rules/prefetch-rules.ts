import { queryClient } from '../api/query-client.js';
import { prefetchSitesAndNames } from '../session/prefetch.js';
import { wasSignedIn } from '../session/remembered-session.js';
import { backtestsQuery, draftQuery, ruleSetQuery, ruleSetsQuery, schemaQuery } from './rule-queries.js';
import { type RuleSetPart } from './rule-set-parts.js';
import { type Place } from './rule-things.js';

/** What the list shows, asked for beside who has signed in. */
export function prefetchRuleSets(siteId: string | undefined): void {
  prefetchSitesAndNames();
  if (wasSignedIn() && siteId !== undefined) {
    void queryClient.prefetchQuery(ruleSetsQuery(siteId));
  }
}

/** The same for one rule set, its draft, and what else a part of it begins with. */
export function prefetchRuleSet(place: Place, part: RuleSetPart | undefined): void {
  prefetchSitesAndNames();
  if (wasSignedIn()) {
    void queryClient.prefetchQuery(ruleSetQuery(place));
    void queryClient.prefetchQuery(draftQuery(place));
    void queryClient.prefetchQuery(schemaQuery);
    if (part === 'backtests') {
      void queryClient.prefetchQuery(backtestsQuery(place));
    }
  }
}
