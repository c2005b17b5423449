import { CommandError } from '../../apps/cli/src/command-error.js';
import { machine } from '../machine/machine.js';
import { BenchStores } from '../stores.js';
import { Child } from '../systems/child.js';
import { measurePaint } from './measure-paint.js';
import { type ConsoleBenchOptions, readOptions, USAGE } from './options.js';

/** `npm run bench:console`: from a key press to the next comment painted, in Chromium. Answers the exit code. */
export async function main(args: string[], chromium: string): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => Child.endAll());
  }
  try {
    if (args.includes('--help')) {
      console.log(USAGE);
    } else {
      await bench(readOptions(args), chromium);
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

async function bench(options: ConsoleBenchOptions, chromium: string): Promise<void> {
  const say = (line: string): void => (options.json ? console.error(line) : console.log(line));
  const head = { benchmark: 'palaver console', at: new Date().toISOString(), machine: machine(), options };
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
