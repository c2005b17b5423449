import { parseArgs } from 'node:util';
import { port } from '../port-option.js';
import { stopSignal } from '../stop-signal.js';
import { DEFAULT_HOME } from './home.js';
import { up } from './up.js';

/** `palaver up`: runs until Ctrl-C or SIGTERM, which end it with exit code 0. */
export async function upCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      home: { type: 'string', default: DEFAULT_HOME },
      'gateway-port': { type: 'string', default: '3000' },
      'admin-port': { type: 'string', default: '3001' },
      'no-feed': { type: 'boolean', default: false },
    },
  });
  await up({
    home: values.home,
    gatewayPort: port(values['gateway-port'], '--gateway-port'),
    adminPort: port(values['admin-port'], '--admin-port'),
    feed: !values['no-feed'],
    abort: stopSignal(),
    say: (line) => process.stdout.write(`${line}\n`),
  });
  return 0;
}
