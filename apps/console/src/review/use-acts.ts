import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { queryClient } from '../api/query-client.js';
import { type Colleague, type ReviewItem } from '../api/things.js';
import { isolated } from '../language/isolated.js';
import { notify } from '../notices/notices.js';
import { useRefusal } from './use-refusal.js';
import { depart, noteDecided } from './departed.js';
import { forgetEscalation } from './escalations.js';
import { inLine } from './in-line.js';
import { changeCount } from './item-cache.js';
import { noteLeft, type Passed } from './left-behind.js';
import { takeItem } from './own-claims.js';
import { showGiven, showMoved } from './passed-on.js';
import { type ItemFilter, queuesQuery } from './review-queries.js';
import { readBesideAgain } from './read-beside-again.js';
import { afterUndo } from './taken-back.js';
import { type Done, dropDone, pushDone } from './undo-stack.js';
import { useUndo } from './use-undo.js';
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
  /** Where it waits on and counts as before. */
  passed?: Passed;
}

/** What is done with items: shown at once, sent behind it, and put back if it is refused. */
export function useActs({ leave, look }: ActsOn) {
  const { t } = useTranslation();
  const onRefused = useRefusal(look);
  const undo = useUndo(look);

  const act = (item: ReviewItem, text: string, send: Send, { undo: takeBack, place, passed }: Afterwards = {}) => {
    leave([item]);
    noteLeft(item, passed);
    depart([item]);
    const count = (by: number) => passed ?? changeCount(item.comment.siteId, item.queue, by);
    count(-1);
    const comments = [keyOfItem(item)];
    let known = item;
    const sent = inLine(comments, async () => {
      known = await afterUndo(item);
      depart([known]);
      await send(known);
    }).then(
      () => {
        readBesideAgain([item]);
        return true;
      },
      (error: Error) => {
        count(1);
        dropDone(done);
        onRefused(known, error);
        return false;
      },
    );
    const done: Done = {
      items: [item],
      comments,
      undo: async () => (await sent) && takeBack !== undefined && (await takeBack(), true),
    };
    if (takeBack) {
      pushDone(done);
    }
    notify(text, { canUndo: takeBack !== undefined, place });
  };

  const decide = (item: ReviewItem, { action, reason, note }: Verdict) => {
    const { siteId, id: comment } = item.comment;
    act(
      item,
      reason === undefined ? t('act.approved') : t('act.rejected', { reason: t(`reason.${reason}`) }),
      async ({ id, etag }) =>
        noteDecided(await call('decideReviewItem', { path: { id }, ifMatch: etag, body: { action, reason, note } })),
      { undo: () => call('undoDecision', { body: { siteId, comment } }) },
    );
  };

  return {
    decide,
    undo,
    skip: (item: ReviewItem) =>
      act(item, t('act.skipped'), (known) => claimed(known, () => call('skipReviewItem', { path: { id: known.id } })), {
        undo: () => call('unskipReviewItem', { path: { id: item.id } }),
        passed: 'skipped',
      }),
    escalate: (item: ReviewItem, note?: string) =>
      act(
        item,
        t(decidesEscalated(item) ? 'act.escalatedToYou' : 'act.escalated'),
        async ({ id }) => {
          showMoved(await call('escalateReviewItem', { path: { id }, body: { note } }));
          forgetEscalation(item);
        },
        {
          place: { site: item.comment.siteId, queue: ESCALATED },
          undo: async () => {
            showMoved(await call('deEscalateReviewItem', { path: { id: item.id } }));
            forgetEscalation(item);
          },
        },
      ),
    askAnother: (item: ReviewItem, verdict: Verdict) =>
      act(item, t('act.asked'), ({ id }) => call('askSecondOpinion', { path: { id }, body: verdict }), {
        passed: 'asked',
      }),
    handOver: (item: ReviewItem, { actor: to, name }: Colleague) =>
      act(
        item,
        t('act.handedOver', { name: isolated(name) }),
        (known) =>
          claimed(known, async () =>
            showGiven(await call('handOverReviewItem', { path: { id: known.id }, body: { to } })),
          ),
        { passed: 'given' },
      ),
  };
}

/** Whether what is escalated comes to the caller too: then it stays in his list, and counts there. */
function decidesEscalated({ comment: { siteId } }: ReviewItem): boolean {
  const queues = queryClient.getQueryData(queuesQuery.queryKey) ?? [];
  return queues.some((queue) => queue.siteId === siteId && queue.id === ESCALATED && queue.yours);
}

type Send = (known: ReviewItem) => Promise<unknown>;

/** Only what is held can be given away. */
async function claimed(item: ReviewItem, work: () => Promise<unknown>): Promise<unknown> {
  if (!item.claim?.yours) {
    await takeItem(item.id);
  }
  return work();
}
