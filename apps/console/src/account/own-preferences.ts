import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { queryClient } from '../api/query-client.js';
import { type OwnPreferences } from '../api/things.js';
import { keepHere } from '../appearance/preferences.js';

/** How somebody likes to work, as it is kept with his account. */
export const ownPreferencesQuery = queryOptions({
  queryKey: ['preferences'],
  staleTime: Infinity,
  queryFn: async () => (await call('getMyPreferences')) as OwnPreferences,
});

/** What of them the page goes by. */
export function applyHere({ density, blur, breakAfterMinutes }: OwnPreferences): void {
  keepHere({ isDense: density === 'compact', blur, breakAfterMinutes });
}

/** Changes them at once, and with the account; they go back to what they were if that is refused. */
export async function prefer(change: Partial<OwnPreferences>): Promise<void> {
  const before = await queryClient.ensureQueryData(ownPreferencesQuery);
  const changed = { ...before, ...change };
  const show = (preferences: OwnPreferences) => {
    queryClient.setQueryData(ownPreferencesQuery.queryKey, preferences);
    applyHere(preferences);
  };
  show(changed);
  try {
    await call('putMyPreferences', { body: changed });
  } catch (error) {
    show(before);
    throw error;
  }
}
