import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewItem, type Wave } from '../api/things.js';
import { readItemsAgain } from './item-cache.js';
import { useDecidingTogether } from './use-deciding-together.js';
import { keyOfWave } from './use-waves.js';
import { type Verdict } from './verdict.js';
import { keyOfItem } from './work-list.js';

export interface WaveVerdict extends Verdict {
  /** Comments that are left out. */
  except: readonly string[];
}

/** Decides the comments of a card as they were seen, as one batch; `items` are those of the list. */
export function useWaveActs(items: readonly ReviewItem[]) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const decide = useDecidingTogether();
  const readAgain = () => {
    void client.invalidateQueries({ queryKey: ['waves'] });
    void readItemsAgain();
  };
  return (wave: Wave, { except, ...verdict }: WaveVerdict): void => {
    const { siteId, entries } = wave;
    const decided = entries.filter(({ comment }) => !except.includes(comment));
    const keys = new Set(decided.map(({ comment }) => `${siteId}/${comment}`));
    const inList = items.filter((item) => keys.has(keyOfItem(item)));
    client.setQueriesData<Wave[]>({ queryKey: ['waves'] }, (known) =>
      Array.isArray(known) ? known.filter((one) => keyOfWave(one) !== keyOfWave(wave)) : known,
    );
    void decide({
      items: inList,
      undone: [],
      comments: [...keys],
      text: t('wave.decided', { count: decided.length }),
      send: async () => {
        const body = { siteId, wave: wave.wave, entries, except: [...except], ...verdict };
        const { batch } = await call('decideWave', { body });
        return { batches: [batch.id], left: batch.total - batch.counts.decided, inList };
      },
    }).then(readAgain);
  };
}
