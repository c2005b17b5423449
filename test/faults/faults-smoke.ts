import { parseArgs } from 'node:util';
import { redisProgram } from '../../apps/cli/src/stores/redis.js';
import type { Backend } from './chaos-house.js';
import { passed, reportRun, summary } from './report.js';
import { runBackend, type RunResult } from './run-backend.js';

const USAGE = 'usage: npm run faults:smoke -- [--backend redis|postgres|both] [--seed N] [--keep]';

/** Runs the fault smoke and returns the exit code: 1 when an invariant is broken or the run proved nothing. */
export async function faultsSmoke(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(USAGE);
    return 1;
  }
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const { seed, keep, backends } = options;
  console.log(`faults:smoke with --seed ${seed}`);
  const results: RunResult[] = [];
  try {
    for (const backend of backends) {
      const say = (line: string) => console.log(line);
      const result = await runBackend({ backend, seed, keep, signal: stop.signal, say });
      console.log(reportRun(result));
      results.push(result);
    }
  } catch (error) {
    if (!stop.signal.aborted) {
      throw error;
    }
    console.log('faults:smoke was stopped; everything it had started is stopped too');
    return 130;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
  console.log(summary(results));
  return results.every(passed) ? 0 : 1;
}

function readOptions(args: string[]): { backends: Backend[]; seed: number; keep: boolean } | undefined {
  const { values } = parseArgs({
    args,
    options: {
      backend: { type: 'string', default: 'both' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      keep: { type: 'boolean', default: false },
    },
    strict: false,
  });
  const { backend, seed: given, keep } = values as { backend: string; seed: string; keep: boolean };
  const seed = Number(given);
  if (!['redis', 'postgres', 'both'].includes(backend) || !Number.isSafeInteger(seed)) {
    return undefined;
  }
  const wanted: Backend[] = backend === 'both' ? ['redis', 'postgres'] : [backend as Backend];
  if (wanted.includes('redis') && redisProgram() === null) {
    console.log('no redis-server or valkey-server is on PATH: only the Postgres backend is run');
    return { backends: ['postgres'], seed, keep };
  }
  return { backends: wanted, seed, keep };
}
