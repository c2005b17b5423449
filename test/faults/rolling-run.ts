import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ChaosHouse } from './chaos-house.js';
import { loadChaos } from './checker/chaos-schema.js';
import { check, type Violation } from './checker/check.js';
import { INVARIANT_IDS } from './checker/invariants.js';
import { GatewayClient } from './load/gateway-client.js';
import { OperationLog } from './load/operation-log.js';
import { Traffic } from './load/traffic.js';
import { Observer } from './observer.js';
import { Random } from './random.js';
import { QUIESCE_MS, rates, type RunOptions } from './run-backend.js';

/** Comments per second that are sent, and that must have been sent. */
const RATE = 330;
const LEAST_RATE = 300;
/** Edits follow their comments by some seconds, so that long the rate is still rising. */
const RISE_SECONDS = 4;
/** Between two restarts, so that what the last one left shows. */
const GAP_MS = 1500;

interface Restart {
  name: string;
  code: number | null;
  stopMs: number;
  startMs: number;
}

export interface RollingResult {
  logs: string;
  restarts: Restart[];
  commentsPerSecond: number;
  counts: OperationLog['counts'];
  /** Tries that were answered 503, and tries without any answer; each was repeated until it had a clear one. */
  refused: number;
  unanswered: number;
  quiesceMs: number | null;
  violations: Violation[];
  /** Why the run failed; empty: it passed. */
  problems: string[];
}

/** Load, every process restarted one after the other, rest, check. */
export async function runRolling({ backend, seed, keep, signal, say }: RunOptions): Promise<RollingResult> {
  const logs = join('test-results', 'faults', 'rolling');
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  say(`starting 2 gateways, 2 workers, an admin and stores (${backend})`);
  const house = await ChaosHouse.open({ backend, logs, keep, poison: '', admins: 1 });
  const abandon = () => house.abandon();
  process.once('exit', abandon);
  const clients = house.gateways.map(({ url }) => new GatewayClient(url, house.keys));
  const log = new OperationLog(join(logs, 'operations.jsonl'));
  const traffic = new Traffic(new Random(seed), clients, log, [...house.keys.keys()], RATE);
  // Votes and reports open re-scores that are due half a minute later.
  traffic.calm = true;
  const observer = new Observer(house.postgres.url, traffic, signal);
  try {
    traffic.start();
    const startedAt = Date.now();
    await pause(RISE_SECONDS * 1000, undefined, { signal });
    const restarts: Restart[] = [];
    for (const app of [...house.workers, ...house.gateways, ...house.admins]) {
      const restart = { name: app.name, ...(await app.roll()) };
      say(`${app.name}: stopped with ${restart.code} in ${ms(restart.stopMs)}, ready again in ${ms(restart.startMs)}`);
      restarts.push(restart);
      await pause(GAP_MS, undefined, { signal });
    }
    const lastSecond = Math.floor((Date.now() - startedAt) / 1000);
    traffic.endBirths();
    const quiesceMs = await observer.quiesce(QUIESCE_MS);
    traffic.stop();
    const violations = await observer.connected(async (query) => {
      await loadChaos(query, { op: log.rows, model: traffic.model.rows(), poison: [] });
      return check(query);
    });
    const result = {
      logs,
      restarts,
      commentsPerSecond: rates(traffic.perSecond.slice(RISE_SECONDS, lastSecond)).mean,
      counts: log.counts,
      refused: log.rows.filter(({ status }) => status === 503).length,
      unanswered: log.rows.filter(({ status }) => status === null).length,
      quiesceMs,
      violations,
    };
    const ends = house.apps.flatMap(({ deaths }) => deaths.other);
    return { ...result, problems: [...problemsOf(result, log.surprises), ...ends] };
  } finally {
    traffic.stop();
    await Promise.all(clients.map((client) => client.close()));
    await log.close();
    await house.close();
    process.off('exit', abandon);
  }
}

type Outcome = Omit<RollingResult, 'problems'>;

function problemsOf({ restarts, commentsPerSecond, quiesceMs, violations }: Outcome, surprises: string[]): string[] {
  return [
    ...restarts.filter(({ code }) => code !== 0).map(({ name, code }) => `${name} ended with ${code ?? 'a signal'}`),
    ...(commentsPerSecond < LEAST_RATE ? [`only ${commentsPerSecond.toFixed(0)} comments per second were sent`] : []),
    ...(quiesceMs === null ? [`it did not come to rest within ${QUIESCE_MS / 1000} s`] : []),
    ...surprises.slice(0, 20).map((surprise) => `an answer that must not be: ${surprise}`),
    ...violations.map(
      ({ id, says, count, rows }) => `${id} broken: ${says}: ${count} rows, ${JSON.stringify(rows[0])}`,
    ),
  ];
}

const ms = (value: number) => `${(value / 1000).toFixed(1)} s`;

/** The lines of the report; the last one is the summary. */
export function reportRolling(result: RollingResult): string[] {
  const { restarts, commentsPerSecond, counts, refused, unanswered, problems, logs } = result;
  const whole = (value: number) => value.toLocaleString('en-GB');
  const figures =
    `${restarts.length} processes restarted under ${commentsPerSecond.toFixed(0)} comments per second, ` +
    `${whole(counts.operations)} operations, ${whole(refused)} answers 503 and ${whole(unanswered)} tries without an answer`;
  return [
    ...problems.map((problem) => `FAILED  ${problem}`),
    problems.length === 0
      ? `faults:rolling passed: ${figures}, all repeated with success; ${INVARIANT_IDS.length} invariants hold`
      : `faults:rolling FAILED: ${figures}; see above and ${logs}`,
  ];
}
