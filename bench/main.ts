import { headOf, machineLine, sayBeside } from './command/heading.js';
import { interruptible } from './command/interruptible.js';
import { runBench } from './command/run-bench.js';
import { hasProc } from './machine/processes.js';
import { type EndToEnd, measureEndToEnd } from './measure/end-to-end.js';
import { measureIdleMemory } from './measure/idle-memory.js';
import { measureLatency } from './measure/latency.js';
import { measureScoring } from './measure/scoring.js';
import { type BenchOptions, readOptions, USAGE } from './options.js';
import { type Measured, summary, toDocument } from './report.js';
import { BenchStores } from './stores.js';
import { startBare } from './systems/bare-system.js';
import { startPalaver } from './systems/palaver-system.js';

const LATENCY_ROUNDS = 3;
const RATE_WITHOUT_END_TO_END = 500;

/** Runs the parts asked for and prints what they found. Answers the exit code. */
export function main(args: string[]): Promise<number> {
  return runBench(args, USAGE, () => interruptible(() => bench(readOptions(args))));
}

async function bench(options: BenchOptions): Promise<void> {
  const say = sayBeside(options.json);
  const head = headOf('palaver', options);
  say(machineLine(head.machine));
  if (head.machine.loadBefore > 0.5) {
    say('other programs are busy on this machine: the ratios suffer less than the rates, but both do');
  }
  if (!hasProc) {
    say('this system has no /proc: CPU per comment and memory are left out');
  }
  const measured: Measured = {};
  if (options.parts.includes('scoring')) {
    measured.scoring = measureScoring(say);
  }
  const stores = await withStores(options, measured, say);
  if (options.parts.includes('memory') && hasProc) {
    measured.idle = await measureIdleMemory(say);
  }
  summary(measured).forEach(say);
  if (options.json) {
    console.log(JSON.stringify(toDocument({ ...head, stores }, measured), null, 2));
  }
}

/** The parts that need both systems, on stores that are thrown away afterwards. */
async function withStores(options: BenchOptions, measured: Measured, say: (line: string) => void) {
  const { parts, backend, comments, pairs } = options;
  if (!parts.includes('endToEnd') && !parts.includes('latency')) {
    return undefined;
  }
  say(
    backend === 'redis'
      ? 'queue in Redis'
      : 'queue in Postgres, for both systems: asked for, or no redis-server or valkey-server is on PATH',
  );
  const stores = await BenchStores.start(backend);
  const systems = { palaver: (on: BenchStores) => startPalaver(on, options.cpuProfiles), bare: startBare };
  try {
    if (parts.includes('endToEnd')) {
      measured.endToEnd = await measureEndToEnd(stores, systems, { comments, pairs }, say);
    }
    if (parts.includes('latency')) {
      const rate = options.latencyRate ?? halfOfTheSlower(measured.endToEnd);
      const rounds = Math.min(LATENCY_ROUNDS, pairs);
      measured.latency = await measureLatency(stores, systems, { rate, comments, rounds }, say);
    }
    return { ...(await stores.versions()), backend };
  } finally {
    await stores.stop();
  }
}

function halfOfTheSlower(endToEnd: EndToEnd | undefined): number {
  return endToEnd ? Math.min(endToEnd.palaver.perSecond, endToEnd.bare.perSecond) / 2 : RATE_WITHOUT_END_TO_END;
}
