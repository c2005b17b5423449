import { headOf, machineLine, sayBeside } from '../command/heading.js';
import { interruptible } from '../command/interruptible.js';
import { runBench } from '../command/run-bench.js';
import { BenchStores } from '../stores.js';
import { measureNext } from './measure-next.js';
import { readOptions, type ReviewBenchOptions, USAGE } from './options.js';

const GOAL = 2;

/** `npm run bench:review`: the next item of a long queue beside that of a short one. Answers the exit code. */
export function main(args: string[]): Promise<number> {
  return runBench(args, USAGE, () => interruptible(() => bench(readOptions(args))));
}

async function bench(options: ReviewBenchOptions): Promise<void> {
  const say = sayBeside(options.json);
  const head = headOf('palaver review', options);
  say(machineLine(head.machine));
  const stores = await BenchStores.start('postgres');
  try {
    const next = await measureNext(stores, options, say);
    say(
      `next: p50 ${next.p50Ms1k} ms with 1,000 open items and ${next.p50Ms1m} ms with ${options.items.toLocaleString('en-GB')}; ` +
        `p99 ${next.p99Ms1k} and ${next.p99Ms1m} ms, ratio ${next.ratio1mTo1k} (goal: ${GOAL} at most)`,
    );
    if (options.json) {
      console.log(JSON.stringify({ ...head, stores: await stores.versions(), next }, null, 2));
    }
  } finally {
    await stores.stop();
  }
}
