import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CallbackClient, CallbackGuard } from '@palaver/platform';
import { AdminHouse } from '../e2e/admin-house.js';

/** Hosts that lead into a private network, however they are written: S1. */
const HOSTS = [
  '127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001',
  '127.0.0.1.', '0', '0.0.0.0', '0x0', '10.0.0.1', '10.255.255.255', '0xa000001', '012.0.0.1', '167772161', '172.16.0.1',
  '172.31.255.254', '192.168.0.1', '192.168.255.254', '3232235521', '169.254.169.254', '0xa9fea9fe', '2852039166',
  '169.254.170.2', '100.64.0.1', '100.127.255.254', '100.100.100.200', '168.63.129.16', '192.0.0.192', '192.0.2.1',
  '192.88.99.1', '198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255',
  '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:a9fe:a9fe]', '[0:0:0:0:0:ffff:10.0.0.1]', '[::127.0.0.1]',
  '[64:ff9b::7f00:1]', '[64:ff9b::10.0.0.1]', '[64:ff9b:1::1]', '[2002:7f00:1::]', '[2002:a00:1::1]', '[2001::1]',
  '[2001:db8::1]', '[fc00::1]', '[fd00::1]', '[fd00:ec2::254]', '[fe80::1]', '[fec0::1]', '[ff02::1]', '[5f00::1]', '[100::1]',
  'localhost', 'localhost.', 'LOCALHOST', 'app.localhost', 'printer.local', 'wordpress', 'metadata.google.internal',
  'metadata', 'router.lan', 'db.corp', 'nas.home.arpa', '①②⑦.⓪.⓪.①', '127。0。0。1', '１２７.0.0.1',
]; // prettier-ignore

/** Schemes, ports and credentials that no callback has: S3. */
const ADDRESSES = [
  'http://example.org/', 'http://example.org:443/', 'https://example.org:80/', 'https://example.org:22/',
  'https://example.org:6379/', 'https://example.org:5432/', 'https://user:secret@example.org/', 'https://user@example.org/',
  'https://example.org@127.0.0.1/', 'https://127.0.0.1#.example.org/',
  'https://127.0.0.1?.example.org', 'https:127.0.0.1', 'https:/\\127.0.0.1/', 'https://127.0.0.1\\.example.org/',
]; // prettier-ignore

let house: AdminHouse;
let admin: string;
let endpoint: { id: string; etag: string };
let server: Server;
let port = 0;
let calls: string[] = [];
const stop = new AbortController().signal;

beforeAll(async () => {
  house = await AdminHouse.open();
  admin = await house.token('admin', ['*']);
  await house.site('news');
  const body = { siteId: 'news', url: 'https://192.0.43.8/', types: ['comment.moderated'] };
  endpoint = (await house.post('/v1/endpoints', admin, body)).body as unknown as typeof endpoint;
  server = createServer((request, response) => {
    calls.push(String(request.socket.localAddress));
    response.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await house?.close();
});

/** A post by a client that would reach our own server, if anything came of it. */
async function calling(guard: CallbackGuard, url: string): Promise<unknown> {
  const client = new CallbackClient(guard, 2000);
  try {
    return await client.post(url, { 'content-type': 'application/json' }, '{}', stop);
  } finally {
    await client.close();
  }
}

const urls = [...HOSTS.map((host) => `https://${host}/`), ...ADDRESSES];

describe('an address that leads inside', () => {
  it('is among more than sixty that are tried', () => {
    expect(new Set(urls).size).toBeGreaterThan(60);
  });

  it.each(urls)('%s is refused when it is saved, when it is changed, and when it is called', async (url) => {
    const created = await house.post('/v1/endpoints', admin, { siteId: 'news', url, types: ['comment.moderated'] });
    expect(created).toMatchObject({ status: 422, body: { errors: [{ pointer: '/url' }] } });
    const changed = await house.api(`/v1/endpoints/${endpoint.id}`, {
      method: 'PATCH',
      token: admin,
      body: { url },
      headers: { 'if-match': endpoint.etag },
    });
    expect(changed).toMatchObject({ status: 422, body: { errors: [{ pointer: '/url' }] } });
    await expect(calling(new CallbackGuard(), url)).rejects.toMatchObject({ code: 'callback_refused' });
  });

  it('left no endpoint behind', async () => {
    const { body } = await house.api('/v1/endpoints', { token: admin });
    expect(body.data).toMatchObject([{ id: endpoint.id, url: 'https://192.0.43.8/' }]);
  });
});

/** A name service that gives one answer after the other. */
const resolving = (...answers: string[][]) => {
  let asked = 0;
  return () => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? [];
    return Promise.resolve(answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
};

describe('a name', () => {
  it.each([
    [['127.0.0.1']],
    [['10.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::7f00:1']],
    [['93.184.216.34', '127.0.0.1']],
    [['127.0.0.1', '93.184.216.34']],
    [['2606:4700::1111', 'fd00::1']],
  ])('with the answers %j is not called', async (answers) => {
    const guard = new CallbackGuard([], resolving(answers));
    await expect(calling(guard, 'https://127.0.0.1.nip.io/')).rejects.toMatchObject({ code: 'callback_refused' });
  });

  it('that turns private after it was saved is not called (S2)', async () => {
    const guard = new CallbackGuard([], resolving(['93.184.216.34'], ['127.0.0.1']));
    await expect(guard.checkResolved('https://flip.example.org/')).resolves.toBeInstanceOf(URL);
    await expect(calling(guard, 'https://flip.example.org/')).rejects.toMatchObject({ code: 'callback_refused' });
  });

  it('is asked once for a connection, and the socket goes to the answer that was judged (S2)', async () => {
    const resolve = resolving(['127.0.0.1'], ['127.0.0.2']);
    const guard = new CallbackGuard([`hooks.example:${port}`], resolve);
    calls = [];
    expect(await calling(guard, `http://hooks.example:${port}/`)).toMatchObject({ status: 302 });
    expect(calls).toEqual(['127.0.0.1']);
  });
});

describe('what lets a callback out', () => {
  it('is the exact pair, for http too, and no redirect is followed from there (S3)', async () => {
    calls = [];
    const guard = new CallbackGuard([`127.0.0.1:${port}`]);
    expect(await calling(guard, `http://127.0.0.1:${port}/`)).toMatchObject({ status: 302 });
    expect(calls).toHaveLength(1);
    await expect(calling(guard, `http://127.0.0.1:${port + 1}/`)).rejects.toMatchObject({ code: 'callback_refused' });
    await expect(calling(guard, `http://localhost:${port}/`)).rejects.toMatchObject({ code: 'callback_refused' });
  });

  it('is told by the refusal, to the letter', async () => {
    const body = { siteId: 'news', url: 'http://wordpress/hook', types: ['comment.moderated'] };
    const { body: problem } = await house.post('/v1/endpoints', admin, body);
    expect(JSON.stringify(problem)).toContain('CALLBACK_ALLOWED=wordpress:80');
  });

  it('is never a proxy named by the environment (S3)', async () => {
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY'];
    const before = names.map((name) => [name, process.env[name]] as const);
    names.forEach((name) => (process.env[name] = 'http://127.0.0.1:9'));
    try {
      const guard = new CallbackGuard([`127.0.0.1:${port}`]);
      expect(await calling(guard, `http://127.0.0.1:${port}/`)).toMatchObject({ status: 302 });
    } finally {
      before.forEach(([name, value]) => (value === undefined ? delete process.env[name] : (process.env[name] = value)));
    }
  });
});
