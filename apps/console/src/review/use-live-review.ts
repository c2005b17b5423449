import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Me, type Queue } from '../api/things.js';
import { listen, type LiveHandlers } from '../live/listen.js';
import { changeItem, readItemsAgain } from './item-cache.js';

/** New items are read at most so often. */
const READ_AGAIN_MS = 1500;
/** What belongs together is found a second or two after its items are opened. */
const WAVES_AGAIN_MS = 5000;

/** Keeps lists and counts as they are on the server. */
export function useLiveReview(me: Me | null | undefined): void {
  const client = useQueryClient();
  const id = me?.id;
  useEffect(() => {
    if (id === undefined) {
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wavesTimer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void readItemsAgain();
      }, READ_AGAIN_MS);
    };
    const readWavesAgain = () => {
      wavesTimer ??= setTimeout(() => {
        wavesTimer = undefined;
        void client.invalidateQueries({ queryKey: ['waves'] });
      }, WAVES_AGAIN_MS);
    };
    const onItem: LiveHandlers['onItem'] = (event, { id: item, claim }) => {
      if (event === 'closed') {
        changeItem(item, () => undefined);
        readWavesAgain();
      } else if (event === 'claimed' || event === 'released') {
        const held = claim && { until: claim.until, yours: claim.by === id };
        changeItem(item, (one) => ({ ...one, claim: held }));
      } else {
        readAgain();
        readWavesAgain();
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
      clearTimeout(wavesTimer);
      stop();
    };
  }, [client, id]);
}
