import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandError } from '../../apps/cli/src/command-error.js';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { Home } from '../../apps/cli/src/up/home.js';
import { peakRssMb, proportionalMb, treeOf } from '../machine/processes.js';
import type { Say } from './end-to-end.js';
import { rounded } from './statistics.js';

const LAUNCHER = fileURLToPath(new URL('../../../bin/palaver.mjs', import.meta.url));
const IDLE_SECONDS = 10;
const START_PATIENCE_MS = 120_000;

export interface IdleMemory {
  idleTotal: number;
  /** Proportional set size of each part, in MB; all of Postgres' processes together. */
  parts: Record<string, number>;
  /** The largest resident size any of Palaver's own processes has had so far. */
  peakMb: Record<string, number>;
}

/** Starts the whole installation on an empty home as `npm start` does, lets it rest, and adds up its memory. */
export async function measureIdleMemory(say: Say): Promise<IdleMemory> {
  const dir = mkdtempSync(join(tmpdir(), 'palaver-bench-idle-'));
  const home = new Home(join(dir, 'home'));
  const { DATABASE_URL: _database, REDIS_URL: _redis, NODE_OPTIONS: _options, ...env } = process.env;
  const ports = [String(await freePort()), String(await freePort())] as const;
  const args = [LAUNCHER, 'up', '--home', home.dir, '--gateway-port', ports[0], '--admin-port', ports[1]];
  const launcher = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(launcher, 'exit');
  let output = '';
  launcher.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  launcher.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    const deadline = Date.now() + START_PATIENCE_MS;
    while (!output.includes('Ctrl-C stops everything')) {
      if (launcher.exitCode !== null || Date.now() > deadline) {
        throw new CommandError(`the installation to be weighed did not start: ${output.slice(-2000)}`);
      }
      await pause(200);
    }
    await pause(IDLE_SECONDS * 1000);
    const pids = home.readRun().pids ?? {};
    const memory = weigh(pids);
    say(`idle installation: ${memory.idleTotal} MB (${describe(memory.parts)})`);
    return memory;
  } finally {
    launcher.kill('SIGTERM');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  }
}

function weigh(pids: Record<string, number>): IdleMemory {
  const stores = new Set(['postgres', 'redis']);
  const members = (name: string, pid: number) => (name === 'postgres' ? treeOf(pid) : [pid]);
  const parts = Object.fromEntries(
    Object.entries(pids).map(([name, pid]) => [
      name,
      rounded(
        members(name, pid).reduce((sum, member) => sum + proportionalMb(member), 0),
        1,
      ),
    ]),
  );
  const own = Object.entries(pids).filter(([name]) => !stores.has(name));
  return {
    idleTotal: rounded(
      Object.values(parts).reduce((sum, part) => sum + part, 0),
      1,
    ),
    parts,
    peakMb: Object.fromEntries(own.map(([name, pid]) => [name, Math.round(peakRssMb(pid))])),
  };
}

export function describe(parts: Record<string, number>): string {
  return Object.entries(parts)
    .map(([name, amount]) => `${name} ${amount}`)
    .join(', ');
}
