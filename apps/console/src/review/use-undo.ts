import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isRefused } from '../api/call-errors.js';
import { type ReviewItem } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { bringBack, depart } from './departed.js';
import { holdAgain } from './hold-again.js';
import { inLine } from './in-line.js';
import { changeCounts, readItemsAgain } from './item-cache.js';
import { readBesideAgain } from './read-beside-again.js';
import { beginReopening, endReopening } from './reopening.js';
import { type Done, popDone } from './undo-stack.js';

/** Takes the last act back: what it was done with is seen again at once, and what is done with that next is sent after it. */
export function useUndo(look: (item: ReviewItem) => void): () => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const textOf = useProblemText();

  const whyNot = (error: Error) => (isRefused(error, 403, 'forbidden') ? t('act.notYourDecision') : textOf(error));

  const takeBack = async ({ items, comments, undo }: Done) => {
    const shown = beginReopening(items);
    bringBack(items);
    changeCounts(items, 1);
    shown.slice(0, 1).forEach(look);
    let said: () => void = () => {};
    try {
      const waits = await inLine(comments, async () => ((await undo()) ? holdAgain(shown) : undefined));
      if (waits !== undefined) {
        readBesideAgain(items);
        said = () =>
          waits
            ? notify(t('act.undone', { count: comments.length }))
            : notify(t('act.settledElsewhere'), { tone: 'wrong' });
      }
    } catch (error) {
      depart(items);
      said = () => notify(whyNot(error as Error), { tone: 'wrong' });
    }
    void client.invalidateQueries({ queryKey: ['queues'] });
    await readItemsAgain();
    endReopening(shown);
    said();
  };

  return () => {
    const done = popDone();
    if (done) {
      void takeBack(done);
    } else {
      notify(t('act.nothingToUndo'));
    }
  };
}
