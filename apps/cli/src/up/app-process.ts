import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandError, sentence } from '../command-error.js';
import { signalProcess, signalTree, writeMark } from '../stores/process-mark.js';
import { lastLine, openLog } from '../stores/store-process.js';

export interface AppOptions {
  name: string;
  script: string;
  env: NodeJS.ProcessEnv;
  log: string;
  markFile: string;
  /** Answers 200 once the app can work. */
  readyUrl: string;
  say: (line: string) => void;
}

/**
 * Node lets garbage pile up to half of the most it may keep before it first looks for it, and takes that most from the
 * machine's memory: without a limit the worker rises above 300 MB and uses no more than half of it. What the gateway
 * makes lives for one request: with room for it to die young, a tenth of its CPU is saved. Where requests had to wait
 * once, V8 goes on to place their like among the old objects, and keeps alive with them all they point to: no pretenuring.
 * The others keep the room that Node 20 and 22 give by themselves: with Node 24's own the worker took 90 MB more.
 * Source maps are not read: with those of all packages each process keeps 11 MB more.
 */
export function nodeOptions(app: string): string[] {
  const young =
    app === 'gateway' ? ['--min-semi-space-size=32', '--max-semi-space-size=32'] : ['--max-semi-space-size=16'];
  return ['--max-old-space-size=320', '--no-allocation-site-pretenuring', ...young];
}

/**
 * V8 has four helpers of its own wherever it runs; on two cores they take turns with the thread they help, which waits for
 * the last of them. An image does not know where it will run.
 */
export function helperOptions(): string[] {
  return [`--v8-pool-size=${Math.min(4, Math.max(1, availableParallelism() - 1))}`];
}

const READY_PATIENCE_MS = 60_000;
const STEADY_MS = 60_000;

/** One app as a child; started again with growing pauses when it dies after it was ready once. */
export class AppProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private wasReady = false;
  private startedAt = 0;
  private pauseMs = 500;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: AppOptions) {}

  get name(): string {
    return this.options.name;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  start(): void {
    const { script, env, log, markFile } = this.options;
    const output = openLog(log);
    // Its own process group: Ctrl-C reaches the launcher alone, which then stops everything in order.
    const child = spawn(process.execPath, [...nodeOptions(this.name), ...helperOptions(), script], {
      env,
      stdio: ['ignore', output, output, 'ipc'],
      detached: true,
    });
    closeSync(output);
    this.child = child;
    this.startedAt = Date.now();
    if (child.pid !== undefined) {
      writeMark(markFile, child.pid);
    }
    child.once('exit', (code, signal) => this.ended(signal ?? `code ${code}`));
    child.once('error', (error) => this.ended(sentence(error)));
  }

  async ready(abort: AbortSignal): Promise<void> {
    const deadline = Date.now() + READY_PATIENCE_MS;
    while (!(await answers(this.options.readyUrl))) {
      abort.throwIfAborted();
      if (this.child === null || Date.now() > deadline) {
        const { name, log } = this.options;
        throw new CommandError(`${name} did not start: ${told(lastLine(log))} (log: ${log})`);
      }
      await pause(100);
    }
    this.wasReady = true;
  }

  async stop(patienceMs: number): Promise<void> {
    this.stopping = true;
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }
    const pid = this.pid;
    if (pid !== 0) {
      signalProcess(pid, 'SIGTERM');
    }
    for (let waited = 0; this.child !== null; waited += 25) {
      if (waited >= patienceMs) {
        signalTree(pid, 'SIGKILL');
      }
      await pause(25);
    }
  }

  private async revive(): Promise<void> {
    this.start();
    const { readyUrl, name, say } = this.options;
    while (this.child !== null && !this.stopping) {
      if (await answers(readyUrl)) {
        return say(`${name} runs again`);
      }
      await pause(200);
    }
  }

  private ended(how: string): void {
    this.child = null;
    if (this.stopping || !this.wasReady) {
      return;
    }
    this.pauseMs = Date.now() - this.startedAt > STEADY_MS ? 500 : Math.min(this.pauseMs * 2, 30_000);
    const { name, log, say } = this.options;
    say(`${name} ended (${how}); starting it again in ${this.pauseMs / 1000} s (log: ${log})`);
    this.timer = setTimeout(() => void this.revive(), this.pauseMs);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'TimeoutError') {
      return false;
    }
    throw error;
  }
}

/** The apps log JSON lines; the person wants the message. */
function told(line: string): string {
  try {
    return (JSON.parse(line) as { msg?: string }).msg ?? line;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return line || 'it said nothing';
    }
    throw error;
  }
}
