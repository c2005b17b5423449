import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signWebhook } from '@palaver/platform';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { Redis } from 'ioredis';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { comment, created, envelope, GatewayHouse } from '../support/gateway-house.js';
import { describeWith } from '../support/prerequisites.js';
import { redisUrl } from '../support/queue.js';

const TEXT = 'canary-of-the-text';
const NAME = 'canary-of-the-name';
const EMAIL = 'canary@mail.example';
const IP = '203.0.113.77';
const NOTE = 'canary-of-the-note';
const META = 'canary-of-the-meta';
const REQUEST_ID = 'canary of a request id';
const ANSWER = 'canary-of-the-receiver';
const PATH = 'canary-of-the-callback-path';
const WRONG_TOKEN = 'pat_canary-of-a-wrong-token';

/** Every value in this Redis that belongs to `prefix`, whatever its type, as one text. */
async function redisDump(prefix: string): Promise<string> {
  const redis = new Redis(redisUrl());
  try {
    const keys = await redis.keys(`*${prefix}*`);
    const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
    return keys.join('\n') + dumps.map((dump) => dump?.toString('latin1') ?? '').join('\n');
  } finally {
    redis.disconnect();
  }
}

describeWith(['redis'], 'what readers wrote and secrets', () => {
  let house: GatewayHouse;
  let receiver: Server;
  let told = 0;
  const metricsPort = { gateway: 0, worker: 0, admin: 0 };
  const answers: string[] = [];

  beforeAll(async () => {
    for (const app of ['gateway', 'worker', 'admin'] as const) {
      metricsPort[app] = await freePort();
    }
    receiver = createServer((_request, response) => {
      told += 1;
      response.writeHead(told === 1 ? 500 : 200).end(ANSWER);
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = receiver.address() as AddressInfo;
    house = await GatewayHouse.open({
      LOG_LEVEL: 'trace',
      METRICS_PORT: String(metricsPort.gateway),
      CALLBACK_ALLOWED: `127.0.0.1:${port}`,
    });
  });
  afterAll(async () => {
    await house.close();
    receiver.close();
  });

  /** An endpoint and a person's decision over REST, with what must be told to nobody. */
  async function administrate(url: string) {
    const db = await openDatabase(house.database.url, { role: 'app', max: 1 });
    const { token } = await new ApiTokenRepository(db).create({ name: 'desk', role: 'admin', sites: ['news'] });
    await db.close();
    const call = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const answer = await fetch(url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body ?? {}),
      });
      return (await answer.json()) as Record<string, unknown>;
    };
    const { port } = receiver.address() as AddressInfo;
    const callback = { siteId: 'news', url: `http://127.0.0.1:${port}/${PATH}`, types: ['comment.moderated'] };
    const endpoint = await call('/v1/endpoints', callback);
    expect(endpoint).toMatchObject({ secret: expect.stringMatching(/^whsec_/) });
    await call('/v1/endpoints', callback, { authorization: `Bearer ${WRONG_TOKEN}` });
    await call('/v1/review/items/1/decide', { action: 'approve', note: NOTE }, { 'x-request-id': REQUEST_ID });
    await call('/v1/sites/news/rule-sets', { text: TEXT, note: NOTE });
    return [token, String(endpoint.secret)];
  }

  const sensitive = (changes: Record<string, unknown> = {}) => ({
    text: `${TEXT} ${'word '.repeat(20)}`,
    author: { id: 'u-1', username: NAME, email: EMAIL, ip: IP },
    meta: { own: META },
    ...changes,
  });

  it('stand in no log and not in Redis, whatever became of the request', async () => {
    const refused = async (body: unknown, headers?: Record<string, string>) => {
      answers.push(JSON.stringify((await house.post('/v1/events', body, headers)).body));
    };
    const admin = await house.start('admin', { METRICS_PORT: String(metricsPort.admin) });
    const adminSecrets = await administrate(admin.url);
    const sent = created(sensitive());
    await house.post('/v1/events', sent);
    await house.post('/v1/comments', comment(sensitive()), { prefer: 'wait=5' });
    await house.post('/v1/evaluations', comment(sensitive()));
    await house.post(
      '/v1/events',
      envelope('comment.reported', { id: 'c', reporter: { id: 'r' }, reason: 'spam', note: NOTE }),
    );
    await refused({ ...sent, data: { ...sent.data, text: `${TEXT} changed` } });
    await refused(created(sensitive({ text: [TEXT] })));
    await refused(created(sensitive({ rev: 'x' })));
    await refused(JSON.stringify(sent).slice(0, -1));
    await refused(`{"text":${TEXT}}`);
    await refused(sent, { authorization: 'Bearer pk_live_canary-of-a-wrong-key' });
    await refused(
      envelope('comment.reported', {
        id: 'c',
        reporter: { id: 'r' },
        reason: TEXT,
        note: NOTE,
        at: '0000-01-01T00:00:00Z',
      }),
    );
    const secret = Buffer.from(house.news.webhookSecret.slice(6), 'base64');
    const body = JSON.stringify(created(sensitive()));
    const now = Math.floor(Date.now() / 1000);
    const signature = signWebhook([secret], 'm1', now, body);
    await house.post('/v1/sites/news/events', body, {
      'webhook-id': 'm1',
      'webhook-timestamp': String(now),
      'webhook-signature': signature,
    });
    await pause(300);
    const worker = await house.start('worker', { METRICS_PORT: String(metricsPort.worker) });
    for (let waited = 0; told < 2 && waited < 20_000; waited += 100) {
      await pause(100);
    }
    await pause(1000);
    const metrics = Object.values(metricsPort).map(async (port) =>
      (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    );

    const { news, settings } = house;
    const secrets = [
      news.liveKey,
      news.testKey,
      news.webhookSecret,
      signature.slice(3),
      String(settings.PALAVER_MASTER_KEY),
      ...adminSecrets,
      ...[REQUEST_ID, ANSWER, PATH, WRONG_TOKEN],
    ];
    const places = {
      gateway: house.gateway.log(),
      worker: worker.log(),
      admin: admin.log(),
      metrics: (await Promise.all(metrics)).join('\n'),
      answers: answers.join('\n'),
      redis: await redisDump(String(settings.QUEUE_PREFIX)),
      processes: await processArguments([house.gateway.pid, worker.pid, admin.pid]),
    };
    expect(told).toBeGreaterThan(1);
    expect(places.worker).toContain('delivery: retry');
    expect(places.admin).toContain('"route":"/v1/endpoints"');
    expect(places.redis.length).toBeGreaterThan(100);
    expect(places.gateway.length).toBeGreaterThan(100);
    for (const [place, content] of Object.entries(places)) {
      for (const canary of [TEXT, NAME, EMAIL, IP, NOTE, META, 'canary-of-a-wrong-key', ...secrets]) {
        expect({ place, found: content.includes(canary) ? canary : undefined }).toEqual({ place, found: undefined });
      }
    }
  });

  it('are not stored where they were to be dropped', async () => {
    const rows = await house.database.query<{ data: string }>(
      'SELECT data FROM revision UNION ALL SELECT data::text FROM author UNION ALL SELECT concat(facts, result) FROM decision',
    );
    const all = rows.map(({ data }) => data).join('\n');
    expect(all).toContain(TEXT);
    expect(all).not.toContain(EMAIL);
    expect(all).not.toContain(IP);
  });
});

async function processArguments(pids: number[]): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', pids.join(',')]);
  return stdout;
}
