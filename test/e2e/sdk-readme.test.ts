import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { Webhook } from 'standardwebhooks';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { GatewayHouse } from '../support/gateway-house.js';

const { buildSdk } = (await import(`${process.cwd()}/scripts/sdk-pack.mjs`)) as { buildSdk: () => Promise<string> };

/** The examples of the README with what they print, by the heading they stand under. */
const README = readFileSync('libs/sdk/README.md', 'utf8');
const EXAMPLES = [...README.matchAll(/^## (.+)$[^#]*?```js\n([^]*?)```\n(?:\n```text\n([^]*?)```)?/gm)].map(
  ([, heading = '', code = '', prints]) => ({ heading, code, prints }),
);

let house: GatewayHouse;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  house = await GatewayHouse.open();
  const admin = await house.start('admin');
  const db = await openDatabase(house.database.url, { role: 'app', max: 1 });
  const { token } = await new ApiTokenRepository(db).create({ name: 'sdk', role: 'admin', sites: ['*'] });
  await db.close();
  folder = mkdtempSync(join(tmpdir(), 'palaver-site-'));
  cpSync(await buildSdk(), join(folder, 'node_modules', '@palaver', 'sdk'), { recursive: true });
  environment = {
    PALAVER_URL: house.gateway.url,
    PALAVER_KEY: house.news.liveKey,
    PALAVER_ADMIN_URL: admin.url,
    PALAVER_TOKEN: token,
  };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});

function start(code: string, more: Record<string, string> = {}): ChildProcess {
  const file = join(folder, 'example.mjs');
  writeFileSync(file, code);
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  return spawn(process.execPath, [file], { cwd: folder, env: { ...inherited, ...environment, ...more } });
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  await once(child, 'close');
  return output;
}

describe('the examples of the SDK', () => {
  it('are there, and but for the server each says what it prints', () => {
    expect(EXAMPLES.length).toBeGreaterThan(5);
    expect(EXAMPLES.filter(({ prints }) => prints === undefined).map(({ heading }) => heading)).toEqual([
      'Receive decisions',
    ]);
  });

  it.each(EXAMPLES.filter(({ prints }) => prints !== undefined))('$heading', async ({ code, prints }) => {
    expect(await outputOf(start(code))).toBe(prints);
  });

  it('Receive decisions: takes what is signed and refuses the rest', async () => {
    const port = await freePort();
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const code = EXAMPLES.find(({ heading }) => heading === 'Receive decisions')?.code ?? '';
    const child = start(code, { PORT: String(port), PALAVER_SECRET: secret });
    try {
      const body = JSON.stringify({
        type: 'comment.moderated',
        data: { id: 'c-1', show: true, decision: { version: 1 } },
      });
      const send = (signed: string, at = new Date()) =>
        untilHeard(`http://127.0.0.1:${port}/`, {
          method: 'POST',
          body,
          headers: {
            'webhook-id': 'msg_1',
            'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
            'webhook-signature': new Webhook(secret).sign('msg_1', at, signed),
          },
        });
      expect(await send(body)).toBe(204);
      expect(await send(`${body} `)).toBe(401);
      expect(await send(body, new Date(Date.now() - 600_000))).toBe(401);
    } finally {
      child.kill();
      await once(child, 'close');
    }
  });
});

async function untilHeard(url: string, request: RequestInit): Promise<number> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await fetch(url, request).catch(() => undefined);
    if (answer || Date.now() > deadline) {
      return answer?.status ?? 0;
    }
    await pause(100);
  }
}
