import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../../apps/cli/src/command-error.js';

const PATIENCE_MS = 60_000;

/** Starts a built script beside this one as a process of its own. What it writes is shown only when it dies. */
export class Child {
  private static readonly running = new Set<ChildProcess>();
  private output = '';

  private constructor(
    readonly name: string,
    readonly process: ChildProcess,
  ) {
    const collect = (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-4000));
    process.stdout?.on('data', collect);
    process.stderr?.on('data', collect);
  }

  static start(name: string, script: URL, env: NodeJS.ProcessEnv = {}, execArgv: string[] = []): Child {
    const { DATABASE_URL: _database, REDIS_URL: _redis, NODE_OPTIONS: _options, ...inherited } = process.env;
    const child = fork(fileURLToPath(script), {
      env: { ...inherited, NODE_ENV: 'production', ...env },
      execArgv,
      // A session of its own, as each app of an installation has: Linux shares the cores out among sessions first.
      detached: true,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    Child.running.add(child);
    child.once('exit', () => Child.running.delete(child));
    return new Child(name, child);
  }

  /** For Ctrl-C: whoever waits for one of them learns that it ended, and cleans up. */
  static endAll(): void {
    Child.running.forEach((child) => child.kill('SIGTERM'));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** The next message; fails when the process ends before it sends one. */
  async message<Message>(patienceMs = PATIENCE_MS): Promise<Message> {
    const late = AbortSignal.timeout(patienceMs);
    const ended = once(this.process, 'exit', { signal: late }).then(() => this.fail('ended'));
    const message = once(this.process, 'message', { signal: late }).catch(() => this.fail('said nothing'));
    const [value] = (await Promise.race([message, ended])) as [Message];
    ended.catch(() => undefined);
    return value;
  }

  async untilAnswering(url: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    const answers = () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await answers())) {
      if (!this.isRunning || Date.now() > deadline) {
        this.fail('did not become ready');
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  assertRunning(): void {
    if (!this.isRunning) {
      this.fail('ended');
    }
  }

  async stop(): Promise<void> {
    if (!this.isRunning) {
      return;
    }
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const killer = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(killer);
  }

  private get isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  private fail(how: string): never {
    throw new CommandError(`${this.name} ${how}: ${this.output.trim() || 'it wrote nothing'}`);
  }
}
