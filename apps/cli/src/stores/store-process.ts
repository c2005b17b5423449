import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { signalProcess, signalTree, stopLeftover, writeMark } from './process-mark.js';
import { type UserIds } from './unprivileged.js';

interface Launch {
  program: string;
  args: string[];
  log: string;
  cwd: string;
  markFile: string;
  user?: UserIds | null;
  env?: NodeJS.ProcessEnv;
}

/** A store as a child in its own process group, found again by its mark if we are killed before it. */
export class StoreProcess {
  private child: ChildProcess | null = null;
  private readonly gone: Promise<void>;
  private ended = false;

  private constructor(child: ChildProcess) {
    this.child = child;
    this.gone = new Promise((resolve) => {
      const end = () => {
        this.ended = true;
        resolve();
      };
      child.once('exit', end);
      child.once('error', end);
    });
  }

  static async launch({ program, args, log, cwd, markFile, user, env }: Launch): Promise<StoreProcess> {
    await stopLeftover(markFile, 'SIGINT');
    const output = openLog(log);
    const child = spawn(program, args, {
      cwd,
      env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C', ...env },
      stdio: ['ignore', output, output],
      detached: true,
      ...(user ?? {}),
    });
    closeSync(output);
    const store = new StoreProcess(child);
    if (child.pid !== undefined) {
      writeMark(markFile, child.pid);
    }
    return store;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  get running(): boolean {
    return !this.ended;
  }

  /** Resolves when the process has ended, however it ended. */
  exited(): Promise<void> {
    return this.gone;
  }

  /** To the process and everything below it: SIGSTOP, SIGCONT, SIGKILL. */
  signal(signal: NodeJS.Signals): void {
    if (this.running) {
      signalTree(this.pid, signal);
    }
  }

  async stop(signal: NodeJS.Signals, patienceMs: number): Promise<void> {
    if (!this.running) {
      return;
    }
    signalProcess(this.pid, signal);
    const late = new AbortController();
    await Promise.race([this.gone, pause(patienceMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    await this.kill();
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.gone;
  }
}

/** Opens a log for appending; one older generation is kept. */
export function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > 10 * 1024 * 1024) {
    renameSync(file, `${file}.1`);
  }
  return openSync(file, 'a', 0o600);
}

/** The last line of a log, for the sentence that says why something did not start. */
export function lastLine(file: string): string {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const telling = lines.slice(-20).findLast((line) => /fatal|error|panic/i.test(line));
  return (telling ?? lines.at(-1) ?? '').trim();
}
