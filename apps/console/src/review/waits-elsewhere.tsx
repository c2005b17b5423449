import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../frame/links.js';
import { type ItemFilter, queuesQuery, wavesQuery } from './review-queries.js';
import { useQueueName } from './use-queue-name.js';

/** Where one can go on: the next card, and one's other queues that hold something. */
export function WaitsElsewhere({ filter }: { filter: ItemFilter }) {
  const { t, i18n } = useTranslation();
  const nameOf = useQueueName();
  const queues = useQuery(queuesQuery).data ?? [];
  const cards = useQuery({ ...wavesQuery(filter.site), enabled: filter.queue !== undefined }).data ?? [];
  const number = new Intl.NumberFormat(i18n.language);
  const others = queues
    .filter(({ yours, open, id, siteId }) => yours && open > 0 && !(id === filter.queue && siteId === filter.site))
    .sort((one, other) => one.position - other.position);
  const [card] = cards;
  if (others.length === 0 && card === undefined) {
    return null;
  }
  return (
    <Group gap="xs" justify="center" role="group" aria-label={t('bench.elsewhere')}>
      {card && (
        <ButtonLink to="/review" search={{ site: card.siteId }}>
          {t(`wave.${card.kind}`, { count: card.total })}
        </ButtonLink>
      )}
      {others.map((queue) => (
        <ButtonLink
          key={`${queue.siteId}/${queue.id}`}
          to="/review"
          search={{ site: queue.siteId, queue: queue.id }}
          variant="default"
        >
          <bdi>{nameOf(queue)}</bdi>&nbsp;{number.format(queue.open)}
        </ButtonLink>
      ))}
    </Group>
  );
}
