import { useTranslation } from 'react-i18next';
import { type Queue } from '../api/things.js';

/** What the queues are called that every site has, until somebody renames them. */
const READY: Record<string, string> = {
  escalated: 'Escalated',
  appeals: 'Appeals',
  doubtful: 'Doubtful',
  reported: 'Reported',
  'new-authors': 'New authors',
  new: 'New',
};

const isReady = ({ id, name }: Pick<Queue, 'id' | 'name'>): boolean => READY[id] === name;

export function useQueueName(): (queue: Pick<Queue, 'id' | 'name'>) => string {
  const { t } = useTranslation();
  return (queue) => (isReady(queue) ? t(`queue.${queue.id}`) : queue.name);
}

/** What goes into a queue that every site has, until somebody renames it. */
export function useQueueHelp(): (queue: Pick<Queue, 'id' | 'name'>) => string | undefined {
  const { t } = useTranslation();
  return (queue) => (isReady(queue) ? t(`queueHelp.${queue.id}`) : undefined);
}
