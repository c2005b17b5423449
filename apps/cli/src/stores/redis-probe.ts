import { Redis } from 'ioredis';
import { sentence } from '../command-error.js';

/** Why this Redis cannot be used now; null when it answers. */
export async function probeRedis(url: string): Promise<string | null> {
  const client = new Redis(url.replace(/^unix:\/\//, ''), {
    lazyConnect: true,
    connectTimeout: 3000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let cause: Error | null = null;
  client.on('error', (error) => (cause = error));
  try {
    await client.connect();
    await client.ping();
    return null;
  } catch (error) {
    return sentence(cause ?? error);
  } finally {
    client.disconnect();
  }
}

/** The address without its password, for messages. */
export function redisAddress(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
