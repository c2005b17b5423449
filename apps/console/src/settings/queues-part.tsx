import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { UnreadState } from '../states/screen-state.js';
import { NewQueue } from './new-queue.js';
import { QueueCard } from './queue-card.js';

/** The queues of a site in the order they are asked: the first with a rule that fits takes a comment. */
export function QueuesPart({ siteId }: { siteId: string }) {
  const client = useQueryClient();
  const queues = useQuery({
    queryKey: ['queues of', siteId],
    queryFn: async () => (await call('listQueues', { path: { siteId } })).data,
  });
  if (queues.data === undefined) {
    return <UnreadState query={queues} />;
  }
  const again = () => {
    void queues.refetch();
    void client.invalidateQueries({ queryKey: ['queues'] });
  };
  return (
    <>
      {queues.data.map((queue) => (
        <QueueCard key={queue.id} queue={queue} onChanged={again} />
      ))}
      <NewQueue siteId={siteId} onMade={again} />
    </>
  );
}
