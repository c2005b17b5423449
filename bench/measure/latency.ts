import { load, untilDone } from '../load/load.js';
import type { BenchStores } from '../stores.js';
import type { System } from '../systems/system.js';
import type { Say, Start } from './end-to-end.js';
import { median, quantile, rounded } from './statistics.js';

const CONNECTIONS = 256;
const SECONDS = 20;
const WARM_UP = 8000;
/** The load generator opens its connections and compiles its code in them: they are sent on schedule and not counted. */
const LEAD_IN_SECONDS = 3;

interface Percentiles {
  p50Ms: number;
  p99Ms: number;
}

export interface Latency {
  ratePerSecond: number;
  rounds: number;
  ack: Percentiles & { p99Ratio: number; bare: Percentiles };
  /** From the moment a comment was due to be sent to the commit of its decision. */
  decision: Percentiles;
}

interface Round {
  ack: Percentiles;
  end: Percentiles;
}

/** At a fixed rate on a fixed schedule, so that a stall is felt by every comment that was due in it. */
export async function measureLatency(
  stores: BenchStores,
  systems: { palaver: Start; bare: Start },
  options: { rate: number; comments: number; rounds: number },
  say: Say,
): Promise<Latency> {
  const rate = Math.max(1, Math.round(options.rate));
  const count = Math.min(options.comments, rate * SECONDS);
  const rounds: { palaver: Round; bare: Round }[] = [];
  for (let n = 0; n < options.rounds; n += 1) {
    const order = n % 2 === 0 ? (['bare', 'palaver'] as const) : (['palaver', 'bare'] as const);
    const round: Partial<Record<'palaver' | 'bare', Round>> = {};
    for (const name of order) {
      round[name] = await oneRound(stores, systems[name], rate, count);
    }
    const { palaver, bare } = round as Required<typeof round>;
    rounds.push({ palaver, bare });
    say(
      `latency round ${n + 1} at ${rate} per second: acknowledgement p50 / p99 ${shown(palaver.ack)} ms, bare ${shown(bare.ack)} ms; decision ${shown(palaver.end)} ms`,
    );
  }
  const middle = (pick: (round: (typeof rounds)[number]) => Percentiles): Percentiles => ({
    p50Ms: rounded(median(rounds.map((round) => pick(round).p50Ms))),
    p99Ms: rounded(median(rounds.map((round) => pick(round).p99Ms))),
  });
  const p99Ratio = rounded(median(rounds.map(({ palaver, bare }) => palaver.ack.p99Ms / bare.ack.p99Ms)), 3);
  return {
    ratePerSecond: rate,
    rounds: rounds.length,
    ack: { ...middle(({ palaver }) => palaver.ack), p99Ratio, bare: middle(({ bare }) => bare.ack) },
    decision: middle(({ palaver }) => palaver.end),
  };
}

async function oneRound(stores: BenchStores, start: Start, rate: number, count: number): Promise<Round> {
  const system = await start(stores);
  try {
    await load(system, { prefix: 'warm', from: 2 * count, count: WARM_UP, connections: 64 });
    await untilDone(system, WARM_UP);
    await stores.checkpoint();
    const leadIn = Math.min(count, rate * LEAD_IN_SECONDS);
    const sent = leadIn + count;
    const { due, ackMs } = await load(system, { prefix: 'c', from: 0, count: sent, connections: CONNECTIONS, rate });
    await untilDone(system, WARM_UP + sent);
    const decided = await untilCommit(system, due);
    return { ack: percentiles(ackMs.subarray(leadIn)), end: percentiles(decided.subarray(leadIn)) };
  } finally {
    await system.stop();
  }
}

async function untilCommit(system: System, due: Float64Array): Promise<Float64Array> {
  const commits = await system.commits('c');
  return due.map((sent, n) => (commits.get(`c-${n}`) ?? Infinity) - sent);
}

function percentiles(values: Float64Array): Percentiles {
  return { p50Ms: quantile(values, 0.5), p99Ms: quantile(values, 0.99) };
}

function shown({ p50Ms, p99Ms }: Percentiles): string {
  return `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)}`;
}
