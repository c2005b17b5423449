import { load, untilDone } from '../load/load.js';
import { type PerProcess, watchUsage } from '../machine/usage.js';
import type { BenchStores } from '../stores.js';
import type { System } from '../systems/system.js';
import { median, rounded } from './statistics.js';

const CONNECTIONS = 128;
/** What runs for days is measured when its code is compiled and most of its readers are known. */
const WARM_UP = 20_000;

interface Run {
  perSecond: number;
  /** Times the gateway said 503 and was asked again. */
  retries: number;
  cpuMs?: PerProcess;
  peakMb?: PerProcess;
}

export interface EndToEnd {
  ratio: number;
  palaver: Run;
  bare: Run;
  pairs: { first: string; palaver: number; bare: number; ratio: number }[];
}

export type Start = (stores: BenchStores) => Promise<System>;
export type Say = (line: string) => void;

/** Pairs of runs, each on a fresh database, the other system first every time. */
export async function measureEndToEnd(
  stores: BenchStores,
  systems: { palaver: Start; bare: Start },
  options: { comments: number; pairs: number },
  say: Say,
): Promise<EndToEnd> {
  const runs: { palaver: Run[]; bare: Run[] } = { palaver: [], bare: [] };
  const pairs: EndToEnd['pairs'] = [];
  for (let pair = 0; pair < options.pairs; pair += 1) {
    const order = pair % 2 === 0 ? (['bare', 'palaver'] as const) : (['palaver', 'bare'] as const);
    for (const name of order) {
      runs[name].push(await oneRun(stores, systems[name], options.comments));
    }
    const [palaver, bare] = [runs.palaver.at(-1)?.perSecond ?? 0, runs.bare.at(-1)?.perSecond ?? 0];
    pairs.push({
      first: order[0],
      palaver: Math.round(palaver),
      bare: Math.round(bare),
      ratio: rounded(palaver / bare, 3),
    });
    say(
      `pair ${pair + 1} (${order[0]} first): Palaver ${Math.round(palaver)}, bare ${Math.round(bare)} comments per second, ratio ${(palaver / bare).toFixed(3)}`,
    );
  }
  return {
    ratio: median(pairs.map(({ ratio }) => ratio)),
    palaver: middle(runs.palaver),
    bare: middle(runs.bare),
    pairs,
  };
}

/** From the first POST to the last commit. */
async function oneRun(stores: BenchStores, start: Start, comments: number): Promise<Run> {
  const system = await start(stores);
  try {
    const warmUp = Math.min(WARM_UP, comments);
    await load(system, { prefix: 'warm', from: comments, count: warmUp, connections: CONNECTIONS });
    await untilDone(system, warmUp);
    await stores.checkpoint();
    const usage = watchUsage(system, stores);
    const { first, cpuSeconds, retries } = await load(system, {
      prefix: 'c',
      from: 0,
      count: comments,
      connections: CONNECTIONS,
    });
    await untilDone(system, warmUp + comments);
    const used = usage();
    const perSecond = (comments * 1000) / ((await lastCommit(system)) - first);
    const cpu = used && { ...used.cpu, loadGenerator: cpuSeconds };
    return {
      perSecond,
      retries,
      cpuMs: cpu && mapValues(cpu, (seconds) => rounded((seconds * 1000) / comments, 3)),
      peakMb: used && mapValues(used.peakMb, Math.round),
    };
  } finally {
    await system.stop();
  }
}

async function lastCommit(system: System): Promise<number> {
  let last = 0;
  for (const at of (await system.commits('c')).values()) {
    last = Math.max(last, at);
  }
  return last;
}

/** The run whose rate is the middle one stands for all, with its own CPU and memory. */
function middle(runs: readonly Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond);
  const run = sorted[(sorted.length - 1) >> 1] ?? { perSecond: 0, retries: 0 };
  const retries = runs.reduce((sum, other) => sum + other.retries, 0);
  return { ...run, retries, perSecond: Math.round(median(runs.map(({ perSecond }) => perSecond))) };
}

function mapValues(of: PerProcess, value: (given: number) => number): PerProcess {
  return Object.fromEntries(Object.entries(of).map(([name, given]) => [name, value(given)]));
}
