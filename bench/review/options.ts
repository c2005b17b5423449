import { parseArgs } from 'node:util';
import { whole } from '../command/whole.js';

export interface ReviewBenchOptions {
  samples: number;
  items: number;
  json: boolean;
}

export const FEW_ITEMS = 1000;

export const USAGE = `usage: npm run bench:review -- [options]
  --samples N   calls of next that are counted, on each site (1000)
  --items N     open items of the large site (1000000); the small one has ${FEW_ITEMS}
  --json        the last thing on stdout is one JSON document; everything else goes to stderr`;

export function readOptions(args: string[]): ReviewBenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      samples: { type: 'string', default: '1000' },
      items: { type: 'string', default: '1000000' },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    samples: whole(values.samples, '--samples', 100),
    items: whole(values.items, '--items', FEW_ITEMS),
    json: values.json,
  };
}
