import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';

/** Authors whose name begins so, whatever its case. */
export const authorsQuery = (siteId: string | undefined, name: string) =>
  queryOptions({
    queryKey: ['authors', siteId, name],
    staleTime: 60_000,
    queryFn: async ({ signal }) => (await call('findAuthors', { query: { siteId, name }, signal })).data,
  });
