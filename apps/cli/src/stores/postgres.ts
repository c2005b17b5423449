import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { CommandError, sentence } from '../command-error.js';
import { freePort } from './free-port.js';
import { postgresBinaries } from './postgres-binaries.js';
import { placeFor } from './postgres-place.js';
import { StoreProcess, lastLine } from './store-process.js';
import { type UserIds, unprivilegedUser } from './unprivileged.js';

export interface PostgresOptions {
  /** Folder of this cluster: data, password, mark. Kept between starts. */
  dir: string;
  log: string;
  /** Gives up safety against power loss; for stores that a test throws away. */
  throwaway?: boolean;
  port?: number;
}

export interface Postgres {
  readonly url: string;
  /** Where the data really lies; see placeFor. */
  readonly dir: string;
  readonly pid: number;
  readonly running: boolean;
  exited(): Promise<void>;
  /** `fast` ends open transactions and closes the cluster; `immediate` leaves it to recovery, as a crash would. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
  /** SIGKILL to the postmaster and every backend. */
  kill(): Promise<void>;
  /** SIGSTOP or SIGCONT to the postmaster and every backend. */
  signal(signal: NodeJS.Signals): void;
  /** Starts again on the same port and data; resolves when it answers. */
  restart(): Promise<void>;
}

const DATABASE = 'palaver';
const START_PATIENCE_MS = 60_000;

/** Starts Palaver's own Postgres and resolves when the `palaver` database answers. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const user = unprivilegedUser();
  const dir = placeFor(resolve(options.dir), user);
  const binaries = postgresBinaries(dir, user);
  const password = await ensureCluster(dir, binaries, user, options.throwaway ?? false);
  const port = options.port ?? (await freePort());
  const url = (database: string) => `postgres://palaver:${password}@127.0.0.1:${port}/${database}`;
  const launch = async () => {
    const args = ['-D', join(dir, 'data'), ...settings(port, options.throwaway ?? false)];
    const markFile = join(dir, 'process.json');
    const launched = await StoreProcess.launch({
      program: join(binaries, 'bin', 'postgres'),
      args,
      log: options.log,
      cwd: dir,
      markFile,
      user,
    });
    await untilAnswering(launched, url('postgres'), options.log);
    return launched;
  };
  let store = await launch();
  await ensureDatabase(url('postgres'));
  return {
    url: url(DATABASE),
    dir,
    get pid() {
      return store.pid;
    },
    get running() {
      return store.running;
    },
    exited: () => store.exited(),
    stop: (mode = 'fast') => store.stop(mode === 'fast' ? 'SIGINT' : 'SIGQUIT', 10_000),
    kill: () => store.kill(),
    signal: (signal) => store.signal(signal),
    restart: async () => {
      await store.stop('SIGINT', 10_000);
      store = await launch();
    },
  };
}

async function ensureCluster(dir: string, binaries: string, user: UserIds | null, throwaway: boolean): Promise<string> {
  const passwordFile = join(dir, 'password');
  if (existsSync(join(dir, 'data'))) {
    return readFileSync(passwordFile, 'utf8').trim();
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== null) {
    chownSync(passwordFile, user.uid, user.gid);
  }
  // Renamed when whole, so that an interrupted first start is not taken for a cluster.
  const unfinished = join(dir, 'data.new');
  rmSync(unfinished, { recursive: true, force: true });
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=palaver', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const args = ['-D', unfinished, ...access, ...locale, '--no-instructions', ...(throwaway ? ['--no-sync'] : [])];
  try {
    await promisify(execFile)(join(binaries, 'bin', 'initdb'), args, {
      cwd: dir,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      ...(user ?? {}),
    });
  } catch (error) {
    const told = (error as { stderr?: string }).stderr
      ?.trim()
      .split('\n')
      .find((line) => line.includes('error'));
    throw new CommandError(`the embedded Postgres could not lay out its data in ${dir}: ${told ?? sentence(error)}`);
  }
  renameSync(unfinished, join(dir, 'data'));
  return password;
}

function settings(port: number, throwaway: boolean): string[] {
  const safe = throwaway ? { fsync: 'off', full_page_writes: 'off' } : { fsync: 'on', full_page_writes: 'on' };
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    shared_buffers: '128MB',
    max_connections: 100,
    synchronous_commit: 'on',
    jit: 'off',
    // Readers' texts must not reach the log by way of a failed statement, its parameters or a DETAIL line.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...safe,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function untilAnswering(store: StoreProcess, url: string, log: string): Promise<void> {
  const deadline = Date.now() + START_PATIENCE_MS;
  for (;;) {
    const failure = await probe(url);
    if (failure === null) {
      return;
    }
    if (!store.running || Date.now() > deadline) {
      await store.kill();
      throw new CommandError(`the embedded Postgres did not start: ${lastLine(log) || failure} (log: ${log})`);
    }
    await pause(50);
  }
}

/** Why this database cannot be used now; null when it answers. */
export async function probe(url: string): Promise<string | null> {
  try {
    await query(url, 'SELECT 1');
    return null;
  } catch (error) {
    return sentence(error);
  }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A connection cut while idle is reported here and would end the process otherwise; the query fails by itself.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string): Promise<void> {
  if ((await query(url, `SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`)).length === 0) {
    await query(url, `CREATE DATABASE ${DATABASE}`);
  }
}
