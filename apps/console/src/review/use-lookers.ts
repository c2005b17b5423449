import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { type ReviewItem } from '../api/things.js';
import { useDwell } from '../author/use-dwell.js';
import { usePermission } from '../session/use-me.js';
import { useNameOf } from '../session/use-name-of.js';

/** What one says counts for 20 seconds. */
const AGAIN_MS = 8000;

/** Says that one looks at an item, for as long as one does; by name, who else does now. */
export function useLookers({ id }: ReviewItem): string[] {
  const mayDecide = usePermission('review:decide');
  const stays = useDwell(id);
  const nameOf = useNameOf();
  const { data } = useQuery({
    queryKey: ['viewing', id],
    queryFn: async () => (await call('viewReviewItem', { path: { id } })).viewing,
    enabled: mayDecide && stays,
    refetchInterval: AGAIN_MS,
    staleTime: 0,
    gcTime: AGAIN_MS,
    retry: false,
  });
  return stays ? (data ?? []).map(nameOf) : [];
}
