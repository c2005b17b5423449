import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ReviewItem } from '../api/things.js';
import { authorHistoryQuery, authorQuery, parentQuery, reportsQuery } from './context-queries.js';

/** Reads what stands beside the next comments before they are looked at. */
export function usePrefetchContext(wanted: readonly ReviewItem[]): void {
  const client = useQueryClient();
  useEffect(() => {
    for (const { comment } of wanted) {
      void client.prefetchQuery(authorQuery(comment));
      void client.prefetchQuery(authorHistoryQuery(comment));
      void client.prefetchQuery(reportsQuery(comment));
      if (comment.parentId !== null) {
        void client.prefetchQuery(parentQuery(comment));
      }
    }
  }, [client, wanted]);
}
