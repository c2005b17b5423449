import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Tiles } from '../frame/tiles.js';
import { queuesQuery } from '../review/review-queries.js';
import { useOverdueAfter } from '../review/use-overdue-after.js';
import { type Scope } from './scope.js';
import { statisticQuery } from './statistic-query.js';
import { useFormats } from './use-formats.js';

/** How much came and waits, and how much of it rules decided alone. */
export function OverviewTiles({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const overdueAfter = useOverdueAfter();
  const limits = (useQuery(queuesQuery).data ?? []).filter(({ siteId }) => siteId === scope.siteId);
  const comments = useQuery(statisticQuery('comments', scope)).data?.data ?? [];
  const queues = useQuery(statisticQuery('queues', scope)).data?.data ?? [];
  const came = comments.reduce((sum, line) => sum + line.comments, 0);
  const automatic = comments.reduce((sum, line) => sum + line.automatic, 0);
  const values = {
    came: formats.number(came),
    automatic: formats.share(came === 0 ? null : automatic / came),
    waiting: formats.number(queues.reduce((sum, { open }) => sum + open, 0)),
    overdue: formats.number(queues.reduce((sum, { overdue }) => sum + overdue, 0)),
  };
  const tiles = (Object.keys(values) as (keyof typeof values)[]).map((name) => ({
    name,
    label: t(`insights.tile.${name}`),
    value: values[name],
    note: name === 'overdue' ? overdueAfter(limits) : t(`insights.tileNote.${name}`),
  }));
  return <Tiles tiles={tiles} cols={{ base: 2, sm: 4 }} />;
}
