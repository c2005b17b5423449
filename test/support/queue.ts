import { randomBytes } from 'node:crypto';

/** Redis of this test run; only for suites that ask for it by `describeWith(['redis'], ...)`. */
export function redisUrl(): string {
  const url = process.env.TEST_REDIS_URL;
  if (!url) {
    throw new Error("TEST_REDIS_URL is not set: this suite needs describeWith(['redis'], ...)");
  }
  return url;
}

/** Settings that give a test file a queue of its own: on Redis where there is one, else in its database. */
export function queueEnvironment(): Record<string, string> {
  const prefix = { QUEUE_PREFIX: `test-${randomBytes(6).toString('hex')}` };
  return process.env.TEST_REDIS_URL
    ? { ...prefix, QUEUE_BACKEND: 'redis', REDIS_URL: process.env.TEST_REDIS_URL }
    : { ...prefix, QUEUE_BACKEND: 'postgres' };
}
