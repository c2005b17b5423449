import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Me, type Queue } from '../api/things.js';
import { listen, type LiveHandlers } from '../live/listen.js';
import { changeItem } from './item-cache.js';

/** New items are read at most so often. */
const READ_AGAIN_MS = 1500;

/** Keeps lists and counts as they are on the server. */
export function useLiveReview(me: Me | null | undefined): void {
  const client = useQueryClient();
  const id = me?.id;
  useEffect(() => {
    if (id === undefined) {
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['items'] });
      }, READ_AGAIN_MS);
    };
    const onItem: LiveHandlers['onItem'] = (event, { id: item, claim }) => {
      if (event === 'closed') {
        changeItem(item, () => undefined);
      } else if (event === 'claimed' || event === 'released') {
        const held = claim && { until: claim.until, yours: claim.by === id };
        changeItem(item, (one) => ({ ...one, claim: held }));
      } else {
        readAgain();
      }
    };
    const stop = listen({
      onItem,
      onCounts: ({ siteId, queues }) =>
        client.setQueryData<Queue[]>(['queues'], (known) =>
          known?.map((queue) => (queue.siteId === siteId ? { ...queue, open: queues[queue.id] ?? 0 } : queue)),
        ),
      onReset: () => void client.invalidateQueries(),
      onSignedOut: () => client.setQueryData(['me'], null),
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, id]);
}
