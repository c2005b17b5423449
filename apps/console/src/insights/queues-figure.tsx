import { useQuery } from '@tanstack/react-query';
import { queuesQuery } from '../review/review-queries.js';
import { useQueueName } from '../review/use-queue-name.js';
import { count, type Column, duration } from './column.js';
import { Figure } from './figure.js';
import { NameBars } from './name-bars.js';
import { type Scope } from './scope.js';
import { type Series } from './series.js';
import { type Line } from './statistic-query.js';

const SERIES: readonly Series[] = [
  { key: 'overdue', color: 'bad' },
  { key: 'inTime', color: 'main' },
];
const MINUTE = 60;

/** What waits in each queue now, and how old it is beside what the queue allows. */
export function QueuesFigure({ scope }: { scope: Scope }) {
  const queues = useQuery(queuesQuery).data ?? [];
  const named = useQueueName();
  const queueOf = (id: string) => queues.find((one) => one.siteId === scope.siteId && one.id === id);
  const nameOf = (id: string) => {
    const queue = queueOf(id);
    return queue === undefined ? id : named(queue);
  };
  const allowed = (id: string) => {
    const minutes = queueOf(id)?.slaMinutes ?? null;
    return minutes === null ? null : minutes * MINUTE;
  };
  const columns: Column<Line<'queues'>>[] = [
    { name: 'queue', show: ({ queue }) => <bdi>{nameOf(queue)}</bdi> },
    count('open', ({ open }) => open),
    count('overdue', ({ overdue }) => overdue),
    duration('oldest', ({ oldestSeconds }) => oldestSeconds),
    duration('allowed', ({ queue }) => allowed(queue)),
  ];
  return (
    <Figure
      name="queues"
      scope={scope}
      columns={columns}
      chart={(lines) => (
        <NameBars
          series={SERIES}
          rows={lines.map(({ queue, open, overdue }) => ({
            id: queue,
            name: <bdi>{nameOf(queue)}</bdi>,
            values: { overdue, inTime: open - overdue },
          }))}
        />
      )}
    />
  );
}
