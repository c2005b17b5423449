import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callTagged, type Sent } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { notify } from '../notices/notices.js';

export type SiteChange = NonNullable<Sent<'changeSite'>['body']>;

/** A site as it was read, and a way to change it; what somebody else has changed meanwhile is read again, and told. */
export function useSite(siteId: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const queryKey = ['site', siteId];
  const query = useQuery({ queryKey, queryFn: () => callTagged('getSite', { path: { siteId } }) });
  const change = useMutation({
    mutationFn: (body: SiteChange) => callTagged('changeSite', { path: { siteId }, ifMatch: query.data?.etag, body }),
    onSuccess: async (changed) => {
      client.setQueryData(queryKey, changed);
      notify(t('settings.changed'));
      await client.invalidateQueries({ queryKey: ['sites'] });
    },
    onError: (error) => {
      if (isRefused(error, 412)) {
        void query.refetch();
      }
    },
  });
  return { query, change };
}
