import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewItem } from '../api/things.js';
import { afterUndo } from './taken-back.js';
import { noteDecided } from './departed.js';
import { type Outcome, useDecidingTogether } from './use-deciding-together.js';
import { type Verdict } from './verdict.js';
import { keyOfItem } from './work-list.js';

/** So many fit into one batch. */
const MOST = 500;

/** Decides what was picked, that of each site as one batch or as few as hold it. */
export function useSelectionActs(leave: (items: readonly ReviewItem[]) => void) {
  const { t } = useTranslation();
  const decide = useDecidingTogether();
  return (items: readonly ReviewItem[], verdict: Verdict): void => {
    leave(items);
    void decide({
      items,
      undone: items,
      comments: items.map(keyOfItem),
      text: t(verdict.action === 'approve' ? 'act.manyApproved' : 'act.manyRejected', { count: items.length }),
      send: () => sendBySite(items, verdict),
    });
  };
}

async function sendBySite(items: readonly ReviewItem[], verdict: Verdict): Promise<Outcome> {
  const bySite = Map.groupBy(items, ({ comment }) => comment.siteId);
  const batches = [...bySite].flatMap(([siteId, all]) =>
    Array.from(
      { length: Math.ceil(all.length / MOST) },
      (_, at) => [siteId, all.slice(at * MOST, (at + 1) * MOST)] as const,
    ),
  );
  const sent = await Promise.all(
    batches.map(async ([siteId, own]) => {
      const known = await Promise.all(own.map(afterUndo));
      const entries = known.map(({ id, etag }) => ({ item: id, etag }));
      const { batch, data } = await call('decideSelection', { body: { siteId, entries, ...verdict } });
      known.forEach((item, at) => noteDecided({ ...item, etag: data[at]?.etag ?? item.etag }));
      return { batch, stale: own.filter((_, at) => data[at]?.outcome !== 'decided') };
    }),
  );
  const inList = sent.flatMap(({ stale }) => stale);
  return { batches: sent.map(({ batch }) => batch.id), left: inList.length, inList };
}
