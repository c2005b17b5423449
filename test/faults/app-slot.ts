import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface AppSlotOptions {
  app: 'gateway' | 'worker' | 'admin';
  name: string;
  port: number;
  env: Record<string, string>;
  log: string;
}

/** One place in which an app runs; when it dies, the next one starts at once on the same port. */
export class AppSlot {
  /** Where the next life kills itself (FAIL_AT); asked once per life. */
  failAt: () => string | undefined = () => undefined;
  /** Lives that ended by SIGKILL from here, by SIGKILL from within, or in another way. */
  readonly deaths = { killed: 0, self: 0, other: [] as string[] };
  private child: ChildProcess | undefined;
  private stopping = false;
  private rolling = false;
  private killing = false;
  private ready = false;
  /** Whether the present life kills itself at some point. */
  armed = false;

  constructor(private readonly options: AppSlotOptions) {}

  get name(): string {
    return this.options.name;
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  start(): void {
    const { app, port, env, log } = this.options;
    const output = openSync(log, 'a', 0o600);
    const failAt = this.failAt();
    this.armed = failAt !== undefined;
    const child = spawn(process.execPath, [join('dist', 'apps', app, 'src', 'main.js')], {
      env: {
        PATH: process.env.PATH,
        ...env,
        [PORT_SETTING[app]]: String(port),
        ...(failAt ? { FAIL_AT: failAt } : {}),
      },
      stdio: ['ignore', output, output, 'ipc'],
      // Ctrl-C reaches the runner alone, which then stops everything in order.
      detached: true,
    });
    closeSync(output);
    this.child = child;
    this.killing = false;
    this.ready = false;
    const startedAt = Date.now();
    child.once('exit', (code, signal) => void this.ended(code, signal, Date.now() - startedAt));
  }

  async untilReady(patienceMs = 60_000): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!(await this.isReady())) {
      if (Date.now() > deadline) {
        throw new Error(`${this.name} did not become ready; its log is ${this.options.log}`);
      }
      await pause(100);
    }
  }

  /** As a deployment does: SIGTERM, the end, and another life on the same port. @returns the exit code, and how long each took */
  async roll(): Promise<{ code: number | null; stopMs: number; startMs: number }> {
    const { child } = this;
    if (!child) {
      throw new Error(`${this.name} does not run`);
    }
    this.rolling = true;
    const asked = Date.now();
    child.kill('SIGTERM');
    await once(child, 'exit');
    const stopped = Date.now();
    this.rolling = false;
    this.start();
    await this.untilReady();
    return { code: child.exitCode, stopMs: stopped - asked, startMs: Date.now() - stopped };
  }

  /** As a power cut would. */
  kill(): void {
    this.killing = true;
    this.child?.kill('SIGKILL');
  }

  async stop(patienceMs = 10_000): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const hard = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.kill('SIGTERM');
    await once(child, 'exit');
    clearTimeout(hard);
  }

  /** At the very end, when nothing may be waited for any more. */
  abandon(): void {
    this.stopping = true;
    this.child?.kill('SIGKILL');
  }

  async isReady(): Promise<boolean> {
    this.ready ||= await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    return this.ready;
  }

  private async ended(code: number | null, signal: NodeJS.Signals | null, livedMs: number): Promise<void> {
    if (this.stopping || this.rolling) {
      return;
    }
    if (this.killing) {
      this.deaths.killed += 1;
    } else if (signal === 'SIGKILL') {
      this.deaths.self += 1;
    } else {
      this.deaths.other.push(`${this.name} ended by itself with ${signal ?? `code ${code}`} after ${livedMs} ms`);
    }
    // One that cannot even start (its database is away) is not tried in a tight loop.
    await pause(signal === 'SIGKILL' ? 0 : 500);
    if (!this.stopping) {
      this.start();
    }
  }
}

const PORT_SETTING = { gateway: 'GATEWAY_PORT', worker: 'WORKER_HEALTH_PORT', admin: 'ADMIN_PORT' } as const;
