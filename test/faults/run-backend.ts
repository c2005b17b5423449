import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Backend, ChaosHouse } from './chaos-house.js';
import { loadChaos } from './checker/chaos-schema.js';
import { check, type Violation } from './checker/check.js';
import { GatewayClient } from './load/gateway-client.js';
import { OperationLog } from './load/operation-log.js';
import { Traffic } from './load/traffic.js';
import { type Fault, faultPlan } from './nemesis.js';
import { Observer } from './observer.js';
import { Random } from './random.js';

export interface RunOptions {
  backend: Backend;
  seed: number;
  keep: boolean;
  signal: AbortSignal;
  say: (line: string) => void;
}

export interface FaultResult {
  id: string;
  what: string;
  strikes: number;
  /** Until nothing older than three seconds waited any more; null: longer than was waited for. */
  catchUpMs: number | null;
}

export interface RunResult {
  backend: Backend;
  logs: string;
  seconds: number;
  faults: FaultResult[];
  counts: OperationLog['counts'];
  commentsPerSecond: { mean: number; lowest: number };
  kills: { killed: number; self: number };
  stored: Record<string, number>;
  quiesceMs: number | null;
  violations: Violation[];
  /** Why the run does not count although every invariant holds. */
  faultsOfRun: string[];
}

/** Comments per second that are sent, whatever comes back. */
const RATE = 225;
const LEAST_RATE = 200;
/** What a run may take in all, and what of that is kept for coming to rest, the check and the stop. */
const BUDGET_SECONDS = { redis: 180, postgres: 120 };
const RESERVE_SECONDS = 36;
const CATCH_UP_SECONDS = { least: 2, most: 20 };
export const QUIESCE_MS = 120_000;
/** Two that no transaction can commit, and one that kills every worker that takes it. */
const POISON = { error: 'zq-spoils-the-list-qz', kill: 'zq-kills-the-worker-qz' };

/** One run on one backend: load, faults one after the other, rest, check. */
export async function runBackend(options: RunOptions): Promise<RunResult> {
  const { backend, seed, keep, signal, say } = options;
  const started = Date.now();
  const logs = join('test-results', 'faults', backend);
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  say(`${backend}: starting 2 gateways, 2 workers, Postgres${backend === 'redis' ? ' and Redis' : ''}`);
  const house = await ChaosHouse.open({ backend, logs, keep, poison: `error:${POISON.error},kill:${POISON.kill}` });
  const abandon = () => house.abandon();
  process.once('exit', abandon);
  const clients = house.gateways.map(({ url }) => new GatewayClient(url, house.keys));
  const log = new OperationLog(join(logs, 'operations.jsonl'));
  const random = new Random(seed);
  const traffic = new Traffic(random, clients, log, [...house.keys.keys()], RATE);
  const observer = new Observer(house.postgres.url, traffic, signal);
  try {
    traffic.start();
    await pause(2000, undefined, { signal });
    [POISON.error, POISON.error, POISON.kill].forEach((marker) => traffic.plant(marker));
    await pause(1000, undefined, { signal });
    const faults: FaultResult[] = [];
    const plan = faultPlan(backend);
    for (const [n, fault] of plan.entries()) {
      traffic.calm = fault.id === 'F7' || fault.id === 'F9';
      say(`${backend}: ${fault.id} ${fault.what}`);
      await fault.inject(house, new Random(seed + n + 1), signal);
      const catchUpMs = await observer.catchUp(patience(started, backend, plan.slice(n + 1)), say);
      faults.push({ id: fault.id, what: fault.what, strikes: fault.strikes(house), catchUpMs });
    }
    traffic.endBirths();
    say(`${backend}: waiting until all is answered and decided`);
    const quiesceMs = await observer.quiesce(QUIESCE_MS);
    traffic.stop();
    const violations = await observer.connected(async (query) => {
      await loadChaos(query, { op: log.rows, model: traffic.model.rows(), poison: traffic.poison });
      return check(query);
    });
    const perSecond = traffic.perSecond.slice(1, -16);
    const result = {
      backend,
      logs,
      faults,
      counts: log.counts,
      commentsPerSecond: rates(perSecond),
      kills: {
        killed: house.apps.reduce((sum, { deaths }) => sum + deaths.killed, 0),
        self: house.apps.reduce((sum, { deaths }) => sum + deaths.self, 0),
      },
      stored: await stored(observer),
      quiesceMs,
      violations,
      seconds: 0,
    };
    const faultsOfRun = faultsIn(result, log, house);
    return { ...result, faultsOfRun, seconds: (Date.now() - started) / 1000 };
  } finally {
    traffic.stop();
    await Promise.all(clients.map((client) => client.close()));
    await log.close();
    await house.close();
    process.off('exit', abandon);
    if (keep) {
      say(`${backend}: the stores' folder is kept: ${house.folder}`);
    }
  }
}

