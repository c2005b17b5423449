import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isRefused, RefusedError } from './call-errors.js';

/** Whoever is refused once is refused again; what does not answer is asked again. */
const mayAgain = (failures: number, error: Error) =>
  failures < 2 && (!(error instanceof RefusedError) || error.status >= 500);

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (isRefused(error, 401) && queryKey[0] !== 'me') {
        queryClient.setQueryData(['me'], null);
      }
    },
  }),
  defaultOptions: {
    queries: { retry: mayAgain, staleTime: 15_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
