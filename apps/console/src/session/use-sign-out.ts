import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';

/** Gives back what is held, ends the session, and forgets what was read with it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await call('releaseClaims').catch(() => undefined);
      await call('signOut');
    },
    onSettled: () => {
      client.setQueryData(['me'], null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    },
  });
}
