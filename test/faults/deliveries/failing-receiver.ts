import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.js';
import { Decider } from './decider.js';
import type { DeliveriesHouse } from './deliveries-house.js';
import type { Scenario } from './scenario.js';
import { SiteReceiver, type Treatment } from './site-receiver.js';
import { tellViolations } from './tell-violations.js';

const COMMENTS = 20_000;
const VERSIONS = 5;
/** By what arrives, not by the clock: on a busy machine a worker that starts would never get to send. */
const KILL_EVERY_MESSAGES = 1500;
const LEAST_KILLS = 3;
/** Decisions wait for the workers a little, so that many versions are told and not only the last. */
const SHARE_TOLD = 0.3;
const MOST_WAITING_MS = 1000;
const LIMIT_MS = 180_000;
const STEP_SECONDS = 60;
const CHUNK = 1000;

/** 100,000 decisions to a receiver that fails one time in ten, while workers are killed. */
export const failingReceiver: Scenario = {
  name: `${COMMENTS * VERSIONS} decisions to a receiver that fails one time in ten, with workers killed`,
  async run(house, random, say) {
    const receiver = new SiteReceiver(() => treatment(random));
    const nemesis = new AbortController();
    try {
      await receiver.open();
      receiver.knows(await house.endpoint('news', receiver.url));
      const decider = new Decider(house.pipeline, 'news', random);
      const ids = Array.from({ length: COMMENTS }, (_, n) => `c${n}`);
      await decider.create(ids);
      const killing = killWorkers(house, receiver, nemesis.signal);
      for (let version = 1; version <= VERSIONS; version += 1) {
        for (let from = 0; from < COMMENTS; from += CHUNK) {
          await decider.decide(ids.slice(from, from + CHUNK));
          await house.until(() => receiver.rows.length >= decider.made * SHARE_TOLD, MOST_WAITING_MS);
        }
        say(`  ${decider.made} decisions, ${receiver.rows.length} messages`);
      }
      nemesis.abort();
      const kills = await killing;
      const rested = await house.until(() => isAllSent(house), LIMIT_MS);
      const violations = await house.check(receiver.rows);
      const ends = house.house.workers.flatMap(({ deaths }) => deaths.other);
      return {
        summary: `${decider.made} decisions, ${receiver.rows.length} messages verified twice each, ${kills} kills`,
        faults: [
          ...(rested ? [] : [`it did not come to rest within ${LIMIT_MS / 1000} s`]),
          ...(kills < LEAST_KILLS ? ['too few workers were killed'] : []),
          ...(receiver.verified < receiver.rows.length ? ['not every message was verified'] : []),
          ...(receiver.rows.some(({ applied }) => !applied) ? [] : ['the receiver never failed']),
          ...[...new Set(receiver.faults)].slice(0, 5),
          ...ends,
          ...tellViolations(violations),
        ],
      };
    } finally {
      nemesis.abort();
      await receiver.close();
    }
  },
};

/** While anything is owed the clock moves on: a message that failed again and again waits for minutes of it. */
async function isAllSent(house: DeliveriesHouse): Promise<boolean> {
  if ((await house.count(`FROM delivery WHERE state IN ('due', 'leased')`)) === 0) {
    return true;
  }
  await house.advance(STEP_SECONDS);
  return false;
}

/** Of the failures half do nothing, and half have acted when they answer 500 or cut the connection. */
function treatment(random: Random): Treatment {
  if (!random.chance(0.1)) {
    return { applied: true, status: 200 };
  }
  return { applied: random.chance(0.5), status: random.chance(0.7) ? 500 : null };
}

/** One worker after the other, as a power cut would, in the midst of sending; how many. */
async function killWorkers(
  { house: { workers } }: DeliveriesHouse,
  receiver: SiteReceiver,
  signal: AbortSignal,
): Promise<number> {
  let kills = 0;
  while (!signal.aborted) {
    await pause(20, undefined, { signal }).catch(() => undefined);
    const worker = workers[kills % workers.length];
    const isTime = receiver.rows.length >= (kills + 1) * KILL_EVERY_MESSAGES;
    if (isTime && !signal.aborted && worker && (await worker.isReady())) {
      worker.kill();
      kills += 1;
    }
  }
  await Promise.all(workers.map((worker) => worker.untilReady()));
  return kills;
}
