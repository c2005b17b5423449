import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type History } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { readItemsAgain } from '../review/item-cache.js';
import { type Verdict } from '../review/verdict.js';

/** Puts another decision in place of the one a comment stands by, or has it wait again; only as it was seen. */
export function useDecidingAnew({ etag, comment: { siteId, id } }: History) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const readAgain = () => {
    void readItemsAgain();
    return Promise.all(
      ['history', 'search', 'queues', 'author'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  };
  const decide = useMutation({
    mutationFn: (verdict: Verdict) =>
      call('decideSelection', { body: { siteId, entries: [{ comment: id, etag }], ...verdict } }),
    onSuccess: async ({ data: [entry] }) => {
      const isDecided = entry?.outcome === 'decided';
      notify(t(isDecided ? 'history.done' : 'act.changedMeanwhile'), { tone: isDecided ? 'done' : 'wrong' });
      await readAgain();
    },
  });
  const sendBack = useMutation({
    mutationFn: () => call('openReviewItem', { body: { siteId, commentId: id } }),
    onSuccess: async ({ queue }) => {
      notify(t('search.opened'), { place: { site: siteId, queue, comment: id } });
      await readAgain();
    },
  });
  return { decide, sendBack };
}
