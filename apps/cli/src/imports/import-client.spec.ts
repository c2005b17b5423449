import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ImportClient } from './import-client.js';

type Behaviour = 'answer' | 'busy' | 'hang up' | 'refuse';

let server: Server;
let url: string;
let behaviours: Behaviour[] = [];
let taken: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const behaviour = behaviours.shift() ?? 'answer';
    taken.push(`${request.method} ${request.url}`);
    if (behaviour === 'hang up') {
      request.socket.destroy();
      return;
    }
    const status = { answer: 200, busy: 503, refuse: 409 }[behaviour];
    response.writeHead(status).end(JSON.stringify({ nextLine: 3, problems: [], detail: 'Not that one.' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  taken = [];
});

const LINES = 'POST /v1/imports/i1/lines?from=2&stopOnError=false';
const send = () =>
  new ImportClient({ url, token: 't', site: 's' }, [0, 0]).send('i1', { from: 2, body: Buffer.from('{}\n') }, false);

describe('lines on their way', () => {
  it.each<[Behaviour[], number]>([
    [['answer'], 1],
    [['busy', 'answer'], 2],
    [['hang up', 'busy', 'answer'], 3],
  ])('are sent again until they are taken: %j', async (planned, requests) => {
    behaviours = [...planned];
    expect(await send()).toMatchObject({ nextLine: 3 });
    expect(taken).toEqual(Array.from({ length: requests }, () => LINES));
  });

  it.each<[Behaviour[], number, string]>([
    [['refuse'], 1, 'refused with 409: Not that one.'],
    [['busy', 'busy', 'busy'], 3, 'refused with 503'],
    [['hang up', 'hang up', 'hang up'], 3, 'does not answer'],
  ])('are given up after %j', async (planned, requests, said) => {
    behaviours = [...planned];
    await expect(send()).rejects.toThrow(said);
    expect(taken).toHaveLength(requests);
  });
});
