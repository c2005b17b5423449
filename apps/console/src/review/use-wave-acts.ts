import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewItem, type Wave } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { bringBack, depart } from './departed.js';
import { readItemsAgain } from './item-cache.js';
import { undoBatch } from './undo-batch.js';
import { afterUndo } from './undone.js';
import { type Done, dropDone, pushDone } from './undo-stack.js';
import { keyOfWave } from './use-waves.js';
import { type Verdict } from './verdict.js';
import { keyOfItem } from './work-list.js';

export interface WaveVerdict extends Verdict {
  /** Comments that are left out. */
  except: readonly string[];
}

/** Decides the comments of a card as they were seen, as one batch that can be taken back; `items` are those of the list. */
export function useWaveActs(items: readonly ReviewItem[]) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const client = useQueryClient();
  const readAgain = () => {
    void client.invalidateQueries({ queryKey: ['waves'] });
    void readItemsAgain();
  };
  return (wave: Wave, { except, ...verdict }: WaveVerdict): void => {
    const { siteId, entries } = wave;
    const decided = entries.filter(({ comment }) => !except.includes(comment));
    const keys = new Set(decided.map(({ comment }) => `${siteId}/${comment}`));
    const gone = items.filter((item) => keys.has(keyOfItem(item)));
    depart(gone);
    client.setQueriesData<Wave[]>({ queryKey: ['waves'] }, (known) =>
      Array.isArray(known) ? known.filter((one) => keyOfWave(one) !== keyOfWave(wave)) : known,
    );
    const sent = afterUndo(() =>
      call('decideWave', { body: { siteId, wave: wave.wave, entries, except: [...except], ...verdict } }),
    );
    const done: Done = {
      items: [],
      undo: async () => {
        const batch = await sent.then((outcome) => outcome.batch).catch(() => undefined);
        if (batch) {
          await undoBatch(batch.id);
        }
        return batch !== undefined;
      },
    };
    pushDone(done);
    notify(t('wave.decided', { count: decided.length }), { canUndo: true });
    sent.then(
      ({ batch }) => {
        const left = batch.total - batch.counts.decided;
        if (left > 0) {
          bringBack(gone);
          notify(t('act.someLeft', { count: left }), { tone: 'wrong', canUndo: true });
        }
        readAgain();
      },
      (error: Error) => {
        dropDone(done);
        bringBack(gone);
        readAgain();
        notify(textOf(error), { tone: 'wrong' });
      },
    );
  };
}
