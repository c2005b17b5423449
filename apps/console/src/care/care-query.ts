import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { usePermission } from '../session/use-me.js';

export const careQuery = queryOptions({
  queryKey: ['care'],
  staleTime: Infinity,
  queryFn: () => call('getMyCare'),
});

/** How many severe comments in a row somebody wants; null: as many as come. */
export function useMostInARow(): number | null {
  const mayDecide = usePermission('review:decide');
  return useQuery({ ...careQuery, enabled: mayDecide }).data?.severeInARow ?? null;
}
