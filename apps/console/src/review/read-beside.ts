import { queryClient } from '../api/query-client.js';
import { type ReviewComment } from '../api/things.js';
import { notesQuery, sanctionsQuery, strikesQuery } from '../author/author-queries.js';
import { careQuery } from '../care/care-query.js';
import { meQuery } from '../session/use-me.js';
import { namesQuery } from '../session/use-name-of.js';
import {
  articleQuery,
  authorHistoryQuery,
  authorQuery,
  keyOfAuthor,
  parentQuery,
  reportsQuery,
  rulesSaidQuery,
  siblingsQuery,
} from './context-queries.js';

/** Reads what stands beside a comment before it is looked at. */
export function readBeside(comment: ReviewComment): void {
  void queryClient.prefetchQuery(authorQuery(comment));
  void queryClient.prefetchQuery(authorHistoryQuery(comment));
  void queryClient.prefetchQuery(reportsQuery(comment));
  if (comment.parentId !== null) {
    void queryClient.prefetchQuery(parentQuery(comment));
  }
}

/** The same of one that is surely looked at: all of it. */
export function readAllBeside(comment: ReviewComment): void {
  readBeside(comment);
  const author = { siteId: comment.siteId, key: keyOfAuthor(comment) };
  void queryClient.prefetchQuery(siblingsQuery(comment));
  void queryClient.prefetchQuery(articleQuery(comment));
  void queryClient.prefetchQuery(sanctionsQuery(author));
  void queryClient.prefetchQuery(strikesQuery(author));
  void queryClient.prefetchQuery(namesQuery);
  const permissions = queryClient.getQueryData(meQuery.queryKey)?.permissions ?? [];
  if (permissions.includes('authors:note')) {
    void queryClient.prefetchQuery(notesQuery(author));
  }
  if (permissions.includes('review:decide')) {
    void queryClient.prefetchQuery(careQuery);
  }
  if (rulesSaidQuery(comment).enabled) {
    void queryClient.prefetchQuery(rulesSaidQuery(comment));
  }
}
