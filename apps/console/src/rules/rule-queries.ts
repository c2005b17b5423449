import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { queryClient } from '../api/query-client.js';
import { sitesQuery } from '../review/review-queries.js';
import {
  type Backtest,
  type Draft,
  type Files,
  type Place,
  type ReportCard,
  type TriedComment,
} from './rule-things.js';

const missing = (error: unknown) => {
  if (isRefused(error, 404)) {
    return null;
  }
  throw error;
};

export const ruleSetsQuery = (siteId: string) =>
  queryOptions({
    queryKey: ['rule-sets', siteId],
    queryFn: async () => (await call('listRuleSets', { path: { siteId } })).data,
  });

export const packsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: async () => (await call('listPacks')).data,
  staleTime: Infinity,
});

export const ruleSetQuery = ({ siteId, id }: Place) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id],
    queryFn: () => call('getRuleSet', { path: { siteId, id } }),
  });

/** Null where nothing is being written. */
export const draftQuery = ({ siteId, id }: Place) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'draft'],
    queryFn: (): Promise<Draft | null> => call('getDraft', { path: { siteId, id } }).catch(missing),
  });

export const versionsQuery = ({ siteId, id }: Place) =>
  infiniteQueryOptions({
    queryKey: ['rule-sets', siteId, id, 'versions'],
    queryFn: ({ pageParam }) =>
      call('listVersions', { path: { siteId, id }, query: { limit: '50', cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** A version never changes, but for what became of it. */
export const versionQuery = ({ siteId, id }: Place, version: number | null) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'version', version],
    queryFn: () => call('getVersion', { path: { siteId, id, version: String(version) } }),
    enabled: version !== null,
  });

/** Null where nothing was published yet. */
export const reportCardQuery = ({ siteId, id }: Place, days: number) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'report-card', days],
    queryFn: (): Promise<ReportCard | null> =>
      call('getReportCard', { path: { siteId, id }, query: { days } }).catch(missing),
  });

export const schemaQuery = queryOptions({
  queryKey: ['rule-set-schema'],
  queryFn: (): Promise<Answer<'getRuleSetSchema'>> => call('getRuleSetSchema'),
  staleTime: Infinity,
});

/** Asked anew with every pause in writing; what is asked no more is given up. */
export const lintQuery = ({ siteId, id }: Place, files: Files | undefined) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'lint', files],
    queryFn: ({ signal }) => call('lintRuleSet', { path: { siteId, id }, body: files, signal }),
    enabled: files !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    staleTime: Infinity,
  });

/** What is known of all rule sets of a site is read again. */
export function refreshRuleSets(siteId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['rule-sets', siteId] });
}

/** What decides on a site has changed: its rule sets, and which of them the site names. */
export async function refreshLive(siteId: string): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: sitesQuery.queryKey });
  await refreshRuleSets(siteId);
}

/** The inline tests of the draft as it is stored. */
export const draftTestQuery = ({ siteId, id }: Place, etag: string) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'test', etag],
    queryFn: ({ signal }) => call('testRuleSet', { path: { siteId, id }, body: {}, signal }),
    staleTime: Infinity,
  });

/** What differs from a version to the draft as it is stored. */
export const storedDiffQuery = ({ siteId, id }: Place, from: string) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'diff', from, 'draft'],
    queryFn: ({ signal }) => call('diffVersions', { path: { siteId, id }, query: { from, to: 'draft' }, signal }),
  });

/** What differs from a version: its number, or `live`. */
export const diffQuery = ({ siteId, id }: Place, from: string, files: Files) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'diff', from, files],
    queryFn: ({ signal }) =>
      call('diffFiles', {
        path: { siteId, id },
        body: { from, source: files.source, lists: files.lists },
        signal,
      }),
    gcTime: 30_000,
  });

/** What a comment comes to, asked anew with every pause in writing the rules or the comment. */
export const trialQuery = ({ siteId, id }: Place, files: Files, comment: TriedComment) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'trial', files, comment],
    queryFn: ({ signal }) => call('tryRuleSet', { path: { siteId, id }, body: { ...files, comment }, signal }),
    enabled: comment.text !== '',
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    staleTime: Infinity,
  });

export const backtestsQuery = ({ siteId, id }: Place) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'backtests'],
    queryFn: async () => (await call('listBacktests', { path: { siteId, id } })).data,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 1000 : false),
  });

/** One with its report, once it is done. */
export const backtestQuery = ({ siteId, id }: Place, backtest: string) =>
  queryOptions({
    queryKey: ['rule-sets', siteId, id, 'backtest', backtest],
    queryFn: () => call('getBacktest', { path: { siteId, id, backtest } }),
    staleTime: 60_000,
  });

export const isUnderWay = ({ state }: Pick<Backtest, 'state'>): boolean => state === 'waiting' || state === 'running';
