import { headOf, sayBeside } from '../command/heading.js';
import { interruptible } from '../command/interruptible.js';
import { runBench } from '../command/run-bench.js';
import { BenchStores } from '../stores.js';
import { measurePaint } from './measure-paint.js';
import { type ConsoleBenchOptions, readOptions, USAGE } from './options.js';

/** `npm run bench:console`: from a key press to the next comment painted, in Chromium. Answers the exit code. */
export function main(args: string[], chromium: string): Promise<number> {
  return runBench(args, USAGE, () => interruptible(() => bench(readOptions(args), chromium)));
}

async function bench(options: ConsoleBenchOptions, chromium: string): Promise<void> {
  const say = sayBeside(options.json);
  const head = headOf('palaver console', options);
  const stores = await BenchStores.start('postgres');
  try {
    const { paint, firstScreenKbGzip } = await measurePaint(stores, options, { chromium, say });
    say(`next comment painted: p50 ${paint.p50} ms, p95 ${paint.p95} ms (goals: 100 and 250)`);
    say(`first screen: ${firstScreenKbGzip} kB gzip (goal: 350)`);
    if (options.json) {
      console.log(JSON.stringify({ ...head, paint, firstScreenKbGzip }, null, 2));
    }
  } finally {
    await stores.stop();
  }
}
