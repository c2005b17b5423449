import { useTranslation } from 'react-i18next';
import { type Queue } from '../api/things.js';
import { useTitle } from '../frame/use-title.js';
import { type ItemFilter } from './review-queries.js';
import { useQueueName } from './use-queue-name.js';

/** The window tells how many wait in what is chosen: a queue, or all of one's own. */
export function useReviewTitle({ site, queue }: ItemFilter, queues: readonly Queue[] = []): void {
  const { t } = useTranslation();
  const nameOf = useQueueName();
  const here = queues.filter(({ siteId, id, yours }) => siteId === (site ?? siteId) && (queue ? id === queue : yours));
  const [chosen] = queue === undefined ? [] : here;
  const waiting = here.reduce((sum, { open }) => sum + open, 0);
  useTitle([chosen && nameOf(chosen), t('nav.review')], waiting);
}
