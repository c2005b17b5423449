import { useTranslation } from 'react-i18next';
import { type ReviewItem } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { bringBack, depart } from './departed.js';
import { undoBatch } from './undo-batch.js';
import { afterUndo } from './undone.js';
import { dropDone, pushDone, type Done } from './undo-stack.js';

/** What became of many: the batches they were decided in, how many were left as they are, and what of that is in the list. */
export interface Outcome {
  batches: string[];
  left: number;
  inList: readonly ReviewItem[];
}

interface Deciding {
  /** Those of the list: gone at once. */
  items: readonly ReviewItem[];
  /** What undo puts first again. */
  undone: readonly ReviewItem[];
  text: string;
  send: () => Promise<Outcome>;
}

/** Decides many at once: shown at once, sent behind it, taken back together. What has changed since comes back. */
export function useDecidingTogether() {
  const { t } = useTranslation();
  const textOf = useProblemText();
  return async ({ items, undone, text, send }: Deciding): Promise<void> => {
    depart(items);
    const sent = afterUndo(send);
    const done: Done = {
      items: [...undone],
      undo: async () => {
        const batches = await sent.then((outcome) => outcome.batches).catch(() => []);
        await Promise.all(batches.map(undoBatch));
        return batches.length > 0;
      },
    };
    pushDone(done);
    notify(text, { canUndo: true });
    try {
      const { left, inList } = await sent;
      if (left > 0) {
        bringBack(inList);
        notify(t('act.someLeft', { count: left }), { tone: 'wrong', canUndo: true });
      }
    } catch (error) {
      dropDone(done);
      bringBack(items);
      notify(textOf(error as Error), { tone: 'wrong' });
    }
  };
}
