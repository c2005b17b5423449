import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signWebhook } from '@palaver/platform';
import { Redis } from 'ioredis';
import { comment, created, envelope, GatewayHouse } from '../support/gateway-house.js';
import { describeWith } from '../support/prerequisites.js';
import { redisUrl } from '../support/queue.js';

const TEXT = 'canary-of-the-text';
const NAME = 'canary-of-the-name';
const EMAIL = 'canary@mail.example';
const IP = '203.0.113.77';
const NOTE = 'canary-of-the-note';
const META = 'canary-of-the-meta';

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
  const answers: string[] = [];

  beforeAll(async () => {
    house = await GatewayHouse.open({ LOG_LEVEL: 'trace' });
  });
  afterAll(() => house.close());

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
    const worker = await house.start('worker', { LOG_LEVEL: 'trace' });
    await pause(2000);

    const { news, settings } = house;
    const secrets = [
      news.liveKey,
      news.testKey,
      news.webhookSecret,
      signature.slice(3),
      String(settings.PALAVER_MASTER_KEY),
    ];
    const places = {
      gateway: house.gateway.log(),
      worker: worker.log(),
      answers: answers.join('\n'),
      redis: await redisDump(String(settings.QUEUE_PREFIX)),
      processes: await processArguments([house.gateway.pid, worker.pid]),
    };
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
