import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { markOf } from '../../apps/cli/src/stores/process-mark.js';

interface Launch {
  child: ChildProcess;
  output: () => string;
  exitCode: () => Promise<number | null>;
}

let home: string;
const launches: Launch[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'palaver-up-'));
});

afterEach(async () => {
  for (const { child } of launches.splice(0)) {
    child.kill('SIGTERM');
    await ended(child);
  }
  rmSync(home, { recursive: true, force: true });
});

function launch(args: string[], env: Record<string, string> = {}, script = 'bin/palaver.mjs'): Launch {
  const { DATABASE_URL: _database, REDIS_URL: _redis, NODE_OPTIONS: _options, ...inherited } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const launched = {
    child,
    output: () => output,
    exitCode: async () => {
      await ended(child);
      return child.exitCode;
    },
  };
  launches.push(launched);
  return launched;
}

async function up(args: string[] = [], env: Record<string, string> = {}): Promise<Launch> {
  const ports = ['--gateway-port', String(await freePort()), '--admin-port', String(await freePort())];
  return launch(['up', '--home', home, ...ports, ...args], env);
}

async function untilSaid({ child, output }: Launch, text: string): Promise<void> {
  for (const deadline = Date.now() + 50_000; !output().includes(text); await pause(50)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`"${text}" was never said, but:\n${output()}`);
    }
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
}

const pids = () => (JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as { pids: Record<string, number> }).pids;
const living = (found: Record<string, number>) => Object.entries(found).filter(([, pid]) => markOf(pid) !== null);

/** Whether Linux shares the cores out among sessions (autogroup, sched(7)). */
const grouped = existsSync('/proc/self/autogroup');

/** The niceness of a process, and that of its session. */
function sharesOfCores(pid = 0): { own: number; session: number | undefined } {
  const group = grouped ? readFileSync(`/proc/${pid}/autogroup`, 'utf8') : '';
  return { own: getPriority(pid), session: grouped ? Number(/ nice (-?\d+)/.exec(group)?.[1]) : undefined };
}

async function untilGone(found: Record<string, number>, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (living(found).length > 0) {
    if (Date.now() > deadline) {
      throw new Error(`still running: ${living(found).join(', ')}`);
    }
    await pause(50);
  }
}

/** One clear sentence, no stack. */
function expectSentence(output: string, pattern: RegExp): void {
  const told = output.split('\n').filter((line) => line.startsWith('palaver: '));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(pattern);
  expect(output).not.toMatch(/^\s+at /m);
}

