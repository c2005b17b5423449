import { redisProgram } from '../../apps/cli/src/stores/redis.js';
import type { Backend } from './chaos-house.js';
import { passed, reportRun, summary } from './report.js';
import { runBackend, type RunResult } from './run-backend.js';
import { readRunOptions, untilStopped } from './run-options.js';

const USAGE = 'usage: npm run faults:smoke -- [--backend redis|postgres|both] [--seed N] [--keep]';

/** Runs the fault smoke and returns the exit code: 1 when an invariant is broken or the run proved nothing. */
export async function faultsSmoke(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(USAGE);
    return 1;
  }
  const { seed, keep, backends } = options;
  console.log(`faults:smoke with --seed ${seed}`);
  return untilStopped('faults:smoke', async (signal) => {
    const results: RunResult[] = [];
    for (const backend of backends) {
      const say = (line: string) => console.log(line);
      const result = await runBackend({ backend, seed, keep, signal, say });
      console.log(reportRun(result));
      results.push(result);
    }
    console.log(summary(results));
    return results.every(passed) ? 0 : 1;
  });
}

function readOptions(args: string[]): { backends: Backend[]; seed: number; keep: boolean } | undefined {
  const read = readRunOptions(args, { name: 'backend', value: 'both' });
  if (!read || !['redis', 'postgres', 'both'].includes(read.value)) {
    return undefined;
  }
  const { value: backend, seed, keep } = read;
  const wanted: Backend[] = backend === 'both' ? ['redis', 'postgres'] : [backend as Backend];
  if (wanted.includes('redis') && redisProgram() === null) {
    console.log('no redis-server or valkey-server is on PATH: only the Postgres backend is run');
    return { backends: ['postgres'], seed, keep };
  }
  return { backends: wanted, seed, keep };
}
