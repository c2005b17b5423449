import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { orNone } from '../api/or-none.js';
import { type Decision, type ReviewComment } from '../api/things.js';

const MINUTE = 60_000;
const SIBLINGS = '30';

export const parentQuery = ({ siteId, parentId }: ReviewComment) =>
  queryOptions({
    queryKey: ['comment', siteId, parentId],
    enabled: parentId !== null,
    staleTime: MINUTE,
    // Deleted since, or never sent.
    queryFn: () => orNone(() => call('getComment', { path: { siteId, id: parentId ?? '' } })),
  });

/** What rules said of it, where a person has decided since and it waits again. */
export const rulesSaidQuery = ({ siteId, id, rev, decision }: ReviewComment) =>
  queryOptions({
    queryKey: ['rules-said', siteId, id, decision?.version],
    enabled: decision !== null && decision.source !== 'automatic' && decision.reasons.length === 0,
    staleTime: MINUTE,
    queryFn: async (): Promise<Decision | null> => {
      const { data } = await call('listCommentDecisions', { path: { siteId, id } });
      return data.find((one) => one.rev === rev && one.reasons.length > 0) ?? null;
    },
  });

/** Other answers to the same comment; beside what answers nothing, all other comments of the article. */
export const siblingsQuery = ({ siteId, id, parentId, article }: ReviewComment) =>
  queryOptions({
    queryKey: ['siblings', siteId, article.id ?? article.url, parentId, id],
    staleTime: MINUTE,
    queryFn: async () => {
      const query = { siteId, article: article.id ?? article.url, limit: SIBLINGS };
      const { data } = await call('searchComments', { query });
      return data
        .map(({ comment }) => comment)
        .filter((comment) => comment.id !== id && (parentId === null || comment.parentId === parentId));
    },
  });

export const keyOfAuthor = ({ author: { id, username } }: ReviewComment) =>
  id === null ? `name:${username}` : `id:${id}`;

export const authorQuery = (comment: ReviewComment) =>
  queryOptions({
    queryKey: ['author', comment.siteId, keyOfAuthor(comment)],
    staleTime: MINUTE,
    queryFn: () => orNone(() => call('getAuthor', { path: { siteId: comment.siteId, key: keyOfAuthor(comment) } })),
  });

export const authorHistoryQuery = (comment: ReviewComment) =>
  queryOptions({
    queryKey: ['author', comment.siteId, keyOfAuthor(comment), 'comments'],
    staleTime: MINUTE,
    queryFn: async () => {
      const path = { siteId: comment.siteId, key: keyOfAuthor(comment) };
      return (await orNone(() => call('listCommentsOfAuthor', { path, query: { limit: '10' } })))?.data ?? [];
    },
  });

export const reportsQuery = ({ siteId, id }: ReviewComment) =>
  queryOptions({
    queryKey: ['reports', siteId, id],
    staleTime: MINUTE,
    queryFn: async () =>
      (await orNone(() => call('listReportsOfComment', { path: { siteId, id }, query: { limit: '20' } })))?.data ?? [],
  });

export const articleQuery = ({ siteId, article: { id, url } }: ReviewComment) => {
  const articleKey = id === undefined ? `url:${url}` : `id:${id}`;
  return queryOptions({
    queryKey: ['article', siteId, articleKey],
    staleTime: MINUTE,
    queryFn: () => orNone(() => call('getArticle', { path: { siteId, articleKey } })),
  });
};
