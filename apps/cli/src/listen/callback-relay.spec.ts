import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signWebhook } from '@palaver/platform';
import { CallbackRelay } from './callback-relay.js';

const SECRET = Buffer.alloc(32, 5);
const BODY =
  '{ "type": "comment.moderated",  "data": { "id": "é1", "show": true, "decision": { "action": "approve", "version": 3 } } }';

let site: Server;
let relay: CallbackRelay;
let url: string;
let lines: string[];
const servers: { close(): void }[] = [];

beforeEach(() => {
  lines = [];
});
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function siteWith(listener: RequestListener): Promise<string> {
  site = createServer(listener).listen(0, '127.0.0.1');
  servers.push(site);
  await once(site, 'listening');
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}/palaver`;
}

async function relayTo(forward?: string): Promise<void> {
  relay = new CallbackRelay(forward, (line) => lines.push(line));
  servers.push(relay);
  url = await relay.start(0);
  relay.trust(`whsec_${SECRET.toString('base64')}`);
}

function call(body = BODY, secret = SECRET): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'palaver',
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signWebhook([secret], 'msg_1', timestamp, body),
  };
  return fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
}

describe('the relay of callbacks', () => {
  it('hands on the same bytes and headers, and answers as the site did', async () => {
    const got: { headers: IncomingHttpHeaders; body: string; path?: string }[] = [];
    const forward = await siteWith((request, response) => {
      void request.toArray().then((chunks) => {
        got.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), path: request.url });
        response.writeHead(503, { 'retry-after': '7' }).end('busy');
      });
    });
    await relayTo(forward);
    const answer = await call();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '7']);
    expect(got).toMatchObject([
      { body: BODY, path: '/palaver', headers: { 'webhook-id': 'msg_1', 'user-agent': 'palaver' } },
    ]);
    const { 'webhook-timestamp': stamp, 'webhook-signature': signature } = got[0]!.headers;
    expect(signature).toBe(signWebhook([SECRET], 'msg_1', Number(stamp), BODY));
    expect(lines).toEqual(['é1  approve  shown  version 3  -> 503']);
  });

  it('asks once about the secret where the site refuses', async () => {
    await relayTo(await siteWith((_request, response) => void response.writeHead(401).end()));
    await call();
    await call();
    const line = 'é1  approve  shown  version 3  -> 401';
    expect(lines).toEqual([`${line} (is its secret the one above?)`, line]);
  });

  it('follows no redirect', async () => {
    await relayTo(await siteWith((_request, response) => void response.writeHead(302, { location: '/' }).end()));
    expect((await call()).status).toBe(302);
  });

  it('answers 502 where nobody listens, and says why', async () => {
    const forward = await siteWith(() => undefined);
    site.close();
    await once(site, 'close');
    await relayTo(forward);
    expect((await call()).status).toBe(502);
    expect(lines).toEqual([expect.stringMatching(/^é1 {2}approve {2}shown {2}version 3 {2}-> 502, .*ECONNREFUSED/)]);
  });

  it('takes them itself without an address to hand them on to', async () => {
    await relayTo();
    expect((await call()).status).toBe(204);
    expect(lines).toEqual(['é1  approve  shown  version 3  -> 204']);
  });

  it('refuses what Palaver did not sign, what is no callback and what is too large, and tells nothing of it', async () => {
    await relayTo();
    expect((await call(BODY, Buffer.alloc(32, 6))).status).toBe(401);
    expect((await fetch(url, { method: 'POST', body: BODY })).status).toBe(401);
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(new URL('/', url), { method: 'POST', body: BODY })).status).toBe(404);
    expect((await call('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect(lines).toEqual([]);
  });

  it('says which port is taken', async () => {
    await relayTo();
    const second = new CallbackRelay(undefined, () => undefined);
    await expect(second.start(Number(new URL(url).port))).rejects.toThrow(
      /^port \d+ cannot be listened on: .*EADDRINUSE/,
    );
  });
});
