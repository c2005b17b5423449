import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminHouse } from '../e2e/admin-house.js';
import { comment, created, GatewayHouse } from '../support/gateway-house.js';
import { adminBodies, type Route, routesOf } from './routes.js';
import { BY_FIELD, OF_NO_SITE, SiteThings } from './site-things.js';

/** S8: every route of every OpenAPI document, asked for what belongs to another site. A route no case is made for fails. */
describe("another site's things, asked of the admin,", () => {
  let house: AdminHouse;
  let ours: string;
  let ourSession: string;
  let routes: Route[];
  let theirs: SiteThings;
  const bodies = adminBodies('theirs');

  beforeAll(async () => {
    house = await AdminHouse.open();
    await house.site('ours');
    await house.site('theirs');
    await house.waiting('theirs', 2);
    ours = await house.token('admin', ['ours']);
    const admin = await house.token('admin', ['*']);
    theirs = await SiteThings.make(house, 'theirs', admin);
    ourSession = await house.session(await house.person('admin', ['ours']));
    routes = await routesOf(house.admin.url);
  });
  afterAll(() => house.close());

  const ask = (route: Route, address: string) =>
    house.api(address, {
      method: route.method,
      ...(route.caller === 'person' ? { session: ourSession } : { token: ours }),
      ...(['POST', 'PUT', 'PATCH'].includes(route.method) ? { body: bodies[route.name] ?? {} } : {}),
      headers: { 'if-match': address.startsWith('/v1/review') ? '"1.1"' : `"${'0'.repeat(32)}"` },
    });
  const everything = () =>
    house.database.query(
      `SELECT (SELECT json_agg(x ORDER BY id) FROM site x) AS sites, (SELECT json_agg(x ORDER BY id) FROM site_key x) AS keys,
        (SELECT json_agg(x ORDER BY id) FROM site_secret x) AS secrets, (SELECT json_agg(x ORDER BY id) FROM endpoint x) AS endpoints,
        (SELECT json_agg(x ORDER BY id) FROM import x) AS imports,
        (SELECT json_agg(x ORDER BY site_id, id) FROM sanction x) AS sanctions,
        (SELECT json_agg(x ORDER BY site_id, id) FROM author_note x) AS notes, (SELECT count(*) FROM article_mode) AS modes, (SELECT json_agg(x ORDER BY id) FROM review_item x) AS items,
        (SELECT json_agg(x ORDER BY site_id, id) FROM review_queue x) AS queues,
        (SELECT json_agg(x ORDER BY site_id, id) FROM comment x) AS comments, (SELECT json_agg(x ORDER BY id) FROM work x) AS work,
        (SELECT json_agg(x ORDER BY site_id, id, version) FROM rule_set_version x) AS versions,
        (SELECT json_agg(x ORDER BY site_id, id) FROM rule_set_draft x) AS drafts, (SELECT count(*) FROM audit) AS audit,
        (SELECT json_agg(x.revoked_at ORDER BY id) FROM api_token x) AS tokens, (SELECT count(*) FROM backtest) AS backtests,
        (SELECT json_agg(x ORDER BY id) FROM batch x) AS batches,
        (SELECT json_agg(x ORDER BY id) FROM person x) AS people, (SELECT count(*) FROM person_session WHERE ended_at IS NULL) AS sessions`,
    );

  it('every route of the document has its case', () => {
    const without = routes.filter((route) => !OF_NO_SITE.has(route.name) && theirs.addressOf(route) === undefined);
    expect(without.map(({ name }) => name)).toEqual([]);
    const unknown = routes.filter(({ takesJson, name }) => takesJson && !(name in bodies));
    expect(unknown.map(({ name }) => name)).toEqual([]);
    expect(routes.length).toBeGreaterThan(50);
  });

  it('are 404, and nothing is changed', async () => {
    const before = await everything();
    let asked = 0;
    for (const route of routes) {
      const address = OF_NO_SITE.has(route.name) ? undefined : theirs.addressOf(route);
      if (address !== undefined) {
        asked += 1;
        const { status, body } = await ask(route, address);
        expect([route.name, status]).toEqual([route.name, BY_FIELD.has(route.name) ? 422 : 404]);
        expect(body.type).toMatch(/^\/problems\//);
      }
    }
    expect(asked).toBeGreaterThan(45);
    expect(await everything()).toEqual(before);
  });

  it('stand in no list', async () => {
    const lists = routes.filter(
      ({ method, path }) => method === 'GET' && !path.includes('{') && path !== '/v1/schemas/rule-set',
    );
    for (const { name, path, caller } of lists.filter(({ path }) => !/^\/v1\/(exports|statistics)\//.test(path))) {
      const who = caller === 'person' ? { session: ourSession } : { token: ours };
      const { status, body } = await house.api(path, who);
      expect([name, status]).toEqual([name, 200]);
      expect(JSON.stringify(body)).not.toContain('theirs');
    }
  });
});

describe("another site's comments, asked of the gateway,", () => {
  let house: GatewayHouse;
  beforeAll(async () => {
    house = await GatewayHouse.open();
  });
  afterAll(() => house.close());

  it('are 404 or missing on every route of the document', async () => {
    const sent = comment({ text: 'palaver:approve' });
    const post = (path: string, body: unknown) =>
      house.post(path, body, { authorization: `Bearer ${house.other.testKey}`, prefer: 'wait=10' });
    expect((await post('/v1/comments', sent)).status).toBe(200);
    const cases: Record<string, () => Promise<unknown>> = {
      'GET /v1/comments/{id}': async () => (await house.get(`/v1/comments/${sent.id}`)).status,
      'GET /v1/comments/{id}/decisions': async () => (await house.get(`/v1/comments/${sent.id}/decisions`)).status,
      'GET /v1/decisions': async () => JSON.stringify((await house.get('/v1/decisions')).body).includes(sent.id) || 404,
      // What is sent by our key is ours, whatever it says: the other site's comment stays as it is.
      'POST /v1/comments': async () => (await house.post('/v1/comments', { ...sent, text: 'changed' })).status && 404,
      'POST /v1/events': async () => (await house.post('/v1/events', created({ ...sent, rev: 9 }))).status && 404,
      'POST /v1/evaluations': async () => (await house.post('/v1/evaluations', sent)).status && 404,
      'POST /v1/sites/{siteId}/events': async () =>
        (await house.post('/v1/sites/other/events', created(sent))).status === 401 && 404,
    };
    const routes = await routesOf(house.gateway.url);
    expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(cases).sort());
    // Reads first: what is then sent by our key under the same id is ours.
    for (const { name } of routes.sort((a, b) => a.method.localeCompare(b.method))) {
      expect([name, await cases[name]?.()]).toEqual([name, 404]);
    }
    const rows = await house.database.query(
      `SELECT rev::int AS rev, data::json ->> 'text' AS text FROM revision WHERE site_id = 'other' AND comment_id = $1`,
      [sent.id],
    );
    expect(rows).toEqual([{ rev: 1, text: 'palaver:approve' }]);
  });
});
