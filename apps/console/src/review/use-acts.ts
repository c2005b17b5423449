import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { queryClient } from '../api/query-client.js';
import { type Colleague, type ReviewItem } from '../api/things.js';
import { isolated } from '../language/isolated.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { useRefusal } from './use-refusal.js';
import { rulesSaidQuery } from './context-queries.js';
import { bringBack, depart } from './departed.js';
import { changeCount, changeItem, changeItems, knownItem, putFirst, readItemsAgain } from './item-cache.js';
import { takeItem } from './own-claims.js';
import { showGiven, showMoved } from './passed-on.js';
import { type ItemFilter } from './review-queries.js';
import { type Done, dropDone, popDone, pushDone } from './undo-stack.js';
import { afterUndo, queueUndo } from './undone.js';
import { type Verdict } from './verdict.js';
import { ESCALATED, keyOfItem } from './work-list.js';

export interface ActsOn {
  /** Goes on to what comes after these. */
  leave: (items: readonly ReviewItem[]) => void;
  look: (item: ReviewItem) => void;
}

interface Afterwards {
  undo?: () => Promise<unknown>;
  /** Where it is seen now. */
  place?: ItemFilter;
}

/** What is done with items: shown at once, sent behind it, and put back if it is refused. */
export function useActs({ leave, look }: ActsOn) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const textOf = useProblemText();
  const onRefused = useRefusal(look);

  const act = (item: ReviewItem, text: string, send: Send, { undo, place }: Afterwards = {}) => {
    leave([item]);
    depart([item]);
    changeCount(item.comment.siteId, item.queue, -1);
    const sent = afterUndo(() => sendKnown(item, send)).then(
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
    notify(text, { canUndo: undo !== undefined, place });
  };

  const decide = (item: ReviewItem, { action, reason, note }: Verdict) => {
    const { siteId, id: comment } = item.comment;
    act(
      item,
      reason === undefined ? t('act.approved') : t('act.rejected', { reason: t(`reason.${reason}`) }),
      ({ id, etag }) => call('decideReviewItem', { path: { id }, ifMatch: etag, body: { action, reason, note } }),
      { undo: () => call('undoDecision', { body: { siteId, comment } }) },
    );
  };

  const takeBack = async (done: Done) => {
    const undone = await done.undo().catch((error: Error) => error);
    if (undone instanceof Error) {
      depart(done.items);
    }
    void client.invalidateQueries({ queryKey: ['queues'] });
    await Promise.all(done.items.slice(0, HELD_AGAIN).map(holdAgain));
    await readItemsAgain();
    if (undone instanceof Error) {
      notify(textOf(undone), { tone: 'wrong' });
    } else if (undone) {
      notify(t('act.undone'));
    }
  };

  const undo = () => {
    const done = popDone();
    if (!done) {
      notify(t('act.nothingToUndo'));
      return;
    }
    done.items.forEach(putFirst);
    bringBack(done.items);
    done.items.slice(0, 1).forEach(look);
    void queueUndo(() => takeBack(done));
  };

  return {
    decide,
    undo,
    skip: (item: ReviewItem) =>
      act(item, t('act.skipped'), (known) => claimed(known, () => call('skipReviewItem', { path: { id: known.id } })), {
        undo: () => Promise.resolve(),
      }),
    escalate: (item: ReviewItem, note?: string) =>
      act(
        item,
        t('act.escalated'),
        async ({ id }) => showMoved(await call('escalateReviewItem', { path: { id }, body: { note } })),
        { place: { site: item.comment.siteId, queue: ESCALATED } },
      ),
    askAnother: (item: ReviewItem, verdict: Verdict) =>
      act(item, t('act.asked'), ({ id }) => call('askSecondOpinion', { path: { id }, body: verdict })),
    handOver: (item: ReviewItem, { actor: to, name }: Colleague) =>
      act(item, t('act.handedOver', { name: isolated(name) }), (known) =>
        claimed(known, async () =>
          showGiven(await call('handOverReviewItem', { path: { id: known.id }, body: { to } })),
        ),
      ),
  };
}

/** Of what was undone together, so much is held at once. */
const HELD_AGAIN = 3;

/** What was undone waits again as another item, which may stand far behind what is read of the list. */
async function holdAgain({ comment }: ReviewItem): Promise<void> {
  const { siteId, id: commentId, decision } = comment;
  const open = await call('openReviewItem', { body: { siteId, commentId } }).catch(() => undefined);
  if (!open) {
    return;
  }
  const held = await takeItem(open.id).catch(() => open);
  if (decision !== null && decision.reasons.length > 0) {
    queryClient.setQueryData(rulesSaidQuery(held.comment).queryKey, decision);
  }
  changeItems((item) => (keyOfItem(item) === keyOfItem(held) && item.id !== held.id ? undefined : item));
  putFirst(held);
  changeItem(held.id, () => held);
}

type Send = (known: ReviewItem) => Promise<unknown>;

function sendKnown(item: ReviewItem, send: Send): Promise<unknown> {
  const known = knownItem(item);
  depart([known]);
  return send(known);
}

/** Only what is held can be given away. */
async function claimed(item: ReviewItem, work: () => Promise<unknown>): Promise<unknown> {
  if (!item.claim?.yours) {
    await takeItem(item.id);
  }
  return work();
}
