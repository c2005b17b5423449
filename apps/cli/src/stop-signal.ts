import { once } from 'node:events';

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Aborted by Ctrl-C, SIGTERM, the end of the terminal or that of the npm that started us. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const onEnd = () => {
    if (!stop.signal.aborted) {
      process.stdout.write('\n');
      stop.abort();
    }
  };
  SIGNALS.forEach((signal) => process.on(signal, onEnd));
  // A terminal that went away must not end us before we have cleaned up.
  process.stdout.on('error', onEnd);
  watchNpm(onEnd);
  return stop.signal;
}

/** npm signals the shell between us, which dies without passing it on: under npm, that shell's end is the signal. */
function watchNpm(onEnd: () => void): void {
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined) {
    setInterval(() => process.ppid !== shell && onEnd(), 250).unref();
  }
}

export async function untilAborted(abort: AbortSignal): Promise<void> {
  // An abort listener alone does not keep Node running.
  const keepAlive = setInterval(() => undefined, 60_000);
  if (!abort.aborted) {
    await once(abort, 'abort');
  }
  clearInterval(keepAlive);
}
