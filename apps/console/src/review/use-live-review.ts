import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, type Queue } from '../api/things.js';
import { listen, type LiveHandlers } from '../live/listen.js';
import { notify } from '../notices/notices.js';
import { followItem } from './follow-item.js';
import { forgetHandedOver, receive } from './handed-over.js';
import { noteOpen, readItemsAgain, takeOut } from './item-cache.js';
import { forgetTaken } from './own-claims.js';
import { isReopening } from './reopening.js';
import { waitsAgain } from './taken-back.js';

/** New items are read at most so often. */
const READ_AGAIN_MS = 1500;
/** What belongs together is found a second or two after its items are opened. */
const WAVES_AGAIN_MS = 5000;

/** Keeps lists and counts as they are on the server. */
export function useLiveReview(me: Me | null | undefined): void {
  const client = useQueryClient();
  const { i18n } = useTranslation();
  const id = me?.id;
  useEffect(() => {
    if (id === undefined) {
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const { t } = i18n;
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
    const onItem: LiveHandlers['onItem'] = (event, item) => {
      if (event === 'closed' && (isReopening(`${item.siteId}/${item.commentId}`) || waitsAgain(item))) {
        return;
      }
      if (event === 'closed') {
        forgetTaken(item.id);
        forgetHandedOver(item.id);
        takeOut(item.id);
        readWavesAgain();
        return;
      }
      noteOpen(item.id);
      const { hasMoved, isHandedOver } = followItem(item, id);
      if (isHandedOver) {
        void receive(item.id).then((isHere) => isHere && notify(t('handOver.received'), { place: {} }));
      }
      if (hasMoved || event === 'opened' || event === 'changed') {
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
  }, [client, id, i18n]);
}
