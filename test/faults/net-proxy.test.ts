import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { NetProxy } from './net-proxy.js';

let echo: Server;
let received: string;
let proxy: NetProxy;

beforeEach(async () => {
  received = '';
  echo = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received += bytes.toString();
      socket.write(`<${bytes.toString()}>`);
    });
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const address = echo.address();
  proxy = await NetProxy.start({ host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 });
});

afterEach(async () => {
  await proxy.close();
  await new Promise((resolve) => echo.close(resolve));
});

interface Talk {
  socket: Socket;
  heard: () => string;
  ended: Promise<string>;
}

/** A client, what it has heard so far, and how it ended. */
async function talk(): Promise<Talk> {
  const socket = connect(proxy.port, '127.0.0.1');
  let heard = '';
  let error = 'closed';
  socket.on('data', (bytes) => (heard += bytes.toString()));
  socket.on('error', (reason: NodeJS.ErrnoException) => (error = reason.code ?? 'error'));
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(error)));
  await Promise.race([new Promise<void>((resolve) => socket.once('connect', resolve)), ended]);
  return { socket, heard: () => heard, ended };
}

async function until(met: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !met(); n += 1) {
    await pause(10);
  }
  expect(met()).toBe(true);
}

describe('the network proxy', () => {
  it('passes bytes both ways', async () => {
    const { socket, heard } = await talk();
    socket.write('hello');
    await until(() => heard() === '<hello>');
  });

  it('delays them', async () => {
    proxy.set({ kind: 'latency', ms: 150 });
    const { socket, heard } = await talk();
    const started = Date.now();
    socket.write('hello');
    await until(() => heard() === '<hello>');
    expect(Date.now() - started).toBeGreaterThanOrEqual(280);
  });

  it('swallows them, also on connections that are open', async () => {
    const { socket, heard } = await talk();
    proxy.set({ kind: 'blackhole' });
    socket.write('hello');
    await pause(150);
    expect([heard(), received]).toEqual(['', '']);
    expect(socket.destroyed).toBe(false);
  });

  it('refuses new connections and leaves open ones alone', async () => {
    const open = await talk();
    open.socket.write('a');
    await until(() => open.heard() === '<a>');
    proxy.set({ kind: 'refuse' });
    expect(await (await talk()).ended).toBe('ECONNRESET');
    open.socket.write('b');
    await until(() => open.heard() === '<a><b>');
  });

  it('resets what is open', async () => {
    const { socket, heard, ended } = await talk();
    socket.write('a');
    await until(() => heard() === '<a>');
    proxy.reset();
    expect(await ended).toBe('ECONNRESET');
  });

  it('cuts after a number of bytes', async () => {
    proxy.cutAfter(4);
    const { socket, heard, ended } = await talk();
    socket.write('hello');
    expect(await ended).toBe('ECONNRESET');
    expect(heard()).toBe('<hel');
  });

  it('cuts the reply to a request that was carried out, and no other', async () => {
    proxy.cutReplyTo('COMMIT', 1);
    const first = await talk();
    first.socket.write('BEGIN');
    await until(() => first.heard() === '<BEGIN>');
    first.socket.write('COM');
    await pause(20);
    expect(first.heard()).toBe('<BEGIN><COM>');
    first.socket.write('COMMIT');
    expect(await first.ended).toBe('ECONNRESET');
    expect(first.heard()).toBe('<BEGIN><COM>');
    expect(received).toBe('BEGINCOMCOMMIT');
    expect(proxy.cuts).toBe(1);
    const second = await talk();
    second.socket.write('COMMIT');
    await until(() => second.heard() === '<COMMIT>');
  });

  it('sees a request that arrives in pieces', async () => {
    echo.removeAllListeners('connection').on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        received += bytes.toString();
        if (received.endsWith('MIT')) {
          socket.write('done');
        }
      });
    });
    proxy.cutReplyTo('COMMIT', 1);
    const { socket, heard, ended } = await talk();
    socket.write('COM');
    await until(() => received === 'COM');
    socket.write('MIT');
    expect(await ended).toBe('ECONNRESET');
    expect([received, heard()]).toEqual(['COMMIT', '']);
  });
});

describe('the network proxy before Postgres', () => {
  it('leaves a row that its client was never told of', async () => {
    const direct = new URL(process.env.TEST_DATABASE_URL ?? '');
    const before = await NetProxy.start({ host: '127.0.0.1', port: Number(direct.port) });
    const through = new URL(direct.href);
    through.port = String(before.port);
    const watcher = new Client({ connectionString: direct.href });
    await watcher.connect();
    const table = `proxied_${process.pid}`;
    await watcher.query(`CREATE TABLE ${table} (n int)`);
    try {
      for (const [n, pattern] of ['COMMIT\0', 'INSERT INTO'].entries()) {
        const client = new Client({ connectionString: through.href });
        client.on('error', () => undefined);
        await client.connect();
        before.cutReplyTo(pattern, 1);
        const statements =
          n === 0 ? ['BEGIN', `INSERT INTO ${table} VALUES (${n})`, 'COMMIT'] : [`INSERT INTO ${table} VALUES (${n})`];
        const told = (async () => {
          for (const statement of statements) {
            await client.query(statement);
          }
        })();
        await expect(told).rejects.toThrow();
        expect((await watcher.query(`SELECT n FROM ${table} WHERE n = ${n}`)).rows).toEqual([{ n }]);
        await client.end().catch(() => undefined);
      }
      expect(before.cuts).toBe(2);
    } finally {
      await watcher.query(`DROP TABLE ${table}`);
      await watcher.end();
      await before.close();
    }
  });
});
