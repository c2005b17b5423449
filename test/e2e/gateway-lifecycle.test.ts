import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { comment, created, GatewayHouse } from '../support/gateway-house.js';

let house: GatewayHouse;

beforeAll(async () => {
  house = await GatewayHouse.open();
});
afterAll(() => house.close());

/** Runs the built gateway until it ends by itself or by `act`. */
async function run(settings: Record<string, string>, act?: (child: ReturnType<typeof spawn>) => void) {
  const { NODE_OPTIONS: _, DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env;
  const script = join(process.cwd(), 'dist', 'apps', 'gateway', 'src', 'main.js');
  const child = spawn(process.execPath, [script], {
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.includes('"msg":"started"')) {
      act?.(child);
    }
  });
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // 'close' never comes once the channel was disconnected from this side.
  const written = once(child.stdout as NodeJS.ReadableStream, 'end');
  const [code] = (await once(child, 'exit')) as [number | null];
  await written;
  return { code, output, last: JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as { msg: string } };
}

describe('the gateway', () => {
  it('answers what is under way when it is stopped, and ends with code 0', async () => {
    const app = await house.start('gateway');
    const send = (body: unknown, prefer?: string) =>
      fetch(`${app.url}/v1/comments`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${house.news.testKey}`,
          'content-type': 'application/json',
          ...(prefer && { prefer }),
        },
        body: JSON.stringify(body),
      });
    await send(comment());
    const answers = [
      send(comment({ text: 'palaver:slow' }), 'wait=10'),
      ...Array.from({ length: 20 }, () => send(comment())),
    ];
    await new Promise((resolve) => setTimeout(resolve, 300));
    const started = Date.now();
    expect(await app.stop()).toBe(0);
    expect(Date.now() - started).toBeLessThan(4000);
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([202]));
    expect(app.log()).not.toContain('"level":"error"');
  });

  it('ends with code 0 when its launcher is gone', async () => {
    const ended = await run({ ...house.settings, GATEWAY_PORT: '0' }, (child) => child.connected && child.disconnect());
    expect(ended).toMatchObject({ code: 0, last: { msg: 'stopped' } });
  });

  it('says in one sentence that its port is taken, and ends with code 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const ended = await run({ ...house.settings, GATEWAY_PORT: String(port) });
    taken.close();
    expect(ended.code).toBe(1);
    expect(ended.last.msg).toBe(`port ${port} is taken by another program; choose another one.`);
    expect(ended.output).not.toContain('    at ');
  });

  it('names every bad setting at once, and ends with code 1', async () => {
    const ended = await run({ DATABASE_URL: 'nonsense', GATEWAY_PORT: 'x' });
    expect(ended.code).toBe(1);
    expect(ended.last.msg).toContain('DATABASE_URL must begin with postgres://. GATEWAY_PORT must be a port number.');
    expect(ended.last.msg).toContain('PALAVER_MASTER_KEY_FILE is missing');
  });

  it('says in one sentence that the database is away, and ends with code 1', async () => {
    const ended = await run({ ...house.settings, DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c', GATEWAY_PORT: '0' });
    expect(ended.code).toBe(1);
    expect(ended.last.msg).toMatch(/^Postgres does not answer: /);
    expect(ended.output).not.toContain('    at ');
  });

  it('takes a burst without losing what it acknowledged', async () => {
    const events = Array.from({ length: 300 }, () => created());
    const answers = await Promise.all(events.map((event) => house.post('/v1/events', event)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const rows = await house.database.query('SELECT 1 FROM ingest_event_v WHERE id = ANY ($1)', [
      events.map(({ id }) => id),
    ]);
    expect(rows).toHaveLength(300);
  });
});
