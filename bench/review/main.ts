import { CommandError } from '../../apps/cli/src/command-error.js';
import { machine } from '../machine/machine.js';
import { BenchStores } from '../stores.js';
import { Child } from '../systems/child.js';
import { measureNext } from './measure-next.js';
import { readOptions, type ReviewBenchOptions, USAGE } from './options.js';

const GOAL = 2;

/** `npm run bench:review`: the next item of a long queue beside that of a short one. Answers the exit code. */
export async function main(args: string[]): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => Child.endAll());
  }
  try {
    if (args.includes('--help')) {
      console.log(USAGE);
    } else {
      await bench(readOptions(args));
    }
    return 0;
  } catch (error) {
    const usage = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ?? false;
    if (!usage && !(error instanceof CommandError)) {
      throw error;
    }
    console.error(`palaver: ${(error as Error).message}${usage ? `\n${USAGE}` : ''}`);
    return 1;
  }
}

async function bench(options: ReviewBenchOptions): Promise<void> {
  const say = (line: string): void => (options.json ? console.error(line) : console.log(line));
  const head = { benchmark: 'palaver review', at: new Date().toISOString(), machine: machine(), options };
  say(
    `on ${head.machine.cpus} CPUs (${head.machine.model}), Node ${head.machine.node}, load ${head.machine.loadBefore}`,
  );
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
