import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterRes,
} from 'rate-limiter-flexible';
import { type Settings } from '../settings.js';
import { type Quota, Share } from './share.js';

/** So many that the counter itself never refuses: how many are allowed differs by site and is known here. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;
const ANSWER_MS = 250;

/**
 * Counts points per key and window: in Redis for all processes together; without Redis each process counts alone. While
 * Redis is away it gives nothing, and a share goes on by itself: a second counter would begin at nothing spent. Holds ids
 * of keys, never keys.
 */
export class PointCounter {
  private readonly limiters = new Map<string, RateLimiterAbstract>();
  private readonly redis: Redis | undefined;

  constructor(private readonly settings: Pick<Settings, 'redisUrl' | 'queueBackend' | 'queuePrefix'>) {
    const { queueBackend, redisUrl } = settings;
    this.redis = queueBackend === 'redis' && redisUrl !== undefined ? connect(redisUrl) : undefined;
  }

  share(quota: Quota, key: string): Share {
    const limiter = this.limiter(quota);
    return new Share(quota, async (points) => {
      const { consumedPoints, msBeforeNext } = await limiter.consume(key, points).catch(refused);
      return { consumed: consumedPoints, msLeft: msBeforeNext };
    });
  }

  close(): void {
    this.redis?.disconnect();
  }

  private limiter({ name, seconds }: Quota): RateLimiterAbstract {
    const known = this.limiters.get(name);
    if (known) {
      return known;
    }
    const keyPrefix = `{${this.settings.queuePrefix}}:spent:${name}`;
    const limits = { keyPrefix, points: UNLIMITED, duration: seconds };
    const limiter = this.redis
      ? new RateLimiterRedis({ ...limits, storeClient: this.redis, rejectIfRedisNotReady: true })
      : new RateLimiterMemory(limits);
    this.limiters.set(name, limiter);
    return limiter;
  }
}

/** A refusal carries the same numbers as a grant. */
function refused(answer: unknown): RateLimiterRes {
  if (answer instanceof Error) {
    throw answer;
  }
  return answer as RateLimiterRes;
}

function connect(url: string): Redis {
  const redis = new Redis(url.replace('unix://', ''), {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: ANSWER_MS,
    retryStrategy: (times) => Math.min(times * 50, 1000),
  });
  // Shares count by themselves meanwhile; the queue's own connections tell that Redis is away.
  redis.on('error', () => undefined);
  return redis;
}
