import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/use-me.js';
import { namesQuery } from '../session/use-name-of.js';
import { isolated } from '../language/isolated.js';

/** Who did something, to be put into a sentence. */
export function useActorName(): (actor: string | null) => string {
  const { t } = useTranslation();
  const me = useMe().data;
  const names = useQuery(namesQuery).data;
  return (actor) => {
    const [, kind, name = ''] = /^(\w+):(.*)$/.exec(actor ?? '') ?? [];
    if (kind === 'person') {
      return name === me?.id ? t('rules.by.you') : isolated(names?.get(`person:${name}`) ?? t('rules.by.someone'));
    }
    return kind === 'token' ? t('rules.by.token', { name: isolated(name) }) : t('rules.by.palaver');
  };
}
