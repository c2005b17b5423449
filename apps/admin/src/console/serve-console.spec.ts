import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { SCREENS, serveConsole } from './serve-console.js';

const SCRIPT = `export const much = '${'x'.repeat(500)}';`;

describe('the console as it is served', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palaver-console-'));
  let server: FastifyInstance;
  beforeAll(() => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, 'index.html'),
      '<meta content="__GATEWAY__" nonce="__NONCE__"><script nonce="__NONCE__">',
    );
    writeFileSync(join(folder, 'assets', 'index-1a2b.js'), SCRIPT);
    writeFileSync(join(folder, 'assets', 'index-1a2b.js.map'), '{}');
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    server = fastify();
    serveConsole(server, folder, 'https://gate.example/?a="b"&c');
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(SCREENS.map((screen) => screen.replace(/:\w+/g, 'x')))('%s is the page', async (url) => {
    const answer = await server.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('lets in no script and no style but its own, with a nonce that is new each time', async () => {
    const answers = await Promise.all([server.inject('/'), server.inject('/')]);
    const nonces = answers.map(({ headers, body }) => {
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/]{24}'; /);
      expect(policy).not.toContain('unsafe');
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(body).toBe(
        `<meta content="https://gate.example/?a=&quot;b&quot;&amp;c" nonce="${nonce}"><script nonce="${nonce}">`,
      );
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('is kept for ever where the name holds the content, and for a day elsewhere', async () => {
    const kept = async (url: string) => (await server.inject(url)).headers['cache-control'];
    expect(await kept('/assets/index-1a2b.js')).toBe('public, max-age=31536000, immutable');
    expect(await kept('/favicon.svg')).toBe('public, max-age=86400');
  });

  it('is compressed for whoever takes that', async () => {
    const plain = await server.inject('/assets/index-1a2b.js');
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, SCRIPT]);
    const packed = await server.inject({ url: '/assets/index-1a2b.js', headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(SCRIPT);
    expect(packed.headers.vary).toBe('accept-encoding');
  });

  it.each([
    '/nowhere',
    '/v1/nowhere',
    '/docs',
    '/healthz',
    '/index.html',
    '/assets/index-1a2b.js.map',
    '/assets/../index.html',
  ])('%s is not of the console', async (url) => {
    expect((await server.inject(url)).statusCode).toBe(404);
  });

  it('is left out where it was not built', async () => {
    const bare = fastify();
    serveConsole(bare, join(folder, 'nowhere'), '');
    expect((await bare.inject('/')).statusCode).toBe(404);
    await bare.close();
  });
});
