import { useTranslation } from 'react-i18next';
import { type ReviewItem } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { bringBack, depart } from './departed.js';
import { inLine } from './in-line.js';
import { changeCounts } from './item-cache.js';
import { readBesideAgain } from './read-beside-again.js';
import { undoBatch } from './undo-batch.js';
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
  /** Keys of all that are decided. */
  comments: readonly string[];
  text: string;
  send: () => Promise<Outcome>;
}

/** Decides many at once: shown at once, sent behind it, taken back together. What has changed since comes back. */
export function useDecidingTogether() {
  const { t } = useTranslation();
  const textOf = useProblemText();
  return async ({ items, undone, comments, text, send }: Deciding): Promise<void> => {
    depart(items);
    changeCounts(items, -1);
    const sent = inLine(comments, send);
    const done: Done = {
      items: undone,
      comments,
      undo: async () => {
        const batches = await sent.then((outcome) => outcome.batches).catch(() => []);
        await Promise.all(batches.map(undoBatch));
        readBesideAgain(items);
        return batches.length > 0;
      },
    };
    pushDone(done);
    notify(text, { canUndo: true });
    try {
      const { left, inList } = await sent;
      readBesideAgain(items);
      if (left > 0) {
        bringBack(inList);
        changeCounts(inList, 1);
        notify(t('act.someLeft', { count: left }), { tone: 'wrong', canUndo: true });
      }
    } catch (error) {
      dropDone(done);
      bringBack(items);
      changeCounts(items, 1);
      notify(textOf(error as Error), { tone: 'wrong' });
    }
  };
}
