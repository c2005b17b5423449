import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { useMe, usePermission } from '../session/use-me.js';
import { isolated } from './isolated.js';

/** Who did something, by name as far as the caller may know it. */
export function useActorName(): (actor: string | null) => string {
  const { t } = useTranslation();
  const me = useMe().data;
  const mayKnow = usePermission('people:manage');
  const people = useQuery({
    queryKey: ['people'],
    queryFn: async () => (await call('listPeople', { query: { limit: '200' } })).data,
    enabled: mayKnow,
  });
  return (actor) => {
    const [, kind, name] = /^(\w+):(.*)$/.exec(actor ?? '') ?? [];
    if (kind === 'person') {
      return name === me?.id
        ? t('rules.by.you')
        : isolated(people.data?.find(({ id }) => id === name)?.name ?? t('rules.by.someone'));
    }
    return kind === 'token' ? t('rules.by.token', { name: isolated(name ?? '') }) : t('rules.by.palaver');
  };
}
