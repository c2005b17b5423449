import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminHouse } from '../e2e/admin-house.js';
import { GatewayHouse } from '../support/gateway-house.js';
import { adminBodies, gatewayBodies, type Route, routesOf } from './routes.js';

type Send = (route: Route, body: string) => Promise<{ status: number; body: unknown }>;

/** What a caller might wish to set and may not, beside what a body has. */
const WISHES = [
  'role',
  'siteId',
  'status',
  'state',
  'id',
  'createdAt',
  'createdBy',
  'sealed',
  'hash',
  'isAdmin',
  'decision',
];
/** As text: `JSON.stringify` would not write them. */
const PROTOTYPES = ['"__proto__":{"role":"admin"}', '"constructor":{"prototype":{"role":"admin"}}', '"prototype":{}'];

const withPair = (body: object, pair: string) =>
  JSON.stringify(body).replace(/^\{(.?)/, (_, next) => `{${pair}${next === '}' ? '}' : `,${next}`}`);

function suite(open: () => Promise<{ url: string; bodies: Record<string, Record<string, unknown>>; send: Send }>) {
  let routes: Route[];
  let bodies: Record<string, Record<string, unknown>>;
  let send: Send;
  beforeAll(async () => {
    const opened = await open();
    ({ bodies, send } = opened);
    routes = (await routesOf(opened.url)).filter(({ takesJson }) => takesJson);
    expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(bodies).sort());
  });

  it('refuses every key that a body has not, by name (S9)', async () => {
    for (const route of routes) {
      const known = bodies[route.name] ?? {};
      const foreign = WISHES.filter((key) => !(key in known));
      const answers = await Promise.all(
        foreign.map((key) => send(route, JSON.stringify({ ...known, [key]: 'admin' }))),
      );
      for (const [n, { status, body }] of answers.entries()) {
        expect([route.name, foreign[n], status]).toEqual([route.name, foreign[n], 422]);
        expect(JSON.stringify(body)).toContain(`/${foreign[n]}`);
      }
    }
  });

  it('refuses keys that reach for a prototype, at any depth (S10)', async () => {
    for (const route of routes) {
      for (const pair of PROTOTYPES) {
        for (const raw of [
          withPair(bodies[route.name] ?? {}, pair),
          withPair(bodies[route.name] ?? {}, `"a":[{${pair}}]`),
        ]) {
          const { status } = await send(route, raw);
          expect([route.name, raw, status]).toEqual([route.name, raw, 400]);
        }
      }
    }
    expect(({} as { role?: string }).role).toBeUndefined();
  });
}

describe('the admin', () => {
  let house: AdminHouse;
  afterAll(() => house.close());
  suite(async () => {
    house = await AdminHouse.open();
    await house.site('ours');
    await house.waiting('ours', 1);
    const token = await house.token('admin', ['*']);
    const session = await house.session(await house.person('admin', ['*']));
    const [item] = await house.database.query<{ id: string }>('SELECT id FROM review_item');
    const bodies = adminBodies('ours');
    const send: Send = ({ method, path, caller }, body) =>
      house.api(
        path
          .replace('{siteId}', 'ours')
          .replace(
            '{id}',
            path.includes('/review/')
              ? (item?.id ?? '')
              : path.includes('rule-sets')
                ? 'newsroom'
                : crypto.randomUUID(),
          )
          .replace('{version}', '1')
          .replace(/\{\w+\}/, crypto.randomUUID()),
        {
          method,
          ...(caller === 'person' ? { session } : { token }),
          body,
          headers: { 'if-match': path.startsWith('/v1/review') ? '"1.1"' : `"${'0'.repeat(32)}"` },
        },
      );
    return { url: house.admin.url, bodies, send };
  });
});

describe('the gateway', () => {
  let house: GatewayHouse;
  afterAll(() => house.close());
  suite(async () => {
    house = await GatewayHouse.open();
    const { [`POST /v1/sites/{siteId}/events`]: _signed, ...byKey } = gatewayBodies('c-strict');
    const bodies = { ...byKey, 'POST /v1/sites/{siteId}/events': byKey['POST /v1/events'] ?? {} };
    // The signed route shares its checks with the one by key, which they are tried on.
    const send: Send = ({ path }, body) => house.post(path.replace('/sites/{siteId}', ''), body);
    return { url: house.gateway.url, bodies, send };
  });
});
