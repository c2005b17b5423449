import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { everyPage } from '../api/every-page.js';
import { isolated } from '../language/isolated.js';
import { useMe } from './use-me.js';

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
const NOT_YET_READ = '…';

/**
 * Who did something, to be put into a sentence or a list: `person:<id>`, `token:<name>`, what strikes bring; all else, and
 * null, is Palaver itself.
 */
export function useNameOf(): (actor: string | null) => string {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe().data;
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
  const personOf = (actor: string) => {
    if (actor === `person:${me?.id}`) {
      return t('actor.you');
    }
    const name = names?.get(actor);
    if (names && name === undefined) {
      unknown.current.add(actor);
      return t('actor.somebody');
    }
    return name === undefined ? NOT_YET_READ : isolated(name);
  };
  return (actor) => {
    const [, kind, name = ''] = /^(\w+):?(.*)$/s.exec(actor ?? '') ?? [];
    if (actor !== null && kind === 'person') {
      return personOf(actor);
    }
    if (kind === 'token') {
      return t('actor.token', { name: isolated(name) });
    }
    return t(kind === 'strikes' ? 'actor.strikes' : 'actor.palaver');
  };
}
