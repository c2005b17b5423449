import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverySchema, endpointSchema, testSendSchema, wholeDeliverySchema } from '@palaver/contracts';
import { type Database, decideByPerson, openDatabase } from '@palaver/persistence';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { type RunningApp, startApp } from '../support/apps.js';
import { queueEnvironment } from '../support/queue.js';
import { Receiver, status } from '../support/receiver.js';
import { AdminHouse, type Answer, MASTER_KEY } from './admin-house.js';

let house: AdminHouse;
let worker: RunningApp;
let pipeline: Database;
let admin: string;
const receiver = new Receiver();
let site = '';
let sites = 0;
let knownToWorker = '';
let endpoint: { id: string; secret: string; etag: string };

beforeAll(async () => {
  await receiver.open();
  house = await AdminHouse.open({ CALLBACK_ALLOWED: '127.0.0.1:*' });
  admin = await house.token('admin', ['*']);
  pipeline = await openDatabase(house.database.url, { role: 'pipeline', max: 2 });
  worker = await startApp('worker', {
    DATABASE_URL: house.database.url,
    PALAVER_MASTER_KEY: MASTER_KEY,
    CALLBACK_ALLOWED: '127.0.0.1:*',
    ...queueEnvironment(),
  });
});
afterAll(async () => {
  await worker.stop();
  await pipeline.close();
  await house.close();
  receiver.close();
});

beforeEach(async () => {
  site = `site-${(sites += 1)}`;
  await house.site(site);
  await house.waiting(site, 5);
  const body = { siteId: site, url: `${receiver.url}/${site}`, types: ['comment.moderated'] };
  const created = await house.post('/v1/endpoints', admin, body);
  expect(created.headers.get('etag')).toBe(created.body.etag);
  endpoint = created.body as unknown as typeof endpoint;
});

const path = (more = '') => `/v1/endpoints/${endpoint.id}${more}`;
const patch = (body: object, etag: string | undefined, token = admin): Promise<Answer> =>
  house.api(path(), { method: 'PATCH', body, token, headers: etag === undefined ? {} : { 'if-match': etag } });
const calls = () => receiver.of(`/${site}`);

async function decide(commentId: string): Promise<void> {
  if (site !== knownToWorker) {
    // The worker reads the list of sites once a second.
    await pause(1100);
    knownToWorker = site;
  }
  await pipeline.transaction((tx) =>
    decideByPerson(tx, {
      siteId: site,
      commentId,
      action: 'approve',
      reasonCode: null,
      source: 'moderator',
      actor: 'test',
      note: null,
      deliver: true,
    }),
  );
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await what()); await pause(50)) {
    if (Date.now() > end) {
      throw new Error(`not within 20 s: ${String(what)}\n${worker.log().slice(-2000)}`);
    }
  }
}

interface Listed {
  data: { id: string; state: string; subjectId: string; version: number; createdAt: string }[];
  nextCursor: string | null;
}
const list = async (query = '') =>
  (await house.api(path(`/deliveries${query}`), { token: admin })).body as unknown as Listed;
const states = async () => (await list()).data.map(({ subjectId, state }) => `${subjectId} ${state}`).sort();
const actions = async () => {
  const rows = await house.database.query<{ action: string }>(
    `SELECT action FROM audit WHERE site_id = $1 AND actor LIKE 'token:%' ORDER BY seq`,
    [site],
  );
  return rows.map(({ action }) => action);
};

