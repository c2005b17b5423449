import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usePermission } from '../session/use-me.js';
import { notesQuery, sanctionsQuery, strikesQuery } from './author-queries.js';
import { useDwell } from './use-dwell.js';

/** Reads an author's file beside his record, not after it, once somebody stays with him; answers whether he does. */
export function useFileAhead(siteId: string, key: string): boolean {
  const client = useQueryClient();
  const mayNote = usePermission('authors:note');
  const isStaying = useDwell(`${siteId}/${key}`);
  useEffect(() => {
    if (isStaying) {
      void client.prefetchQuery(sanctionsQuery({ siteId, key }));
      void client.prefetchQuery(strikesQuery({ siteId, key }));
      void (mayNote && client.prefetchQuery(notesQuery({ siteId, key })));
    }
  }, [client, siteId, key, mayNote, isStaying]);
  return isStaying;
}
