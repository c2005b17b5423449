import { parseArgs } from 'node:util';
import { CommandError } from '../apps/cli/src/command-error.js';
import { redisProgram } from '../apps/cli/src/stores/redis.js';
import { whole } from './command/whole.js';

export const PARTS = ['scoring', 'endToEnd', 'latency', 'memory'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  comments: number;
  pairs: number;
  json: boolean;
  parts: readonly Part[];
  backend: 'redis' | 'postgres';
  /** Half of the slower rate unless given; latency alone has no rate to halve. */
  latencyRate: number | undefined;
  cpuProfiles: string | undefined;
}

export const USAGE = `usage: npm run bench -- [options]
  --comments N        comments per measured run (40000)
  --pairs N           alternating pairs of runs (5)
  --only PART         one of ${PARTS.join(', ')}; may be repeated
  --backend NAME      redis or postgres: where the queue is (redis where redis-server or valkey-server is on PATH)
  --latency-rate N    comments per second of the latency part (half of the slower rate; 500 without an end-to-end part)
  --cpu-prof DIR      CPU profiles of Palaver's gateway and worker
  --json              the last thing on stdout is one JSON document; everything else goes to stderr`;

export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      comments: { type: 'string', default: '40000' },
      pairs: { type: 'string', default: '5' },
      only: { type: 'string', multiple: true },
      backend: { type: 'string' },
      'latency-rate': { type: 'string' },
      'cpu-prof': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const rate = values['latency-rate'];
  return {
    comments: whole(values.comments, '--comments', 200),
    pairs: whole(values.pairs, '--pairs', 1),
    json: values.json,
    parts: parts(values.only ?? []),
    backend: backend(values.backend),
    latencyRate: rate === undefined ? undefined : whole(rate, '--latency-rate', 1),
    cpuProfiles: values['cpu-prof'],
  };
}

function parts(names: string[]): readonly Part[] {
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) {
    throw new CommandError(`--only takes ${PARTS.join(', ')}, not "${unknown}".`);
  }
  return names.length === 0 ? PARTS : PARTS.filter((part) => names.includes(part));
}

function backend(name: string | undefined): 'redis' | 'postgres' {
  if (name === undefined) {
    return redisProgram() === null ? 'postgres' : 'redis';
  }
  if (name !== 'redis' && name !== 'postgres') {
    throw new CommandError(`--backend takes redis or postgres, not "${name}".`);
  }
  if (name === 'redis' && redisProgram() === null) {
    throw new CommandError('--backend redis needs redis-server or valkey-server on PATH.');
  }
  return name;
}
