import { parseArgs } from 'node:util';
import { whole } from '../command/whole.js';

export interface ConsoleBenchOptions {
  decisions: number;
  items: number;
  json: boolean;
}

export const USAGE = `usage: npm run bench:console -- [options]
  --decisions N  key presses that are counted (100)
  --items N      open items that wait (100000)
  --json         the last thing on stdout is one JSON document; everything else goes to stderr`;

export function readOptions(args: string[]): ConsoleBenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      decisions: { type: 'string', default: '100' },
      items: { type: 'string', default: '100000' },
      json: { type: 'boolean', default: false },
    },
  });
  const decisions = whole(values.decisions, '--decisions', 10);
  return { decisions, items: whole(values.items, '--items', decisions + 20), json: values.json };
}
