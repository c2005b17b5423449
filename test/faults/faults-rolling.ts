import { parseArgs } from 'node:util';
import { redisProgram } from '../../apps/cli/src/stores/redis.js';
import type { Backend } from './chaos-house.js';
import { reportRolling, type RollingResult, runRolling } from './rolling-run.js';

const USAGE = 'usage: npm run faults:rolling -- [--backend redis|postgres] [--seed N] [--keep]';

/** Restarts every process under load and returns the exit code; the last line is the summary. */
export async function faultsRolling(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(USAGE);
    return 1;
  }
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  console.log(`faults:rolling with --backend ${options.backend} --seed ${options.seed}`);
  let result: RollingResult;
  try {
    result = await runRolling({ ...options, signal: stop.signal, say: (line) => console.log(line) });
  } catch (error) {
    if (!stop.signal.aborted) {
      throw error;
    }
    console.log('faults:rolling was stopped; everything it had started is stopped too');
    return 130;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
  reportRolling(result).forEach((line) => console.log(line));
  return result.problems.length === 0 ? 0 : 1;
}

function readOptions(args: string[]): { backend: Backend; seed: number; keep: boolean } | undefined {
  const { values } = parseArgs({
    args,
    options: {
      backend: { type: 'string', default: redisProgram() === null ? 'postgres' : 'redis' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      keep: { type: 'boolean', default: false },
    },
    strict: false,
  });
  const { backend, seed: given, keep } = values as { backend: string; seed: string; keep: boolean };
  const seed = Number(given);
  return (backend === 'redis' || backend === 'postgres') && Number.isSafeInteger(seed)
    ? { backend, seed, keep }
    : undefined;
}
