import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewItem } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { useRefusal } from './use-refusal.js';
import { bringBack, depart } from './departed.js';
import { changeCount, putFirst } from './item-cache.js';
import { type Done, dropDone, popDone, pushDone } from './undo-stack.js';
import { type Verdict } from './verdict.js';

export interface ActsOn {
  /** Goes on to what comes after these. */
  leave: (items: readonly ReviewItem[]) => void;
  look: (item: ReviewItem) => void;
}

/** What is done with items: shown at once, sent behind it, and put back if it is refused. */
export function useActs({ leave, look }: ActsOn) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const textOf = useProblemText();
  const onRefused = useRefusal(look);
  const [isUndoing, setIsUndoing] = useState(false);

  const act = (item: ReviewItem, text: string, send: () => Promise<unknown>, undo?: () => Promise<unknown>) => {
    leave([item]);
    depart([item]);
    changeCount(item.comment.siteId, item.queue, -1);
    const sent = send().then(
      () => true,
      (error: Error) => {
        changeCount(item.comment.siteId, item.queue, 1);
        dropDone(done);
        onRefused(item, error);
        return false;
      },
    );
    const done: Done = { items: [item], undo: async () => (await sent) && undo !== undefined && (await undo(), true) };
    if (undo) {
      pushDone(done);
    }
    notify(text, { canUndo: undo !== undefined });
  };

  const decide = (item: ReviewItem, { action, reason, note }: Verdict) => {
    const { id, etag, comment } = item;
    const text = reason === undefined ? t('act.approved') : t('act.rejected', { reason: t(`reason.${reason}`) });
    act(
      item,
      text,
      () => call('decideReviewItem', { path: { id }, ifMatch: etag, body: { action, reason, note } }),
      () => call('undoDecision', { body: { siteId: comment.siteId, comment: comment.id } }),
    );
  };

  const undo = async () => {
    const done = isUndoing ? undefined : popDone();
    if (!done) {
      notify(t('act.nothingToUndo'));
      return;
    }
    setIsUndoing(true);
    const [first] = done.items;
    done.items.forEach(putFirst);
    bringBack(done.items);
    if (first) {
      look(first);
    }
    try {
      if (await done.undo()) {
        notify(t('act.undone'));
      }
    } catch (error) {
      depart(done.items);
      notify(textOf(error as Error), { tone: 'wrong' });
    } finally {
      await client.invalidateQueries({ queryKey: ['items'] });
      void client.invalidateQueries({ queryKey: ['queues'] });
      setIsUndoing(false);
    }
  };

  return {
    isUndoing,
    decide,
    undo,
    skip: (item: ReviewItem) => {
      const path = { id: item.id };
      act(
        item,
        t('act.skipped'),
        () => claimed(item, () => call('skipReviewItem', { path })),
        () => Promise.resolve(),
      );
    },
    escalate: (item: ReviewItem, note?: string) =>
      act(item, t('act.escalated'), () => call('escalateReviewItem', { path: { id: item.id }, body: { note } })),
    askAnother: (item: ReviewItem, verdict: Verdict) =>
      act(item, t('act.asked'), () => call('askSecondOpinion', { path: { id: item.id }, body: verdict })),
    handOver: (item: ReviewItem, to: string) =>
      act(item, t('act.handedOver'), () =>
        claimed(item, () => call('handOverReviewItem', { path: { id: item.id }, body: { to } })),
      ),
  };
}

/** Only what is held can be given away. */
async function claimed(item: ReviewItem, work: () => Promise<unknown>): Promise<unknown> {
  if (!item.claim?.yours) {
    await call('claimReviewItem', { path: { id: item.id } });
  }
  return work();
}
