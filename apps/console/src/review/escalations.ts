import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { queryClient } from '../api/query-client.js';
import { type ReviewItem } from '../api/things.js';
import { useMe, usePermission } from '../session/use-me.js';
import { ESCALATED, keyOfItem } from './work-list.js';

const MOST_OWN = '100';

/** Who put a comment before leads last, and what he says about it; null when nobody did. */
export const escalationQuery = ({ comment: { siteId, id } }: Pick<ReviewItem, 'comment'>) =>
  queryOptions({
    queryKey: ['escalation', siteId, id],
    staleTime: 60_000,
    queryFn: async () => {
      const query = { siteId, subject: `comment:${id}`, action: 'review.escalate', limit: '1' };
      return (await call('listAudit', { query })).data[0] ?? null;
    },
  });

const ownQuery = (actor: string) =>
  queryOptions({
    queryKey: ['escalation', 'own', actor],
    staleTime: 60_000,
    queryFn: async () => {
      const { data } = await call('listAudit', { query: { actor, action: 'review.escalate', limit: MOST_OWN } });
      return new Set(data.map(({ siteId, subject }) => `${siteId}/${subject.replace(/^comment:/, '')}`));
    },
  });

/** Whether one has put it before leads oneself; told to who may read what was done. */
export function useIsOwnEscalation(item: ReviewItem): boolean {
  const isEscalated = item.queue === ESCALATED;
  const mayRead = usePermission('audit:read');
  const me = useMe().data;
  const own = useQuery({ ...ownQuery(`person:${me?.id}`), enabled: isEscalated && mayRead && Boolean(me) }).data;
  return isEscalated && own?.has(keyOfItem(item)) === true;
}

/** It was escalated anew, or taken back. */
export function forgetEscalation({ comment: { siteId, id } }: Pick<ReviewItem, 'comment'>): void {
  void queryClient.invalidateQueries({ queryKey: ['escalation', siteId, id] });
  void queryClient.invalidateQueries({ queryKey: ['escalation', 'own'] });
}
