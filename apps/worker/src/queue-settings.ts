import type { Settings } from '@palaver/platform';
import type { QueueSettings } from '@palaver/queues';

export function queueSettings(settings: Settings): QueueSettings {
  const { queueBackend: backend, redisUrl, databaseUrl, queuePrefix: prefix } = settings;
  return { backend, redisUrl, databaseUrl, prefix };
}
