import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CommandError, sentence } from '../command-error.js';
import { isErrno } from '../stores/errno.js';

/** Where an installation keeps what is its own, unless it is told otherwise. */
export const DEFAULT_HOME = '.palaver';

/** What `run.json` holds: how to reach this installation. The demo site's secrets are the only ones kept readable. */
export interface RunFile {
  gatewayUrl: string;
  adminUrl: string;
  /** Of gateway, worker and admin. */
  metricsUrls: Record<string, string>;
  siteId: string;
  siteKey: string;
  webhookSecret: string;
  adminToken: string;
  /** Where the first person is made, once; null when there is one. */
  setupUrl: string | null;
  databaseUrl: string;
  redisUrl: string | null;
  pids: Record<string, number>;
}

/** The folder that holds everything one installation keeps: stores, logs, keys. */
export class Home {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = resolve(dir);
  }

  /** Makes the folder and its parts, and says in one sentence when it cannot. */
  prepare(): void {
    try {
      [this.dir, this.at('logs'), this.at('processes')].forEach(makeFolder);
      accessSync(this.dir, constants.W_OK);
    } catch (error) {
      throw new CommandError(`the home ${this.dir} cannot be written to: ${sentence(error)}; choose one with --home.`);
    }
  }

  at(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  log(name: string): string {
    return this.at('logs', `${name}.log`);
  }

  mark(name: string): string {
    return this.at('processes', `${name}.json`);
  }

  /** The key that seals secrets at rest; made once, never shown. */
  get masterKeyFile(): string {
    return this.at('master.key');
  }

  ensureMasterKey(): void {
    if (!existsSync(this.masterKeyFile)) {
      const unfinished = `${this.masterKeyFile}.new`;
      writeFileSync(unfinished, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
      renameSync(unfinished, this.masterKeyFile);
    }
  }

  readRun(): Partial<RunFile> {
    try {
      return JSON.parse(readFileSync(this.at('run.json'), 'utf8')) as Partial<RunFile>;
    } catch (error) {
      if (isErrno(error, 'ENOENT') || error instanceof SyntaxError) {
        return {};
      }
      throw error;
    }
  }

  writeRun(run: RunFile): void {
    const unfinished = this.at('run.json.new');
    writeFileSync(unfinished, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, this.at('run.json'));
  }
}

/** Makes a folder and what is missing above it. Node's own recursive form never returns on file systems such as /proc. */
function makeFolder(dir: string): void {
  if (!existsSync(dir)) {
    makeFolder(dirname(dir));
    mkdirSync(dir, { mode: 0o700 });
  }
}
