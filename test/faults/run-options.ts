import { parseArgs } from 'node:util';

/** `--NAME VALUE`, `--seed N` and `--keep`; undefined when the seed is no number. */
export function readRunOptions(
  args: string[],
  { name, value }: { name: string; value: string },
): { value: string; seed: number; keep: boolean } | undefined {
  const { values } = parseArgs({
    args,
    options: {
      [name]: { type: 'string', default: value },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      keep: { type: 'boolean', default: false },
    },
    strict: false,
  });
  const seed = Number(values.seed);
  return Number.isSafeInteger(seed) ? { value: String(values[name]), seed, keep: values.keep === true } : undefined;
}

/** Runs until a signal comes; 130 when it was stopped by one. */
export async function untilStopped(name: string, run: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await run(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) {
      throw error;
    }
    console.log(`${name} was stopped; everything it had started is stopped too`);
    return 130;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
