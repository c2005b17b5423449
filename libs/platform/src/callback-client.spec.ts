import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { CallbackClient } from './callback-client.js';
import { CallbackGuard } from './callback-guard.js';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((thing) => thing.close()));
});

async function listening(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const port = await listening(server);
  opened.push({ close: () => (server.closeAllConnections(), server.close()) });
  return `http://127.0.0.1:${port}/`;
}

function clientWith(guard: CallbackGuard, attemptMs = 1000): CallbackClient {
  const client = new CallbackClient(guard, attemptMs);
  opened.push(client);
  return client;
}
const local = () => clientWith(new CallbackGuard(['127.0.0.1:*']));
const stop = new AbortController().signal;
const post = (client: CallbackClient, url: string) =>
  client.post(url, { 'content-type': 'application/json' }, '{}', stop);

describe('a callback by HTTP', () => {
  it.each([200, 301, 410, 500])('brings the status %i and follows nothing', async (status) => {
    let calls = 0;
    const url = await serving((_request, response) => {
      calls += 1;
      response.writeHead(status, { location: '/elsewhere', 'retry-after': '7' }).end('x');
    });
    expect(await post(local(), url)).toEqual({ status, retryAfter: '7' });
    expect(calls).toBe(1);
  });

  it('stops reading an answer that does not end', async () => {
    let written = 0;
    let cut = false;
    const url = await serving((_request, response) => {
      response.writeHead(200);
      response.on('close', () => (cut = true));
      const more = (): void => {
        written += 16_384;
        if (!cut && written < 64 * 1024 * 1024) {
          response.write(Buffer.alloc(16_384), more);
        }
      };
      more();
    });
    expect(await post(local(), url)).toMatchObject({ status: 200 });
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  it('takes the status of an answer whose body trickles', async () => {
    const url = await serving((_request, response) => {
      response.writeHead(201);
      const drip = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(drip));
    });
    expect(await post(clientWith(new CallbackGuard(['127.0.0.1:*']), 300), url)).toMatchObject({ status: 201 });
  });

  it('ends when nothing comes, when the connection is cut, and when nobody listens', async () => {
    const silent = await serving(() => undefined);
    await expect(post(clientWith(new CallbackGuard(['127.0.0.1:*']), 200), silent)).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    const cutting = createTcpServer((socket) => socket.resetAndDestroy());
    const port = await listening(cutting);
    await expect(post(local(), `http://127.0.0.1:${port}/`)).rejects.toThrow();
    await new Promise((resolve) => cutting.close(resolve));
    await expect(post(local(), `http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('opens no connection to an address that is not allowed, however it is written or resolved', async () => {
    let calls = 0;
    const url = await serving((_request, response) => {
      calls += 1;
      response.end();
    });
    const { port } = new URL(url);
    await expect(post(clientWith(new CallbackGuard()), url)).rejects.toMatchObject({ code: 'callback_refused' });
    await expect(post(clientWith(new CallbackGuard()), `http://2130706433:${port}/`)).rejects.toMatchObject({
      code: 'callback_refused',
    });
    const turned = new CallbackGuard([], () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]));
    await expect(post(clientWith(turned), 'https://public.example.org:8443/')).rejects.toMatchObject({
      code: 'callback_refused',
    });
    expect(calls).toBe(0);
  });

  it('connects to the address the guard was given, not to one looked up again', async () => {
    const url = await serving(
      (request, response) => void response.setHeader('retry-after', `${request.headers.host}`).end(),
    );
    const { port } = new URL(url);
    const guard = new CallbackGuard([`hooks.example:${port}`], () =>
      Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    );
    expect(await post(clientWith(guard), `http://hooks.example:${port}/`)).toEqual({
      status: 200,
      retryAfter: `hooks.example:${port}`,
    });
  });
});
