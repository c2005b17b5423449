import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewItem } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { bringBack, depart } from './departed.js';
import { knownItem } from './item-cache.js';
import { undoBatch } from './undo-batch.js';
import { afterUndo } from './undone.js';
import { dropDone, pushDone, type Done } from './undo-stack.js';
import { type Verdict } from './verdict.js';

/** So many fit into one batch. */
const MOST = 500;

/** Decides many at once, those of each site as one batch or as few as hold them; what has changed since comes back. */
export function useSelectionActs(leave: (items: readonly ReviewItem[]) => void) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  return (items: readonly ReviewItem[], verdict: Verdict): void => {
    leave(items);
    depart(items);
    const sent = afterUndo(() => sendBySite(items.map(knownItem), verdict));
    const done: Done = {
      items: [...items],
      undo: async () => {
        const batches = await sent.catch(() => []);
        await Promise.all(batches.map(({ id }) => undoBatch(id)));
        return batches.length > 0;
      },
    };
    pushDone(done);
    notify(t(verdict.action === 'approve' ? 'act.manyApproved' : 'act.manyRejected', { count: items.length }), {
      canUndo: true,
    });
    sent.then(
      (batches) => {
        const stale = items.filter(({ id }) => batches.some(({ left }) => left.includes(id)));
        if (stale.length > 0) {
          bringBack(stale);
          notify(t('act.someLeft', { count: stale.length }), { tone: 'wrong', canUndo: true });
        }
      },
      (error: Error) => {
        dropDone(done);
        bringBack(items);
        notify(textOf(error), { tone: 'wrong' });
      },
    );
  };
}

async function sendBySite(items: readonly ReviewItem[], verdict: Verdict): Promise<{ id: string; left: string[] }[]> {
  const bySite = Map.groupBy(items, ({ comment }) => comment.siteId);
  const batches = [...bySite].flatMap(([siteId, all]) =>
    Array.from(
      { length: Math.ceil(all.length / MOST) },
      (_, at) => [siteId, all.slice(at * MOST, (at + 1) * MOST)] as const,
    ),
  );
  return Promise.all(
    batches.map(async ([siteId, own]) => {
      const entries = own.map(({ id, etag }) => ({ item: id, etag }));
      const { batch, data } = await call('decideSelection', { body: { siteId, entries, ...verdict } });
      return { id: batch.id, left: own.flatMap(({ id }, at) => (data[at]?.outcome === 'decided' ? [] : [id])) };
    }),
  );
}
