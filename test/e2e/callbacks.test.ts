import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { commentObjectSchema } from '@palaver/contracts';
import { type Database, decideByPerson, openDatabase } from '@palaver/persistence';
import { Webhook } from 'standardwebhooks';
import { type RunningApp, startApp } from '../support/apps.js';
import { queueEnvironment } from '../support/queue.js';
import { type Call, Receiver, status } from '../support/receiver.js';
import { AdminHouse, MASTER_KEY } from './admin-house.js';

let house: AdminHouse;
let worker: RunningApp;
let pipeline: Database;
let admin: string;
const receiver = new Receiver();
let site = '';
let sites = 0;

beforeAll(async () => {
  await receiver.open();
  house = await AdminHouse.open({ CALLBACK_ALLOWED: '127.0.0.1:*' });
  admin = await house.token('admin', ['*']);
  pipeline = await openDatabase(house.database.url, { role: 'pipeline', max: 2 });
  await startWorker();
});

async function startWorker(): Promise<void> {
  worker = await startApp('worker', {
    DATABASE_URL: house.database.url,
    PALAVER_MASTER_KEY: MASTER_KEY,
    CALLBACK_ALLOWED: '127.0.0.1:*',
    PUBLIC_URL: 'https://moderation.example',
    HTTP_PROXY: 'http://127.0.0.1:9',
    http_proxy: 'http://127.0.0.1:9',
    ...queueEnvironment(),
  });
}

afterAll(async () => {
  await worker.stop();
  await pipeline.close();
  await house.close();
  receiver.close();
});

beforeEach(async () => {
  site = `site-${(sites += 1)}`;
  await house.site(site);
  await house.waiting(site, 3);
  // The worker reads the list of sites once a second.
  await pause(1100);
});

/** An endpoint of the site, at a path of its own. */
async function endpoint(): Promise<{ id: string; secret: string; path: string }> {
  const path = `/${site}`;
  const answer = await house.post('/v1/endpoints', admin, {
    siteId: site,
    url: receiver.url + path,
    types: ['comment.moderated'],
  });
  expect(answer.status).toBe(201);
  return { ...(answer.body as unknown as { id: string; secret: string }), path };
}

async function decide(commentId: string, action: 'approve' | 'reject', deliver = true): Promise<void> {
  const outcome = await pipeline.transaction((tx) =>
    decideByPerson(tx, {
      siteId: site,
      commentId,
      action,
      reasonCode: action === 'reject' ? 'spam' : null,
      source: deliver ? 'moderator' : 'site',
      actor: 'test',
      note: null,
      deliver,
    }),
  );
  expect(outcome.status).toBe('decided');
}

interface DeliveryState {
  version: number;
  state: string;
  attempts: number;
  last_status: number | null;
}

const deliveries = (commentId = 'c1') =>
  house.database.query<DeliveryState>(
    `SELECT version, state, attempts, last_status FROM delivery WHERE site_id = $1 AND subject_id = $2 ORDER BY version`,
    [site, commentId],
  );

async function until(what: () => boolean | Promise<boolean>, seconds = 8): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await what()); await pause(50)) {
    if (Date.now() > end) {
      throw new Error(`not within ${seconds} s: ${String(what)}\n${worker.log().slice(-2000)}`);
    }
  }
}

