import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';

const HOUR_MS = 3_600_000;
/** It is counted a few seconds after it is done: so often it is asked soon for what was done last, and then seldom. */
const SOON_TIMES = 6;
const SOON_MS = 5000;
const LATER_MS = 60_000;

/** What one has decided since midnight, on one site or on all; nothing where that is nothing. */
export function DoneToday({ site: siteId }: { site: string | undefined }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['done-today', siteId],
    queryFn: ({ signal }) => {
      const hours = Math.max(1, Math.floor((Date.now() - new Date().setHours(0, 0, 0, 0)) / HOUR_MS));
      return call('getMyWork', { query: { hours, siteId }, signal });
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
