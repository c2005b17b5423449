import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { signWebhook } from '@palaver/platform';
import type { RunningApp } from '../support/apps.js';
import { comment, created, GatewayHouse } from '../support/gateway-house.js';
import { describeWith } from '../support/prerequisites.js';

const LIMITS = {
  RATE_LIMIT_REQUESTS: '200',
  RATE_LIMIT_COMMENTS: '40',
  RATE_LIMIT_EVALUATIONS: '3',
  RATE_LIMIT_ADMIN_REQUESTS: '5',
  RATE_LIMIT_FAILED_ATTEMPTS: '4',
  RATE_LIMIT_SITES: 'other=0.5',
};

let house: GatewayHouse;

describeWith([], 'limits', () => {
  beforeAll(async () => {
    house = await GatewayHouse.open(LIMITS);
  });
  afterAll(() => house.close());

  const send = (url: string, key: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const events = (count: number) => Array.from({ length: count }, () => created());

  it('tell what is left, refuse the whole of what is too much, and leave other keys alone', async () => {
    const url = `${house.gateway.url}/v1/events`;
    const { liveKey, testKey } = house.news;
    const first = await send(url, liveKey, events(30));
    expect(first.status).toBe(202);
    expect(first.headers.get('ratelimit-policy')).toBe(
      '"requests";q=200;w=60, "comments";q=40;w=60, "evaluations";q=3;w=60, "bytes";q=3000000000;w=60;qu="content-bytes"',
    );
    const second = await send(url, liveKey, created());
    expect(second.headers.get('ratelimit')).toMatch(/^"comments";r=10;t=(60|[1-5]?\d)$/);
    const refused = events(20);
    const third = await send(url, liveKey, refused);
    expect(third.status).toBe(429);
    expect(third.headers.get('content-type')).toBe('application/problem+json');
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(third.headers.get('ratelimit')).toMatch(/^"comments";r=9;t=\d+$/);
    expect(await third.json()).toMatchObject({
      type: '/problems/rate-limited',
      status: 429,
      detail: expect.stringMatching(
        /^It is limited to 40 comments in 60 seconds; send it again in \d+ seconds, and slower\.$/,
      ),
    });
    const stored = await house.database.query('SELECT 1 FROM ingest_event WHERE id = ANY ($1)', [
      refused.map(({ id }) => id),
    ]);
    expect(stored).toEqual([]);
    expect((await send(url, testKey, refused)).status).toBe(202);
  });

  it('of a site can be other ones, and its signature has its own', async () => {
    const { liveKey, webhookSecret } = house.other;
    const answer = await send(`${house.gateway.url}/v1/events`, liveKey, created());
    expect(answer.headers.get('ratelimit-policy')).toMatch(/^"requests";q=100;w=60, "comments";q=20;w=60/);
    const body = JSON.stringify(created());
    const now = Math.floor(Date.now() / 1000);
    const signed = await fetch(`${house.gateway.url}/v1/sites/other/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'm1',
        'webhook-timestamp': String(now),
        'webhook-signature': signWebhook([Buffer.from(webhookSecret.slice(6), 'base64')], 'm1', now, body),
      },
      body,
    });
    expect(signed.status).toBe(202);
    expect(signed.headers.get('ratelimit-policy')).toContain('"comments";q=20;w=60');
  });

  it('count what is scored while somebody waits apart', async () => {
    const { liveKey } = house.other;
    const evaluate = () => send(`${house.gateway.url}/v1/evaluations`, liveKey, comment());
    const statuses = [(await evaluate()).status, (await evaluate()).status];
    const waited = await send(`${house.gateway.url}/v1/comments`, liveKey, comment(), { prefer: 'wait=1' });
    expect([...statuses, waited.status]).toEqual([200, 200, 429]);
    expect((await send(`${house.gateway.url}/v1/comments`, liveKey, comment())).status).toBe(202);
  });

  it('keep out an address that guesses, also with a right guess, and not who was there before', async () => {
    const gateway = await house.start('gateway', { ...LIMITS, TRUST_PROXY: '127.0.0.1' });
    const ask = async (key: string, address: string) => {
      const headers = { authorization: `Bearer ${key}`, 'x-forwarded-for': address };
      return (await fetch(`${gateway.url}/v1/comments/none`, { headers })).status;
    };
    const attacker = '203.0.113.1';
    expect(await ask(house.news.liveKey, attacker)).toBe(404);
    for (let n = 0; n < 4; n += 1) {
      expect(await ask(`pk_live_guess${n}`, attacker)).toBe(401);
    }
    expect(await ask('pk_live_guess', attacker)).toBe(429);
    expect(await ask(house.news.testKey, attacker)).toBe(429);
    expect(await ask(house.news.liveKey, attacker)).toBe(404);
    expect(await ask(house.news.testKey, '203.0.113.2')).toBe(404);
  });

  it('hold for API tokens, each for itself', async () => {
    const db = await openDatabase(house.database.url, { role: 'app', max: 1 });
    const tokens = new ApiTokenRepository(db);
    const [one, two] = [
      await tokens.create({ name: 'one', role: 'admin', sites: ['*'] }),
      await tokens.create({ name: 'two', role: 'admin', sites: ['*'] }),
    ];
    await db.close();
    const admin = await house.start('admin');
    const ask = (token: string) => fetch(`${admin.url}/v1/sites`, { headers: { authorization: `Bearer ${token}` } });
    for (let n = 5; n > 0; n -= 1) {
      const answer = await ask(one.token);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('ratelimit')).toMatch(new RegExp(`^"admin-requests";r=${n - 1};t=\\d+$`));
    }
    const refused = await ask(one.token);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await ask(two.token)).status).toBe(200);
  });
});

describeWith(['redis'], 'limits of several gateways', () => {
  it('are counted together in Redis, and go on in memory without it', async () => {
    const shared = await GatewayHouse.open({ RATE_LIMIT_REQUESTS: '100' });
    try {
      const gateways = [shared.gateway, await shared.start('gateway')];
      const spend = async (gateway: RunningApp, times: number) => {
        let passed = 0;
        for (let n = 0; n < times; n += 1) {
          const answer = await fetch(`${gateway.url}/v1/comments/none`, {
            headers: { authorization: `Bearer ${shared.news.liveKey}` },
          });
          passed += answer.status === 404 ? 1 : 0;
        }
        return passed;
      };
      const passed = (await spend(gateways[0] as RunningApp, 60)) + (await spend(gateways[1] as RunningApp, 60));
      expect(passed).toBeGreaterThanOrEqual(90);
      expect(passed).toBeLessThanOrEqual(110);

      const alone = await shared.start('gateway', { REDIS_URL: 'redis://127.0.0.1:1', RATE_LIMIT_REQUESTS: '10' });
      expect(await spend(alone, 15)).toBe(10);
    } finally {
      await shared.close();
    }
  });
});
