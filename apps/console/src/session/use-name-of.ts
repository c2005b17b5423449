import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { everyPage } from '../api/every-page.js';

export const namesQuery = queryOptions({
  queryKey: ['names'],
  staleTime: 5 * 60_000,
  queryFn: async () => {
    const names = await everyPage((cursor) => call('listNames', { query: { limit: '200', cursor } }));
    return new Map(names.map(({ actor, name }) => [actor, name]));
  },
});

/** Of whom no name was found; who came lately is asked for once more. */
const lookedFor = new Set<string>();

/** What somebody is called who stands as `person:<id>` or `token:<name>`; strikes and queues act by themselves. */
export function useNameOf(): (actor: string) => string {
  const { t } = useTranslation();
  const client = useQueryClient();
  const names = useQuery(namesQuery).data;
  const unknown = useRef(new Set<string>());
  useEffect(() => {
    const fresh = [...unknown.current].filter((actor) => !lookedFor.has(actor));
    unknown.current.clear();
    if (names && fresh.length > 0) {
      fresh.forEach((actor) => lookedFor.add(actor));
      void client.invalidateQueries(namesQuery);
    }
  });
  return (actor) => {
    const [kind, name = ''] = [actor.replace(/:.*$/s, ''), actor.replace(/^[^:]*:/, '')];
    if (kind === 'token') {
      return name;
    }
    if (kind === 'strikes') {
      return t('actor.strikes');
    }
    if (kind === 'person' && names?.has(actor) === false) {
      unknown.current.add(actor);
      return t('actor.somebody');
    }
    return names?.get(actor) ?? (kind === 'person' ? '' : actor);
  };
}