/** How long catching up is waited for, so that the faults to come still fit in. */
function patience(started: number, backend: Backend, toCome: readonly Fault[]): number {
  const planned = toCome.reduce((sum, { seconds }) => sum + seconds, 0);
  const left = BUDGET_SECONDS[backend] - RESERVE_SECONDS - (Date.now() - started) / 1000 - planned;
  const share = left / (toCome.length + 1);
  return Math.min(CATCH_UP_SECONDS.most, Math.max(CATCH_UP_SECONDS.least, share)) * 1000;
}

/** The mean, and the lowest mean over five seconds: a late timer is made up for in the next tick. */
export function rates(perSecond: readonly number[]): { mean: number; lowest: number } {
  const mean = (part: readonly number[]) => part.reduce((sum, n) => sum + (n ?? 0), 0) / Math.max(1, part.length);
  const windows = Array.from({ length: Math.max(1, perSecond.length - 4) }, (_, n) => mean(perSecond.slice(n, n + 5)));
  return { mean: mean(perSecond), lowest: Math.min(...windows) };
}

async function stored(observer: Observer): Promise<Record<string, number>> {
  const [row] = await observer.ask(`
    SELECT (SELECT count(*) FROM ingest_event_v)::int AS events, (SELECT count(*) FROM comment)::int AS comments,
      (SELECT count(*) FROM revision)::int AS revisions, (SELECT count(*) FROM decision)::int AS decisions,
      (SELECT count(*) FROM decision WHERE source = 'site')::int AS "by people",
      (SELECT count(*) FROM decision WHERE source = 'automatic' AND run > 0)::int AS "later runs",
      (SELECT count(*) FROM work WHERE state = 'quarantined')::int AS quarantined`);
  return row as Record<string, number>;
}

function faultsIn(result: Omit<RunResult, 'faultsOfRun'>, log: OperationLog, house: ChaosHouse): string[] {
  const { quiesceMs, commentsPerSecond, faults, counts, stored } = result;
  const ends = house.apps.flatMap(({ deaths }) => deaths.other);
  return [
    ...(quiesceMs === null ? [`it did not come to rest within ${QUIESCE_MS / 1000} s`] : []),
    ...(commentsPerSecond.mean < LEAST_RATE
      ? [`only ${commentsPerSecond.mean.toFixed(0)} comments per second were sent`]
      : []),
    ...faults.filter(({ strikes }) => strikes === 0).map(({ id, what }) => `${id} (${what}) never struck`),
    ...(counts.landedUnheard === 0 ? ['no event was stored without its answer being heard'] : []),
    ...(counts.decided === 0 ? ['no synchronous answer named a decision'] : []),
    ...(stored.decisions === 0 ? ['nothing was decided'] : []),
    ...log.surprises.slice(0, 20).map((surprise) => `an answer that must not be: ${surprise}`),
    ...ends.filter((end) => !/after \d{1,4} ms$/.test(end)),
  ];
}
