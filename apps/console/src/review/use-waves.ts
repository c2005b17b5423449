import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Wave } from '../api/things.js';
import { type ItemFilter, wavesQuery } from './review-queries.js';

export const keyOfWave = ({ siteId, wave }: Pick<Wave, 'siteId' | 'wave'>): string => `${siteId}/${wave}`;

/** Cards of what belongs together, and which comments lie under them; in a single queue there are none. */
export function useWaves({ site, queue }: ItemFilter) {
  const query = useQuery({ ...wavesQuery(site), enabled: queue === undefined });
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const [chosenKey, choose] = useState<string>();
  // They may be known all the same: an empty queue tells of them.
  const data = queue === undefined ? query.data : undefined;
  const waves = useMemo(() => (data ?? []).filter((wave) => !apart.has(keyOfWave(wave))), [data, apart]);
  const covered = useMemo(
    () => new Set(waves.flatMap(({ siteId, entries }) => entries.map(({ comment }) => `${siteId}/${comment}`))),
    [waves],
  );
  const place = waves.findIndex((wave) => keyOfWave(wave) === chosenKey);
  return {
    waves,
    covered,
    /** Whether it is known what there is. */
    isKnown: queue !== undefined || query.isFetched,
    chosen: waves[place],
    choose: (wave: Wave | undefined) => choose(wave && keyOfWave(wave)),
    /** One after the other, and then none. */
    chooseNext: () => choose(waves[place + 1] && keyOfWave(waves[place + 1] as Wave)),
    /** Its comments stand in the list again, each by itself. */
    takeApart: (wave: Wave) => setApart((before) => new Set([...before, keyOfWave(wave)])),
  };
}
