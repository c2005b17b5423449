import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { comment } from '../support/gateway-house.js';
import { WholeHouse } from '../support/whole-house.js';

let house: WholeHouse;
const children: ChildProcess[] = [];
beforeAll(async () => {
  house = await WholeHouse.open();
});
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => house.close());

function listen(args: string[], settings: Record<string, string> = {}) {
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  const own = { PALAVER_ADMIN_URL: house.admin.url, PALAVER_TOKEN: house.token, PALAVER_SITE: 'news' };
  const child = spawn(process.execPath, ['bin/palaver.mjs', 'listen', ...args], {
    env: { ...inherited, ...own, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function said({ child, output }: ReturnType<typeof listen>, pattern: RegExp): Promise<RegExpExecArray> {
  for (const end = Date.now() + 30_000; ; await pause(50)) {
    const found = pattern.exec(output());
    if (found) {
      return found;
    }
    if (child.exitCode !== null || Date.now() > end) {
      throw new Error(`${String(pattern)} was never said, but:\n${output()}`);
    }
  }
}

async function endpoints(): Promise<string[]> {
  const headers = { authorization: `Bearer ${house.token}` };
  const answer = await fetch(`${house.admin.url}/v1/endpoints?siteId=news`, { headers });
  return ((await answer.json()) as { data: { url: string }[] }).data.map(({ url }) => url);
}

describe('palaver listen', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'hands callbacks on to the site, prints a line each, and at %s removes its endpoint',
    async (signal) => {
      const got: { body: string; headers: Record<string, string> }[] = [];
      const site = createServer((request, response) => {
        void request.toArray().then((chunks) => {
          got.push({ body: Buffer.concat(chunks).toString(), headers: request.headers as Record<string, string> });
          response.writeHead(204).end();
        });
      }).listen(0, '127.0.0.1');
      await once(site, 'listening');
      const forward = `http://127.0.0.1:${(site.address() as AddressInfo).port}/palaver`;
      const listening = listen(['--forward', forward]);
      const [, secret = ''] = await said(listening, /PALAVER_SECRET=(whsec_\S+)/);
      expect(await endpoints()).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/palaver-listen$/)]);
      const sent = comment({ text: 'palaver:approve' });
      await house.gateway.post('/v1/comments', sent);
      await said(listening, new RegExp(`^${sent.id} {2}approve {2}shown {2}version 1 {2}-> 204$`, 'm'));
      expect(new Webhook(secret).verify(got[0]?.body ?? '', got[0]?.headers ?? {})).toMatchObject({
        type: 'comment.moderated',
        data: { id: sent.id, show: true },
      });
      listening.child.kill(signal);
      await once(listening.child, 'exit');
      expect(listening.child.exitCode).toBe(0);
      expect(await endpoints()).toEqual([]);
      site.close();
    },
  );

  it('answers for a site that is not there, so that the callback comes again, and removes what a killed one left', async () => {
    const killed = listen(['--forward', `http://127.0.0.1:${await freePort()}/`]);
    await said(killed, /Ctrl-C/);
    const sent = comment({ text: 'palaver:reject' });
    await house.gateway.post('/v1/comments', sent);
    await said(killed, new RegExp(`^${sent.id} {2}reject {2}hidden {2}version 1 {2}-> 502, .*ECONNREFUSED`, 'm'));
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    const left = await endpoints();
    expect(left).toHaveLength(1);
    const next = listen([]);
    await said(next, /answers them itself/);
    expect(await endpoints()).not.toContain(left[0]);
    expect(await endpoints()).toHaveLength(1);
  });

  it('leaves alone those of another that runs, and of the site itself', async () => {
    const own = `http://127.0.0.1:${await freePort()}/palaver`;
    await house.endpoint(own);
    const first = listen([]);
    await said(first, /Ctrl-C/);
    const second = listen([]);
    await said(second, /Ctrl-C/);
    expect(await endpoints()).toHaveLength(3);
    expect(await endpoints()).toContain(own);
  });

  it.each<[string, string[], Record<string, string>, string]>([
    ['no installation', ['--home', '/nowhere'], { PALAVER_ADMIN_URL: '' }, 'the admin is not known'],
    ['an admin elsewhere', [], { PALAVER_ADMIN_URL: 'https://admin.example.org' }, 'run it where'],
    ['a wrong token', [], { PALAVER_TOKEN: 'wrong' }, 'refused with 401'],
    ['an unknown site', [], { PALAVER_SITE: 'nobody' }, 'refused with 404'],
    ['no address to hand on to', ['--forward', 'nowhere'], {}, '--forward takes an http address'],
    ['no port', ['--port', 'any'], {}, '--port takes a port'],
  ])('with %s says in one sentence what to do', async (_name, args, settings, told) => {
    const { child, output } = listen(args, settings);
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(output()).toContain(told);
    expect(output().trim().split('\n')).toHaveLength(1);
  });
});
