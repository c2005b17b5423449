import { migrate } from '@palaver/persistence';
import { prepareQueues } from '@palaver/queues';

/** Palaver's schema and, where the queue is in Postgres, the queue's own tables; names what was applied. */
export async function migrateStores(databaseUrl: string, redisUrl: string | null): Promise<string[]> {
  const applied = await migrate(databaseUrl);
  if (redisUrl === null || process.env.QUEUE_BACKEND === 'postgres') {
    await prepareQueues({ backend: 'postgres', databaseUrl, prefix: process.env.QUEUE_PREFIX || 'palaver' });
  }
  return applied;
}
