import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import ts from 'typescript';
import { freePort } from '../../apps/cli/src/stores/free-port.js';

export type Language = 'TypeScript' | 'Python' | 'PHP';

/** The listings under a heading of docs/receive.md, in their order. */
export function listings(heading: string): string[] {
  const section = readFileSync('docs/receive.md', 'utf8')
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`));
  return [...(section ?? '').matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? '');
}

/** No connection is used twice: a site may close an idle one in the moment in which the next request is sent. */
const ONCE = { connection: 'close' };

export interface Shown {
  id: string;
  text: string;
}

/** A site made of the document's listings in one language; only the port is another. */
export class ListedSite {
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    private readonly language: Language,
    readonly url: string,
    private readonly folder: string,
  ) {}

  static async make(language: Language): Promise<ListedSite> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'palaver-receive-'));
    const [palaver = '', page = ''] = listings(language);
    const files = { palaver, site: page.replace('8080', String(port)) };
    const extension = { TypeScript: 'mjs', Python: 'py', PHP: 'php' }[language];
    for (const [name, code] of Object.entries(files)) {
      const source = language === 'TypeScript' ? transpiled(code) : code;
      writeFileSync(join(folder, `${name}.${extension}`), source);
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    const site = new ListedSite(language, `http://127.0.0.1:${port}`, folder);
    await site.createTable();
    return site;
  }

  async start(settings: Record<string, string>): Promise<void> {
    const { port } = new URL(this.url);
    const [program, ...args] = {
      TypeScript: [process.execPath, 'site.mjs'],
      Python: ['python3', 'site.py'],
      PHP: ['php', '-S', `127.0.0.1:${port}`, 'site.php'],
    }[this.language] as [string, ...string[]];
    this.child = this.run(program, args, { ...settings, PHP_CLI_SERVER_WORKERS: '4' });
    for (const end = Date.now() + 20_000; (await this.shown().catch(() => null)) === null; await pause(50)) {
      if (this.child.exitCode !== null || Date.now() > end) {
        throw new Error(`the ${this.language} site did not start:\n${this.output}`);
      }
    }
    this.cron = () => this.ended(this.run('php', ['site.php'], settings));
  }

  /** What a site in PHP does every minute; the others do it by themselves. */
  private cron: () => Promise<void> = () => Promise.resolve();

  async resend(): Promise<void> {
    if (this.language === 'PHP') {
      await this.cron();
    }
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      // The whole group: PHP's server has workers.
      process.kill(-child.pid, 'SIGKILL');
      await once(child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(id: string, text: string): Promise<Shown[]> {
    const comment = { id, username: 'tidewatcher', text, article: 'https://news.example/harbour' };
    return this.ask({ method: 'POST', body: JSON.stringify(comment) });
  }

  /** What stands on the page. */
  shown(): Promise<Shown[]> {
    return this.ask({});
  }

  /** A callback as it comes in; resolves to the status it is answered with. */
  async call({ body, headers }: { body: string; headers: Record<string, string> }): Promise<number> {
    const answer = await fetch(`${this.url}/palaver`, { method: 'POST', body, headers: { ...headers, ...ONCE } });
    await answer.text();
    return answer.status;
  }

  /** Everything it wrote. */
  log(): string {
    return this.output;
  }

  private async ask(init: RequestInit): Promise<Shown[]> {
    const answer = await fetch(`${this.url}/comments`, { ...init, headers: ONCE });
    const rows = JSON.parse(await answer.text()) as (Shown | [string, string, string])[];
    return rows.map((row) => (Array.isArray(row) ? { id: row[0], text: row[2] } : { id: row.id, text: row.text }));
  }

  private async createTable(): Promise<void> {
    const [sql = ''] = listings('Five columns');
    writeFileSync(join(this.folder, 'table.sql'), sql);
    const script = {
      TypeScript: undefined,
      Python: [
        'python3',
        '-c',
        `import sqlite3; sqlite3.connect("comments.db").executescript(open("table.sql").read())`,
      ],
      PHP: ['php', '-r', `(new PDO('sqlite:comments.db'))->exec(file_get_contents('table.sql'));`],
    }[this.language];
    if (script) {
      await this.ended(this.run(script[0] ?? '', script.slice(1), {}));
    }
  }

  private run(program: string, args: string[], settings: Record<string, string>): ChildProcess {
    const { NODE_OPTIONS: _options, ...inherited } = process.env;
    const child = spawn(program, args, { cwd: this.folder, env: { ...inherited, ...settings }, detached: true });
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    return child;
  }

  private async ended(child: ChildProcess): Promise<void> {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) {
      throw new Error(`${this.language}: ended with ${code}:\n${this.output}`);
    }
  }
}

/** What the compiler says of `palaver.ts` and `site.ts`, as strict as our own code is checked. */
export function typeErrors([palaver = '', site = '']: string[]): string[] {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync(join(process.cwd(), 'test-results', 'receive-'));
  const files = { 'palaver.ts': palaver, 'site.ts': site };
  try {
    const paths = Object.entries(files).map(([name, code]) => {
      writeFileSync(join(folder, name), code);
      return join(folder, name);
    });
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      types: ['node'],
    };
    const found = ts.getPreEmitDiagnostics(ts.createProgram(paths, options));
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function transpiled(code: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(code, { compilerOptions }).outputText.replace("'./palaver.ts'", "'./palaver.mjs'");
}
