import { useTranslation } from 'react-i18next';
import { type Queue } from '../api/things.js';
import { usePermission } from '../session/use-me.js';
import { type ItemFilter } from './review-queries.js';

/** Whether one decides what is shown, and in words why not: others' queues are read, as is everything by who decides nothing. */
export function useWorks({ site, queue }: ItemFilter, queues: readonly Queue[] | undefined) {
  const { t } = useTranslation();
  const mayDecide = usePermission('review:decide');
  const isOthers = queues?.find(({ siteId, id }) => siteId === site && id === queue)?.yours === false;
  return {
    mayDecide: mayDecide && !isOthers,
    whyNot: mayDecide ? t('review.othersQueue') : t('review.readOnly'),
  };
}
