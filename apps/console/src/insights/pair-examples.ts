import { call } from '../api/call.js';
import { type FoundThing } from '../api/things.js';

type Action = 'approve' | 'review' | 'reject';

/** What rules said of a comment, and what the site decided itself. */
export interface Pair {
  siteId: string;
  automatic: Action;
  own: Action;
}

/** How many of the newest decisions of the site are looked at, and how many are shown. */
const LOOKED_AT = '20';
const SHOWN = 5;

/** Some comments about which the two said this; their decisions are read beside each other. */
export async function pairExamples({ siteId, automatic, own }: Pair, signal: AbortSignal): Promise<FoundThing[]> {
  const query = { siteId, source: 'site', action: own, limit: LOOKED_AT } as const;
  const { data } = await call('searchComments', { query, signal });
  const said = await Promise.all(
    data.map(async (found) => {
      const path = { siteId, id: found.comment.id };
      const decisions = (await call('listCommentDecisions', { path, signal })).data;
      return decisions.find(({ source }) => source === 'automatic')?.action === automatic ? [found] : [];
    }),
  );
  return said.flat().slice(0, SHOWN);
}
