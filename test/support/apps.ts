import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../apps/cli/src/stores/free-port.js';

export type AppName = 'gateway' | 'worker' | 'admin';

const PORT_SETTING: Record<AppName, string> = {
  gateway: 'GATEWAY_PORT',
  worker: 'WORKER_HEALTH_PORT',
  admin: 'ADMIN_PORT',
};

export interface RunningApp {
  url: string;
  pid: number;
  /** Everything it wrote so far, stdout and stderr together. */
  log(): string;
  /** SIGTERM; resolves to the exit code, null if it had to be killed after 10 s. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
}

/** Starts a built app on a free port and waits until it says it is ready. */
export async function startApp(
  name: AppName,
  env: Record<string, string>,
  nodeArgs: string[] = [],
): Promise<RunningApp> {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    try {
      return await startOn(port, name, env, nodeArgs);
    } catch (error) {
      // Whatever was started meanwhile may have been given the same free port.
      if (tries === 3 || !String(error).includes(`port ${port} is taken by another program`)) {
        throw error;
      }
    }
  }
}

async function startOn(
  port: number,
  name: AppName,
  env: Record<string, string>,
  nodeArgs: string[],
): Promise<RunningApp> {
  const script = join(process.cwd(), 'dist', 'apps', name, 'src', 'main.js');
  const child = spawn(process.execPath, [...nodeArgs, script], {
    env: { ...inherited(), HOST: '127.0.0.1', LOG_LEVEL: 'info', [PORT_SETTING[name]]: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A session of its own, as `npm start` gives it: what gives way in it gives way to the app, not to all suites.
    detached: true,
  });
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(name, child, url, () => output);
  return {
    url,
    pid: child.pid ?? 0,
    log: () => output,
    stop: () => stop(child),
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
    signal: (signal) => child.kill(signal),
  };
}

/** The environment of the test run without what would point an app at other stores. */
function inherited(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, REDIS_URL: _redis, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}

async function untilReady(name: AppName, child: ChildProcess, url: string, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) {
      return;
    }
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${name} did not become ready:\n${log().slice(-4000)}`);
    }
    await pause(50);
  }
}

async function stop(child: ChildProcess): Promise<number | null> {
  const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.kill('SIGTERM');
  await ended(child);
  clearTimeout(hard);
  return child.exitCode;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
}