describe('palaver up', () => {
  it('decides the example article, says so, and on Ctrl-C ends everything within 10 s with exit code 0', async () => {
    const first = await up();
    await untilSaid(first, 'Ctrl-C stops everything');
    expect(first.output()).toMatch(/8 comments accepted, 0 duplicates/);
    expect(first.output()).toMatch(/^ {2}approve {2}marta_k/m);
    expect(first.output()).toMatch(/^ {2}(review|reject) +bike-deals-4u/m);
    const { setupUrl } = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as { setupUrl: string };
    await untilSaid(first, 'each start makes a new one until there is an account');
    expect(first.output().trimEnd().split('\n').slice(-6)).toEqual([
      '',
      'to begin, open this link and make your account (it works once, within a day):',
      '',
      `  ${setupUrl}`,
      '',
      `lost it? it is "setupUrl" in ${home}/run.json; each start makes a new one until there is an account`,
    ]);
    expect(statSync(join(home, 'run.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'master.key')).mode & 0o777).toBe(0o600);
    const running = pids();
    expect(Object.keys(running)).toEqual(
      expect.arrayContaining(['launcher', 'postgres', 'gateway', 'worker', 'admin']),
    );
    expect(living(running)).toHaveLength(Object.keys(running).length);
    expect(sharesOfCores(running.gateway)).toEqual({ own: getPriority(), session: grouped ? 0 : undefined });
    expect(sharesOfCores(running.worker)).toEqual({ own: 4, session: grouped ? 4 : undefined });
    const { metricsUrls } = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as {
      metricsUrls: Record<string, string>;
    };
    expect(Object.keys(metricsUrls)).toEqual(['gateway', 'worker', 'admin']);
    for (const url of Object.values(metricsUrls)) {
      expect(await (await fetch(url)).text()).toContain('palaver_http_requests_total');
    }
    const asked = Date.now();
    first.child.kill('SIGINT');
    expect(await first.exitCode()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(living(running)).toEqual([]);
  });

  it('is sent comments to moderate by npm run example:comments, which says where they are', async () => {
    const send = (...args: string[]) => launch(args, {}, 'scripts/example-comments.mjs');
    const refused = send('--home', home);
    expect(await refused.exitCode()).toBe(1);
    expectSentence(refused.output(), /no Palaver runs on .*: start it with npm start/);
    await untilSaid(
      await up(['--no-feed']),
      `comments to moderate, from another terminal: npm run example:comments -- --home ${home}`,
    );
    const first = send('--home', home);
    expect(await first.exitCode()).toBe(0);
    const { adminUrl, adminToken } = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as Record<string, string>;
    expect(first.output()).toContain('sent 12 comments to the site "demo"; 7 wait for a person, and 1 more');
    expect(first.output()).toContain(`they are in the review at ${adminUrl}/review`);
    expect(first.output()).toMatch(/^ {2}waits +Beckenrand: /m);
    expect(first.output()).toMatch(/^ {2}shown +читальный_зал: /m);
    const read = async (path: string) => {
      const answer = await fetch(adminUrl + path, { headers: { authorization: `Bearer ${adminToken}` } });
      return ((await answer.json()) as { data: { comment: { id: string } }[] }).data;
    };
    expect((await read('/v1/review/items')).map(({ comment }) => comment.id).sort()).toEqual([
      'biblioteka-2',
      'freibad-2',
      'tram-3',
      'tram-4',
      'tram-5',
      'tram-6',
      'tram-7',
    ]);
    expect(await read('/v1/sites/demo/comments/tram-8/reports')).toHaveLength(3);
    const second = send('--home', home);
    await second.exitCode();
    expect(second.output()).toContain('all 12 were sent before and change nothing');
    const again = send('--home', home, '--again');
    await again.exitCode();
    expect(again.output()).toContain('sent 12 comments');
  }, 120_000);

  it('refuses a second start on the same home and leaves the first one alone', async () => {
    const first = await up(['--no-feed']);
    await untilSaid(first, 'Ctrl-C stops everything');
    const second = await up(['--no-feed']);
    expect(await second.exitCode()).toBe(1);
    expectSentence(second.output(), /already runs on .*process \d+/);
    const { gatewayUrl } = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as { gatewayUrl: string };
    expect((await fetch(`${gatewayUrl}/readyz`)).status).toBe(200);
  });

  it('starts again after the launcher was killed, and finds the fed comments as duplicates', async () => {
    const first = await up();
    await untilSaid(first, 'Ctrl-C stops everything');
    const running = pids();
    first.child.kill('SIGKILL');
    await ended(first.child);
    const second = await up();
    await untilSaid(second, 'Ctrl-C stops everything');
    expect(second.output()).toMatch(/its 8 comments are duplicates/);
    await untilGone(running, 1000);
  }, 120_000);

  it('starts again when the first start was killed half-way', async () => {
    const first = await up(['--no-feed']);
    await untilSaid(first, 'database: own Postgres');
    first.child.kill('SIGKILL');
    await ended(first.child);
    await untilSaid(await up(['--no-feed']), 'Ctrl-C stops everything');
  }, 120_000);

  it('starts an app again that died, and says so', async () => {
    const first = await up(['--no-feed']);
    await untilSaid(first, 'Ctrl-C stops everything');
    process.kill(pids().worker ?? 0, 'SIGKILL');
    await untilSaid(first, 'worker ended (SIGKILL); starting it again');
    await untilSaid(first, 'worker runs again');
  }, 120_000);
});

describe('palaver up refuses in one sentence', () => {
  it.each(['gateway', 'admin'])('a busy %s port', async (app) => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as { port: number };
    const refused = launch(['up', '--home', home, '--no-feed', ...busyPorts(app, port, await freePort())]);
    expect(await refused.exitCode()).toBe(1);
    expectSentence(refused.output(), new RegExp(`port ${port} is taken .* --${app}-port`));
    busy.close();
  });

  it('a DATABASE_URL at which nothing listens', async () => {
    const refused = await up([], { DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/c` });
    expect(await refused.exitCode()).toBe(1);
    expectSentence(refused.output(), /the database named by DATABASE_URL cannot be used: .*ECONNREFUSED/);
  });

  it('a REDIS_URL at which nothing listens', async () => {
    const refused = await up([], { REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    expect(await refused.exitCode()).toBe(1);
    expectSentence(refused.output(), /the Redis named by REDIS_URL .* cannot be used: .*ECONNREFUSED/);
  });

  it('a home that cannot be made', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    const refused = launch(['up', '--home', join(file, 'home')]);
    expect(await refused.exitCode()).toBe(1);
    expectSentence(refused.output(), /the home .*a-file\/home cannot be written to: ENOTDIR/);
  });

  it.each([
    [['up', '--gateway-port', 'many'], /--gateway-port takes a port between 1 and 65535, not "many"/],
    [['up', '--colour'], /Unknown option '--colour'/],
    [['fly'], /there is no command "fly"/],
    [['site', 'paint'], /site takes create, list, set, rotate-key or rotate-secret/],
    [['site', 'list', '--home', '/nonexistent'], /no Palaver runs on \/nonexistent/],
    [['score'], /score needs --rules/],
  ])('the command line %j', async (args, pattern) => {
    const refused = launch(args);
    expect(await refused.exitCode()).toBe(1);
    expectSentence(refused.output(), pattern);
  });
});

function busyPorts(app: string, busy: number, free: number): string[] {
  const [gateway, admin] = app === 'gateway' ? [busy, free] : [free, busy];
  return ['--gateway-port', String(gateway), '--admin-port', String(admin)];
}
