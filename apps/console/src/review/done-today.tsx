import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Site } from '../api/things.js';
import { useMe } from '../session/use-me.js';

const HOUR_MS = 3_600_000;
/** It is counted a few seconds after it is done: so often it is asked soon for what was done last, and then seldom. */
const SOON_TIMES = 6;
const SOON_MS = 5000;
const LATER_MS = 60_000;
const MOST_SITES = 10;

/** What one has decided since midnight; nothing where that is not counted, or is nothing. */
export function DoneToday({ sites }: { sites: readonly Site[] }) {
  const { t } = useTranslation();
  const actor = `person:${useMe().data?.id}`;
  const ids = sites.slice(0, MOST_SITES).map(({ id }) => id);
  const { data } = useQuery({
    queryKey: ['done-today', actor, ids],
    queryFn: async ({ signal }) => {
      const hours = Math.max(1, Math.floor((Date.now() - new Date().setHours(0, 0, 0, 0)) / HOUR_MS));
      const read = (siteId: string) => call('getHandover', { path: { siteId }, query: { hours }, signal });
      const own = (await Promise.all(ids.map(read))).flatMap(({ people }) => people ?? []);
      const sum = (of: 'approved' | 'rejected') =>
        own.filter((one) => one.actor === actor).reduce((all, one) => all + one[of], 0);
      return { approved: sum('approved'), rejected: sum('rejected') };
    },
    refetchInterval: ({ state }) => (state.dataUpdateCount < SOON_TIMES ? SOON_MS : LATER_MS),
  });
  if (!data || data.approved + data.rejected === 0) {
    return null;
  }
  return (
    <Text data-testid="done-today">
      {t('bench.done', { count: data.approved + data.rejected, rejected: data.rejected })}
    </Text>
  );
}
