import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isRefused } from '../api/call-errors.js';
import { type ReviewItem } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { bringBack } from './departed.js';
import { changeItem, putFirst, takeOut } from './item-cache.js';

/** What becomes of an item whose act was refused: it comes back as it is now, or is gone for a good reason. */
export function useRefusal(look: (item: ReviewItem) => void): (item: ReviewItem, error: Error) => void {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const client = useQueryClient();
  return (item, error) => {
    if (isRefused(error, 401)) {
      client.setQueryData(['me'], null);
    }
    const fresh = isRefused(error, 412) ? (error.content as { item: ReviewItem | null }).item : null;
    const isSettled = fresh !== null && fresh.comment.decision?.action !== 'review';
    if (isSettled || isRefused(error, 409) || isRefused(error, 404)) {
      takeOut(item.id);
      notify(isSettled ? t('act.settledElsewhere') : textOf(error), { tone: 'wrong' });
      return;
    }
    const back = fresh ?? item;
    putFirst(back);
    changeItem(back.id, () => back);
    bringBack([back]);
    look(back);
    notify(fresh ? t('act.changedMeanwhile') : textOf(error), { tone: 'wrong' });
  };
}
