import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';

export const namesQuery = queryOptions({
  queryKey: ['names'],
  staleTime: 5 * 60_000,
  queryFn: async () => {
    const names = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const page = await call('listNames', { query: { limit: '200', cursor } });
      page.data.forEach(({ actor, name }) => names.set(actor, name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return names;
  },
});

/** What somebody is called who stands as `person:<id>` or `token:<name>`; strikes and queues act by themselves. */
export function useNameOf(): (actor: string) => string {
  const { t } = useTranslation();
  const names = useQuery(namesQuery).data;
  return (actor) => {
    const [kind, name = ''] = [actor.replace(/:.*$/s, ''), actor.replace(/^[^:]*:/, '')];
    switch (kind) {
      case 'token':
        return name;
      case 'strikes':
        return t('actor.strikes');
      case 'person':
        return names?.get(actor) ?? t('actor.somebody');
      default:
        return names?.get(actor) ?? actor;
    }
  };
}
