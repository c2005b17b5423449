import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { ChaosHouse } from './chaos-house.js';
import type { Random } from './random.js';

/** One fault under load: injected, ended, and what shows that it did strike. */
export interface Fault {
  id: string;
  what: string;
  inject(house: ChaosHouse, random: Random, signal: AbortSignal): Promise<void>;
  /** Counts how often it struck; a fault that never did proves nothing. */
  strikes(house: ChaosHouse): number;
}

const killsOf = (slots: ChaosHouse['apps']) => slots.reduce((sum, { deaths }) => sum + deaths.killed + deaths.self, 0);

const wait = (ms: number, signal: AbortSignal) => pause(ms, undefined, { signal });

/** F1: every 3 s by the runner, and at points of the list between which a crash matters. */
function workersKilled(seconds: number): Fault {
  return {
    id: 'F1',
    what: 'workers killed every 3 s',
    async inject({ workers }, random, signal) {
      const points = ['worker.before_commit', 'worker.after_commit', 'worker.before_ack', 'worker.loaded'];
      workers.forEach((worker) => (worker.failAt = () => `${random.pick(points)}@${random.whole(5, 60)}`));
      for (let elapsed = 0; elapsed < seconds; elapsed += 3) {
        workers[(elapsed / 3) % workers.length]?.kill();
        await wait(3000, signal);
      }
      workers.forEach((worker) => {
        worker.failAt = () => undefined;
        // What would die later by itself dies now, so that the time to catch up is its own.
        worker.kill();
      });
    },
    strikes: ({ workers }) => killsOf(workers),
  };
}

/** F2, F31: between COMMIT and the answers, and at every point of a synchronous check. */
function gatewaysKilled(seconds: number): Fault {
  return {
    id: 'F2',
    what: 'gateways killed between COMMIT and answer',
    async inject({ gateways }, random, signal) {
      const points = [
        'gateway.committed',
        'gateway.committed',
        'gateway.loaded',
        'gateway.before_commit',
        'gateway.after_commit',
      ];
      for (let elapsed = 0, n = 0; elapsed < seconds; elapsed += 4, n += 1) {
        const gateway = gateways[n % gateways.length];
        const point = points[n % points.length] as string;
        const plan = [`${point}@${point === 'gateway.committed' ? random.whole(20, 150) : random.whole(1, 6)}`];
        if (gateway) {
          gateway.failAt = () => plan.pop();
          gateway.kill();
        }
        await wait(4000, signal);
      }
      gateways.forEach((gateway) => gateway.kill());
    },
    strikes: ({ gateways }) => gateways.reduce((sum, { deaths }) => sum + deaths.self, 0),
  };
}

function redisKilled(seconds: number): Fault {
  let struck = 0;
  return {
    id: 'F3',
    what: `Redis killed, ${seconds} s down`,
    async inject({ redis }, _random, signal) {
      await redis?.kill();
      struck += 1;
      await wait(seconds * 1000, signal);
      await redis?.restart();
    },
    strikes: () => struck,
  };
}

function redisFlushed(times: number): Fault {
  let struck = 0;
  return {
    id: 'F4',
    what: `Redis flushed ${times} times`,
    async inject({ redis }, _random, signal) {
      const client = new Redis(redis?.url ?? '', { maxRetriesPerRequest: 1 });
      try {
        for (; struck < times; struck += 1) {
          await client.flushall();
          await wait(1500, signal);
        }
      } finally {
        client.disconnect();
      }
    },
    strikes: () => struck,
  };
}

function postgresCrashed(seconds: number): Fault {
  let struck = 0;
  return {
    id: 'F7',
    what: `Postgres crashed, ${seconds} s down`,
    async inject({ postgres }, _random, signal) {
      await postgres.stop('immediate');
      struck += 1;
      await wait(seconds * 1000, signal);
      await postgres.restart();
    },
    strikes: () => struck,
  };
}

/** F9: of the statement that stores comments, which commits by itself, and of explicit transactions (T1 and T2). */
function commitRepliesCut(seconds: number): Fault {
  return {
    id: 'F9',
    what: 'replies to COMMIT cut off',
    async inject({ proxy }, _random, signal) {
      for (let n = 0; n < seconds * 2; n += 1) {
        proxy.cutReplyTo(n % 2 === 0 ? 'store_revisions' : 'COMMIT\0', 1);
        await wait(500, signal);
      }
      proxy.reset();
    },
    strikes: ({ proxy }) => proxy.cuts,
  };
}

/** In this order; the faults of Redis are left out where there is none. */
export function faultPlan(backend: 'redis' | 'postgres'): Fault[] {
  return backend === 'redis'
    ? [
        workersKilled(18),
        gatewaysKilled(16),
        redisKilled(20),
        redisFlushed(3),
        postgresCrashed(15),
        commitRepliesCut(8),
      ]
    : [workersKilled(12), gatewaysKilled(12), postgresCrashed(15), commitRepliesCut(6)];
}