describe('changing an endpoint', () => {
  it('needs the etag of what was seen, and gives the next one', async () => {
    const seen = await house.api(path(), { token: admin });
    expect(endpointSchema.parse(seen.body)).toMatchObject({ failures: 0, enabled: true, disabledReason: null });
    expect(seen.headers.get('etag')).toBe(endpoint.etag);
    expect((await patch({ enabled: false }, undefined)).status).toBe(428);
    expect((await patch({ enabled: false }, '"1.1"')).status).toBe(400);
    const changed = await patch({ enabled: false, types: ['comment.moderated', 'endpoint.disabled'] }, endpoint.etag);
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ enabled: false, disabledReason: 'person', types: { length: 2 } });
    expect(changed.headers.get('etag')).not.toBe(endpoint.etag);
    const stale = await patch({ enabled: true }, endpoint.etag);
    expect(stale.status).toBe(412);
    expect(endpointSchema.parse(stale.body.endpoint)).toEqual(changed.body);
    const on = await patch({ enabled: true }, stale.headers.get('etag') ?? '');
    expect(on.body).toMatchObject({ enabled: true, disabledAt: null, disabledReason: null });
    expect(await actions()).toEqual(['endpoint.create', 'endpoint.change', 'endpoint.change']);
  });

  it.each([
    [{}, ''],
    [{ url: 'https://10.0.0.1/' }, '/url'],
    [{ url: 'mailto:a@example.org' }, '/url'],
    [{ types: [] }, '/types'],
    [{ enabled: 'yes' }, '/enabled'],
    [{ secret: 'mine' }, '/secret'],
    [{ siteId: 'other' }, '/siteId'],
  ])('to %j is refused by field', async (body, pointer) => {
    expect(await patch(body, endpoint.etag)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
    expect((await house.api(path(), { token: admin })).body.etag).toBe(endpoint.etag);
  });

  it('is for admins', async () => {
    const lead = await house.token('lead', [site]);
    expect((await patch({ enabled: false }, endpoint.etag, lead)).status).toBe(403);
    expect((await house.api(path('/deliveries'), { token: lead })).status).toBe(200);
    expect((await house.api(path('/deliveries'), { token: await house.token('analyst', [site]) })).status).toBe(403);
  });

  it('to another address sends there at once what waits', async () => {
    receiver.script(`/${site}`, status(503, { 'retry-after': '9000' }));
    await decide('c1');
    await until(() => calls().length === 1);
    await until(async () => (await list()).data[0]?.state === 'due');
    const fresh = await patch({ url: `${receiver.url}/${site}-new` }, endpoint.etag);
    expect(fresh.body).toMatchObject({ failures: 0 });
    await until(() => receiver.of(`/${site}-new`).length === 1);
  });
});

