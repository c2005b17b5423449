import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { AppSlot } from './app-slot.js';
import type { ChaosHouse } from './chaos-house.js';
import type { Random } from './random.js';

/** One fault under load: injected, ended, and what shows that it did strike. */
export interface Fault {
  id: string;
  what: string;
  /** About how long `inject` takes. */
  seconds: number;
  inject(house: ChaosHouse, random: Random, signal: AbortSignal): Promise<void>;
  /** Counts how often it struck; a fault that never did proves nothing. */
  strikes(house: ChaosHouse): number;
}

const killsOf = (slots: ChaosHouse['apps']) => slots.reduce((sum, { deaths }) => sum + deaths.killed + deaths.self, 0);

const wait = (ms: number, signal: AbortSignal) => pause(ms, undefined, { signal });

/** F1: a running worker every 3 s by the runner, and at points of the list between which a crash matters. */
function workersKilled(seconds: number): Fault {
  return {
    id: 'F1',
    what: 'workers killed every 3 s',
    seconds,
    async inject({ workers }, random, signal) {
      const points = ['worker.before_commit', 'worker.after_commit', 'worker.before_ack', 'worker.loaded'];
      workers.forEach((worker) => (worker.failAt = () => `${random.pick(points)}@${random.whole(5, 60)}`));
      const until = Date.now() + seconds * 1000;
      for (let n = 0; Date.now() < until; n += 1) {
        await wait(3000, signal);
        const turn = [workers[n % 2], workers[(n + 1) % 2]].filter((worker) => worker !== undefined);
        // One that is just starting is left to start, or on a slow machine none would ever run.
        const running = await firstReady(turn);
        running?.kill();
      }
      disarm(workers);
    },
    strikes: ({ workers }) => killsOf(workers),
  };
}

/** F2, F31: between COMMIT and the answers, and at every point of a synchronous check. */
function gatewaysKilled(seconds: number): Fault {
  return {
    id: 'F2',
    what: 'gateways killed between COMMIT and answer',
    seconds,
    async inject({ gateways }, random, signal) {
      const until = Date.now() + seconds * 1000;
      for (let n = 0; Date.now() < until; n += 1) {
        const gateway = gateways[n % gateways.length] as AppSlot;
        const plan = [
          n % 3 === 2
            ? `${random.pick(CHECK_POINTS)}@${random.whole(1, 3)}`
            : `gateway.committed@${random.whole(5, 40)}`,
        ];
        gateway.failAt = () => plan.pop();
        gateway.kill();
        const deaths = gateway.deaths.self;
        for (let waited = 0; waited < 8000 && gateway.deaths.self === deaths; waited += 100) {
          await wait(100, signal);
        }
      }
      disarm(gateways);
    },
    strikes: ({ gateways }) => gateways.reduce((sum, { deaths }) => sum + deaths.self, 0),
  };
}

const CHECK_POINTS = ['gateway.loaded', 'gateway.before_commit', 'gateway.after_commit'];

async function firstReady(slots: readonly AppSlot[]): Promise<AppSlot | undefined> {
  for (const slot of slots) {
    if (await slot.isReady()) {
      return slot;
    }
  }
  return undefined;
}

/** What would die later by itself dies now, so that the time to catch up is this fault's own. */
function disarm(slots: readonly AppSlot[]): void {
  for (const slot of slots) {
    slot.failAt = () => undefined;
    if (slot.armed) {
      slot.kill();
    }
  }
}

function redisKilled(seconds: number): Fault {
  let struck = 0;
  return {
    id: 'F3',
    what: `Redis killed, ${seconds} s down`,
    seconds,
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
    seconds: times * 1.5,
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
    seconds: seconds + 3,
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
    seconds,
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
