import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { created, GatewayHouse } from '../support/gateway-house.js';

let house: GatewayHouse;

beforeAll(async () => {
  house = await GatewayHouse.open();
});
afterAll(() => house.close());

async function open(): Promise<Socket> {
  const { port, hostname } = new URL(house.gateway.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Writes `text`, then one more byte of `drip` each half second; resolves to what came back and after how long. */
async function drip(text: string, drip: string): Promise<{ seconds: number; answer: string }> {
  const socket = await open();
  const started = Date.now();
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.write(text);
  const timer = drip === '' ? undefined : setInterval(() => socket.write(drip), 500);
  await once(socket, 'close');
  clearInterval(timer);
  return { seconds: (Date.now() - started) / 1000, answer };
}

const HEAD = 'POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

describe('clients that hold on to a connection', () => {
  it('are cut within 12 seconds, and harm nobody else meanwhile', async () => {
    const slow = [
      drip('GET /healthz HTTP/1.1\r\nX: ', 'a'),
      drip(`${HEAD}Content-Length: 5000\r\n\r\n{`, ' '),
      drip('', ''),
    ];
    const idle = await Promise.all(Array.from({ length: 500 }, open));
    const times: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const started = Date.now();
      expect(await house.post('/v1/events', created())).toMatchObject({ status: 202 });
      times.push(Date.now() - started);
    }
    times.sort((a, b) => a - b);
    expect(times[10]).toBeLessThan(250);
    const ends = await Promise.all(slow);
    for (const { seconds, answer } of ends) {
      expect(seconds).toBeLessThan(12);
      expect(answer === '' || answer.startsWith('HTTP/1.1 408 ')).toBe(true);
    }
    expect(ends[0]?.answer).toContain('application/problem+json');
    idle.forEach((socket) => socket.destroy());
  });

  it.each([
    ['a length and chunks at once', `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['two lengths', `${HEAD}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`],
    ['a line that is no header', 'GET / HTTP/1.1\r\nno header\r\n\r\n'],
    ['no HTTP', '\u0016\u0003\u0001\u0000'],
  ])('and those that send %s are told 400 and cut', async (_name, bytes) => {
    const { answer } = await drip(bytes, '');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ type: '/problems/bad-request' });
  });
});
