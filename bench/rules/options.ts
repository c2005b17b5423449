import { parseArgs } from 'node:util';
import { whole } from '../command/whole.js';

export interface RuleBenchOptions {
  rounds: number;
  comments: number;
  json: boolean;
}

export const USAGE = `usage: npm run bench:rules -- [options]
  --rounds N     rounds in which every contestant runs once (9)
  --comments N   comments of each kind (300)
  --json         the last thing on stdout is one JSON document; everything else goes to stderr`;

export function readOptions(args: string[]): RuleBenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '9' },
      comments: { type: 'string', default: '300' },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    rounds: whole(values.rounds, '--rounds'),
    comments: whole(values.comments, '--comments'),
    json: values.json,
  };
}
