import { parseArgs } from 'node:util';
import { CommandError } from '../command-error.js';
import { up } from './up.js';

/** `palaver up`: runs until Ctrl-C or SIGTERM, which end it with exit code 0. */
export async function upCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      home: { type: 'string', default: '.palaver' },
      'gateway-port': { type: 'string', default: '3000' },
      'admin-port': { type: 'string', default: '3001' },
      'no-feed': { type: 'boolean', default: false },
    },
  });
  const stop = new AbortController();
  const onSignal = () => {
    if (!stop.signal.aborted) {
      process.stdout.write('\n');
      stop.abort();
    }
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach((signal) => process.on(signal, onSignal));
  // A terminal that went away must not end us before the children are stopped.
  process.stdout.on('error', onSignal);
  watchNpm(onSignal);
  await up({
    home: values.home,
    gatewayPort: port(values['gateway-port'], '--gateway-port'),
    adminPort: port(values['admin-port'], '--admin-port'),
    feed: !values['no-feed'],
    abort: stop.signal,
    say: (line) => process.stdout.write(`${line}\n`),
  });
  return 0;
}

/** npm signals the shell between us, which dies without passing it on: under npm, that shell's end is the signal. */
function watchNpm(onEnd: () => void): void {
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined) {
    setInterval(() => process.ppid !== shell && onEnd(), 250).unref();
  }
}

function port(value: string, option: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new CommandError(`${option} takes a port between 1 and 65535, not "${value}".`);
  }
  return number;
}
