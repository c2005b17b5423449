import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ReviewItem } from '../api/things.js';
import css from './priority.module.css';
import { queuesQuery } from './review-queries.js';

const PARTS = ['severity', 'reports', 'heat', 'age'] as const;

/** What stands it where it stands in its queue: the numbers, what each means, and what the queue goes by. */
export function Priority({ item: { priority, priorityParts, queue, comment } }: { item: ReviewItem }) {
  const { t, i18n } = useTranslation();
  const queues = useQuery(queuesQuery).data ?? [];
  const order = queues.find(({ id, siteId }) => id === queue && siteId === comment.siteId)?.order;
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  return (
    <details className={css.priority} data-testid="priority">
      <Tooltip
        label={t('review.priorityParts', priorityParts)}
        events={{ hover: true, focus: true, touch: false }}
        portalProps={{ target: 'main' }}
      >
        <summary>{t('review.priority', { priority: number(priority) })}</summary>
      </Tooltip>
      <dl className={css.parts}>
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`priority.of.${part}`)}</dt>
            <dd className={css.points}>{number(priorityParts[part])}</dd>
            <dd className={css.means}>{t(`priority.means.${part}`)}</dd>
          </div>
        ))}
      </dl>
      {order !== undefined && <p className={css.means}>{t(`priority.order.${order}`)}</p>}
    </details>
  );
}
