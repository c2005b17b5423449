import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { queryClient } from '../api/query-client.js';
import { isRefused } from '../api/call-errors.js';
import { type Me } from '../api/things.js';

/** Who has signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await call('getMe');
    } catch (error) {
      if (isRefused(error, 401)) {
        return null;
      }
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Asked for beside what the screen shows, not before it. */
export function prefetchMe(): void {
  void queryClient.prefetchQuery(meQuery);
}

export function useMe() {
  return useQuery(meQuery);
}

export function usePermission(permission: string): boolean {
  return useMe().data?.permissions.includes(permission) ?? false;
}
