import { redisProgram } from '../../apps/cli/src/stores/redis.js';
import type { Backend } from './chaos-house.js';
import { reportRolling, runRolling } from './rolling-run.js';
import { readRunOptions, untilStopped } from './run-options.js';

const USAGE = 'usage: npm run faults:rolling -- [--backend redis|postgres] [--seed N] [--keep]';

/** Restarts every process under load and returns the exit code; the last line is the summary. */
export async function faultsRolling(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(USAGE);
    return 1;
  }
  console.log(`faults:rolling with --backend ${options.backend} --seed ${options.seed}`);
  return untilStopped('faults:rolling', async (signal) => {
    const result = await runRolling({ ...options, signal, say: (line) => console.log(line) });
    reportRolling(result).forEach((line) => console.log(line));
    return result.problems.length === 0 ? 0 : 1;
  });
}

function readOptions(args: string[]): { backend: Backend; seed: number; keep: boolean } | undefined {
  const read = readRunOptions(args, { name: 'backend', value: redisProgram() === null ? 'postgres' : 'redis' });
  if (read?.value !== 'redis' && read?.value !== 'postgres') {
    return undefined;
  }
  return { backend: read.value, seed: read.seed, keep: read.keep };
}
