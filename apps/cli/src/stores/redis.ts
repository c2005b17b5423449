import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandError } from '../command-error.js';
import { StoreProcess, lastLine } from './store-process.js';

export interface RedisOptions {
  /** Folder of this store: append-only file, socket, mark. Kept between starts. */
  dir: string;
  log: string;
}

export interface Redis {
  /** The unix socket's path, which ioredis takes in place of a URL. */
  readonly url: string;
  readonly pid: number;
  readonly running: boolean;
  exited(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  restart(): Promise<void>;
}

/** A private Redis or Valkey; null when neither is on PATH. */
export async function startRedis(options: RedisOptions): Promise<Redis | null> {
  const program = redisProgram();
  if (program === null) {
    return null;
  }
  const dir = resolve(options.dir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const socket = socketIn(dir);
  const launch = async () => {
    rmSync(socket, { force: true });
    const args = Object.entries({ ...SETTINGS, dir, unixsocket: socket }).flatMap(([name, value]) => [
      `--${name}`,
      value,
    ]);
    const markFile = join(dir, 'process.json');
    const store = await StoreProcess.launch({ program, args, log: options.log, cwd: dir, markFile });
    await untilAnswering(store, socket, options.log);
    return store;
  };
  let store = await launch().catch((error: unknown) => startEmpty(dir, launch, error));
  return {
    url: socket,
    get pid() {
      return store.pid;
    },
    get running() {
      return store.running;
    },
    exited: () => store.exited(),
    stop: () => store.stop('SIGTERM', 5000),
    kill: () => store.kill(),
    signal: (signal) => store.signal(signal),
    restart: async () => {
      await store.stop('SIGTERM', 5000);
      store = await launch();
    },
  };
}

const SETTINGS = {
  port: '0',
  unixsocketperm: '700',
  appendonly: 'yes',
  appendfsync: 'everysec',
  save: '',
  maxmemory: '256mb',
  'maxmemory-policy': 'noeviction',
  daemonize: 'no',
};

export function redisProgram(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = ['valkey-server', 'redis-server'].flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && found.isFile() && (found.mode & 0o111) !== 0;
}

/** Redis holds only what may be lost: a file it cannot load is put aside rather than keeping Palaver from starting. */
async function startEmpty(dir: string, launch: () => Promise<StoreProcess>, error: unknown): Promise<StoreProcess> {
  const file = join(dir, 'appendonlydir');
  if (!existsSync(file)) {
    throw error;
  }
  rmSync(`${file}.damaged`, { recursive: true, force: true });
  renameSync(file, `${file}.damaged`);
  return launch();
}

/** A socket's path may have at most about 100 bytes; a deep home gets a short one in the temporary folder. */
function socketIn(dir: string): string {
  const socket = join(dir, 'redis.sock');
  if (Buffer.byteLength(socket) <= 100) {
    return socket;
  }
  const short = join(tmpdir(), `palaver-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  return join(short, 'redis.sock');
}

async function untilAnswering(store: StoreProcess, socket: string, log: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await ping(socket))) {
    if (!store.running || Date.now() > deadline) {
      await store.kill();
      throw new CommandError(`the private Redis did not start: ${lastLine(log)} (log: ${log})`);
    }
    await pause(20);
  }
}

/** True once Redis answers PONG: while it loads its file it answers with an error. */
function ping(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    const end = (answer: boolean) => {
      connection.destroy();
      resolve(answer);
    };
    connection.setTimeout(1000, () => end(false));
    connection.once('error', () => end(false));
    connection.once('connect', () => connection.write('PING\r\n'));
    connection.once('data', (data) => end(data.toString().startsWith('+PONG')));
  });
}