describe('a rotated secret', () => {
  it('signs beside the one before, for both libraries', async () => {
    const rotated = await house.post(path('/rotate-secret'), admin);
    expect(rotated.status).toBe(201);
    const { secret, previousSecretEndsAt } = rotated.body as unknown as Record<string, string>;
    expect(Date.parse(previousSecretEndsAt ?? '') - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    await decide('c1');
    await until(() => calls().length === 1);
    const [call] = calls();
    for (const known of [secret ?? '', endpoint.secret]) {
      expect(new Webhook(known).verify(call?.body ?? '', call?.headers ?? {})).toBeDefined();
      expect(new SvixWebhook(known).verify(call?.body ?? '', call?.headers ?? {})).toBeDefined();
    }
    await house.post(path('/rotate-secret'), admin);
    await decide('c2');
    await until(() => calls().length === 2);
    const second = calls()[1];
    expect(() => new Webhook(endpoint.secret).verify(second?.body ?? '', second?.headers ?? {})).toThrow();
    expect(new Webhook(secret ?? '').verify(second?.body ?? '', second?.headers ?? {})).toBeDefined();
    expect(await actions()).toContain('endpoint.rotate-secret');
  });
});

describe('a test message', () => {
  it('is signed, goes out at once, and its answer is told', async () => {
    const sent = testSendSchema.parse((await house.post(path('/test'), admin)).body);
    expect(sent).toMatchObject({ delivered: true, status: 200, error: null });
    const [call] = calls();
    expect(call?.headers['webhook-id']).toBe(sent.messageId);
    expect(new Webhook(endpoint.secret).verify(call?.body ?? '', call?.headers ?? {})).toMatchObject({
      type: 'endpoint.test',
      data: { siteId: site, id: endpoint.id },
    });
  });

  it('that fails says why in words, and changes nothing', async () => {
    receiver.script(`/${site}`, status(302, { location: 'http://10.0.0.1/' }));
    expect((await house.post(path('/test'), admin)).body).toMatchObject({
      delivered: false,
      status: 302,
      error: expect.stringContaining('redirects are not followed'),
    });
    await patch({ url: 'http://127.0.0.1:9/', enabled: false }, endpoint.etag);
    expect((await house.post(path('/test'), admin)).body).toMatchObject({
      delivered: false,
      status: null,
      error: expect.stringMatching(/nobody listens|refused|not called/),
    });
    expect((await house.api(path(), { token: admin })).body).toMatchObject({ failures: 0, enabled: false });
  });
});

describe('the deliveries of an endpoint', () => {
  it('are listed newest first, by state and page by page, and each is shown with its tries', async () => {
    receiver.script(`/${site}`, status(500));
    await decide('c1');
    await until(async () => (await states())[0] === 'c1 delivered');
    for (const id of ['c2', 'c3', 'c4']) {
      await decide(id);
    }
    await until(async () => (await list('?state=delivered')).data.length === 4);
    const whole = await list();
    whole.data.forEach((row) => deliverySchema.parse(row));
    expect(whole.data.map(({ subjectId }) => subjectId)).toEqual(['c4', 'c3', 'c2', 'c1']);
    const first = await list('?limit=3');
    const rest = await list(`?limit=3&cursor=${first.nextCursor}`);
    expect([...first.data, ...rest.data]).toEqual(whole.data);
    expect(rest.nextCursor).toBeNull();
    expect((await list('?state=dead')).data).toEqual([]);
    const { body } = await house.api(path('/deliveries/decision.2.c1'), { token: admin });
    const { tries, ...row } = wholeDeliverySchema.parse(body);
    expect(row).toMatchObject({ state: 'delivered', attempts: 2, status: 200, error: null, nextAt: null });
    expect(tries.map(({ attempt, status, error }) => [attempt, status, error])).toEqual([
      [2, 200, null],
      [1, 500, 'answered 500'],
    ]);
    expect(tries.map(({ body }) => body)).toEqual(
      calls()
        .slice(0, 2)
        .map(({ body }) => body),
    );
    expect(row.messageId).toBe(calls()[0]?.headers['webhook-id']);
  });

  it.each(['?state=lost', '?limit=0', '?limit=201', '?cursor=zzz', '?since=now'])(
    'asked for by %s are refused',
    async (query) => {
      expect((await house.api(path(`/deliveries${query}`), { token: admin })).status).toBe(400);
    },
  );

  it.each(['decision.9.c1', 'decision.1.c1', 'nonsense', 'decision.2.%00', 'sanction.1.c1'])(
    'hold none called %s',
    async (id) => {
      expect((await house.api(path(`/deliveries/${id}`), { token: admin })).status).toBe(404);
      expect((await house.post(path(`/deliveries/${id}/replay`), admin)).status).toBe(404);
    },
  );
});

describe('a replay', () => {
  it('of one sends it again under the same id', async () => {
    await decide('c1');
    await until(async () => (await states())[0] === 'c1 delivered');
    const replayed = await house.post(path('/deliveries/decision.2.c1/replay'), admin);
    expect(replayed).toMatchObject({ status: 202, body: { state: 'due', attempts: 0 } });
    await until(() => calls().length === 2);
    expect(calls()[1]?.headers['webhook-id']).toBe(calls()[0]?.headers['webhook-id']);
    await until(async () => (await states())[0] === 'c1 delivered');
    await decide('c1');
    await until(async () => (await states()).filter((state) => state === 'c1 delivered').length === 2);
    expect((await house.post(path('/deliveries/decision.2.c1/replay'), admin)).status).toBe(409);
    expect(await actions()).toContain('delivery.replay');
  });

  it('of what is dead comes after the endpoint is switched on again', async () => {
    receiver.script(`/${site}`, status(410));
    await decide('c1');
    await until(async () => (await states())[0] === 'c1 dead');
    expect((await house.post(path('/replay'), admin)).body).toMatchObject({
      status: 409,
      type: '/problems/endpoint-disabled',
    });
    const off = await house.api(path(), { token: admin });
    expect(off.body).toMatchObject({ enabled: false, disabledReason: 'gone' });
    await patch({ enabled: true }, off.headers.get('etag') ?? '');
    expect((await house.post(path('/replay'), admin)).body).toEqual({ replayed: 1, continueFrom: null });
    await until(async () => (await states())[0] === 'c1 delivered');
  });

  it('of a range takes what was first owed in it', async () => {
    await decide('c1');
    await until(async () => (await states())[0] === 'c1 delivered');
    await pause(20);
    const between = new Date().toISOString();
    await pause(20);
    await decide('c2');
    await until(async () => (await states()).join() === 'c1 delivered,c2 delivered');
    expect((await house.post(path('/replay'), admin)).body).toMatchObject({ replayed: 0 });
    const range = { states: ['delivered'], from: between };
    expect((await house.post(path('/replay'), admin, range)).body).toEqual({ replayed: 1, continueFrom: null });
    await until(() => calls().length === 3);
    expect(calls().map(({ body }) => (JSON.parse(body) as { data: { id: string } }).data.id)).toEqual([
      'c1',
      'c2',
      'c2',
    ]);
  });

  it.each([
    [{ states: [] }, '/states'],
    [{ states: ['due'] }, '/states/0'],
    [{ from: 'yesterday' }, '/from'],
    [{ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }, '/to'],
  ])('of %j is refused by field', async (body, pointer) => {
    expect(await house.post(path('/replay'), admin, body)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    });
  });
});

it('erasing an author erases what was sent about his comments', async () => {
  await decide('c1');
  await until(async () => (await states())[0] === 'c1 delivered');
  const bodies = () => house.database.query('SELECT body FROM delivery_try WHERE site_id = $1', [site]);
  expect(await bodies()).toHaveLength(1);
  await house.database.query(`UPDATE comment SET author_key = 'id:a1' WHERE site_id = $1`, [site]);
  await house.database.query(
    `INSERT INTO author (site_id, key, data, erased_at, erasure_due) VALUES ($1, 'id:a1', '{}', now(), true)`,
    [site],
  );
  await until(async () => (await bodies()).length === 0);
});