describe('a callback', () => {
  it("tells a moderator's decision with a signature that the standardwebhooks package accepts", async () => {
    const { secret, path } = await endpoint();
    const next = await house.post('/v1/review/next', admin, { siteId: site });
    const [item] = next.body.data as unknown as { id: string; etag: string; comment: { id: string } }[];
    const body = { action: 'reject', reason: 'insult', note: 'not for the site' };
    const decided = await house.post(`/v1/review/items/${item?.id}/decide`, admin, body, {
      'if-match': item?.etag ?? '',
    });
    expect(decided.status).toBe(200);
    await until(() => receiver.of(path).length > 0);
    const [call] = receiver.of(path) as [Call];
    const message = new Webhook(secret).verify(call.body, call.headers) as {
      type: string;
      timestamp: string;
      data: object;
    };
    expect(() => new Webhook(secret).verify(call.body.replace('insult', 'praise'), call.headers)).toThrow();
    expect(call.headers['webhook-id']).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(message.type).toBe('comment.moderated');
    expect(commentObjectSchema.parse(message.data)).toMatchObject({
      siteId: site,
      id: item?.comment.id,
      show: false,
      status: 'decided',
      labels: ['insult'],
      decision: { version: 2, action: 'reject', source: 'moderator', decidedAt: message.timestamp },
      links: { self: `https://moderation.example/v1/comments/${item?.comment.id}` },
    });
    expect(call.body).not.toContain('not for the site');
    await until(async () => (await deliveries(item?.comment.id))[0]?.state === 'delivered');
  });

  it('that fails is sent again with the same id, a new timestamp and a new signature', async () => {
    const { secret, path } = await endpoint();
    receiver.script(path, status(500));
    await decide('c1', 'approve');
    await until(async () => (await deliveries())[0]?.attempts === 1);
    expect(await deliveries()).toEqual([{ version: 2, state: 'due', attempts: 1, last_status: 500 }]);
    await until(() => receiver.of(path).length === 2, 10);
    const [first, second] = receiver.of(path) as [Call, Call];
    expect(second.at - first.at).toBeGreaterThan(3900);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second.headers['webhook-timestamp']).not.toBe(first.headers['webhook-timestamp']);
    expect(second.body).toBe(first.body);
    for (const { body, headers } of [first, second]) {
      expect(new Webhook(secret).verify(body, headers)).toBeDefined();
    }
    await until(async () => (await deliveries())[0]?.state === 'delivered');
  });

  it('waits as long as Retry-After asks, and takes a redirect for a failure', async () => {
    const { path } = await endpoint();
    receiver.script(path, status(503, { 'retry-after': '40' }));
    await decide('c1', 'approve');
    const waits = () =>
      house.database.query<{ seconds: number }>(
        `SELECT extract(epoch FROM next_at - now())::float8 AS seconds FROM delivery WHERE site_id = $1 AND state = 'due'`,
        [site],
      );
    await until(async () => (await deliveries())[0]?.attempts === 1);
    expect((await waits())[0]?.seconds).toBeGreaterThan(35);
    receiver.script(path, status(301, { location: `${receiver.url}/elsewhere` }));
    await decide('c2', 'approve');
    await until(async () => (await deliveries('c2'))[0]?.attempts === 1);
    expect(await deliveries('c2')).toMatchObject([{ state: 'due', last_status: 301 }]);
    expect(receiver.of('/elsewhere')).toEqual([]);
  });

  it('tells only the newest decision after an outage', async () => {
    const { path } = await endpoint();
    await worker.stop();
    await decide('c1', 'approve');
    await decide('c1', 'reject');
    await decide('c1', 'approve');
    await decide('c2', 'approve');
    await decide('c2', 'reject', false);
    // As if the first decision had been under way when its worker died.
    await house.database.query(
      `UPDATE delivery SET state = 'leased', next_at = now() - interval '1 second', lease_token = gen_random_uuid()
       WHERE site_id = $1 AND subject_id = 'c1' AND version = 2`,
      [site],
    );
    await startWorker();
    await until(async () => (await deliveries()).at(-1)?.state === 'delivered');
    await until(async () => (await deliveries()).every(({ state }) => state === 'delivered' || state === 'superseded'));
    expect((await deliveries()).map(({ version, state }) => [version, state])).toEqual([
      [2, 'superseded'],
      [3, 'superseded'],
      [4, 'delivered'],
    ]);
    // What the site decided itself makes what was owed before pointless, and is not told.
    await until(async () => (await deliveries('c2'))[0]?.state === 'superseded');
    expect(receiver.of(path).map(({ body }) => (JSON.parse(body) as { data: { id: string } }).data.id)).toEqual(['c1']);
  });

  it('whose sender vanished is sent by another when the lease is over, and not before', async () => {
    const { path } = await endpoint();
    await worker.stop();
    await decide('c1', 'approve');
    await house.database.query(
      `UPDATE delivery SET state = 'leased', lease_token = gen_random_uuid(), next_at = now() + interval '6 seconds',
         lease_until = now() + interval '6 seconds' WHERE site_id = $1`,
      [site],
    );
    const leased = Date.now();
    await startWorker();
    await until(() => receiver.of(path).length > 0, 15);
    expect((receiver.of(path)[0]?.at ?? 0) - leased).toBeGreaterThan(5500);
    await until(async () => (await deliveries())[0]?.state === 'delivered');
  });

  it('answered 410 switches the endpoint off, with an audit row, and ends what it was owed', async () => {
    const { id, path } = await endpoint();
    receiver.script(path, status(500), status(410));
    await decide('c2', 'approve');
    await until(async () => (await deliveries('c2'))[0]?.attempts === 1);
    await decide('c1', 'approve');
    await until(async () => (await deliveries())[0]?.state === 'dead');
    expect(await deliveries('c2')).toMatchObject([{ state: 'dead' }]);
    const list = await house.api(`/v1/endpoints?siteId=${site}`, { token: admin });
    expect(list.body.data).toMatchObject([{ id, enabled: false }]);
    const audit = await house.database.query(`SELECT actor, subject FROM audit WHERE action = 'endpoint.disable'`);
    expect(audit).toEqual([{ actor: 'system', subject: `endpoint:${id}` }]);
  });

  it('of a site that observes is not sent, nor one to an endpoint that was deleted', async () => {
    const { id, path } = await endpoint();
    await house.database.query(`UPDATE site SET mode = 'observe' WHERE id = $1`, [site]);
    await decide('c1', 'approve');
    await until(async () => (await deliveries())[0]?.state === 'superseded');
    await house.database.query(`UPDATE site SET mode = 'live' WHERE id = $1`, [site]);
    expect((await house.api(`/v1/endpoints/${id}`, { method: 'DELETE', token: admin })).status).toBe(204);
    await decide('c2', 'approve');
    await pause(2500);
    expect(await deliveries('c2')).toEqual([]);
    expect(receiver.of(path)).toEqual([]);
  });

  it('to a site that does not answer keeps no other site waiting', async () => {
    const slow = await endpoint();
    receiver.script(slow.path, ...Array.from({ length: 60 }, () => () => undefined));
    await house.waiting(site, 60, 'slow-');
    for (let n = 1; n <= 60; n += 1) {
      await decide(`slow-${n}`, 'approve');
    }
    await until(() => receiver.of(slow.path).length >= 8);
    site = `${site}-quick`;
    await house.site(site);
    await house.waiting(site, 1);
    await pause(1100);
    const quick = await endpoint();
    const started = Date.now();
    await decide('c1', 'approve');
    await until(() => receiver.of(quick.path).length > 0);
    expect((receiver.of(quick.path)[0]?.at ?? 0) - started).toBeLessThan(3000);
    expect(receiver.of(slow.path)).toHaveLength(8);
  });
});
