import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role, ROLES } from '@palaver/contracts';
import { AdminHouse } from '../e2e/admin-house.js';
import { adminBodies, type Route, routesOf } from './routes.js';
import { BY_FIELD, OF_NO_SITE, SiteThings } from './site-things.js';

interface Somebody {
  role: Role;
  kind: 'token' | 'person';
  /** What goes into a request of his. */
  shows: { token: string } | { session: string };
  /** The same, but for a request that may end a session. */
  showsAnew: () => Promise<{ token: string } | { session: string }>;
}

/** Every route of the document x every role, as a token and as a person x his own and another site. */
describe('who may do what', () => {
  let house: AdminHouse;
  let routes: Route[];
  let ours: SiteThings;
  let theirs: SiteThings;
  let callers: Somebody[];

  beforeAll(async () => {
    house = await AdminHouse.open({ RATE_LIMIT_ADMIN_REQUESTS: '0', RATE_LIMIT_FAILED_ATTEMPTS: '0' });
    const admin = await house.token('admin', ['*']);
    for (const site of ['ours', 'theirs']) {
      await house.site(site);
      await house.waiting(site, 2);
    }
    ours = await SiteThings.make(house, 'ours', admin);
    theirs = await SiteThings.make(house, 'theirs', admin);
    callers = (await Promise.all(ROLES.map((role) => [asToken(role), asPerson(role)]).flat())).flat();
    routes = await routesOf(house.admin.url);
  });
  afterAll(() => house.close());

  async function asToken(role: Role): Promise<Somebody> {
    const token = await house.token(role, ['ours']);
    return { role, kind: 'token', shows: { token }, showsAnew: () => Promise.resolve({ token }) };
  }
  async function asPerson(role: Role): Promise<Somebody> {
    const person = await house.person(role, ['ours']);
    const showsAnew = async () => ({ session: await house.session(person) });
    return { role, kind: 'person', shows: await showsAnew(), showsAnew };
  }
  const ask = async (route: Route, address: string, siteId: string, shown: object) => {
    const { status } = await house.api(address, {
      method: route.method,
      ...shown,
      ...(['POST', 'PUT', 'PATCH'].includes(route.method) ? { body: adminBodies(siteId)[route.name] ?? {} } : {}),
      headers: { 'if-match': address.startsWith('/v1/review') ? '"1.1"' : `"${'0'.repeat(32)}"` },
    });
    return status;
  };
  /** Made by who sees all sites alone. */
  const OF_ALL_SITES = new Set(['POST /v1/sites']);
  function isPermitted({ caller, permission, roles = [] }: Route, { role, kind }: Somebody): boolean {
    return caller === 'person' ? kind === 'person' : permission === undefined || roles.includes(role);
  }
  const guarded = () => routes.filter(({ caller }) => caller !== 'everybody');
  const named = ({ name }: Route, { role, kind }: Somebody) => `${kind} ${role}: ${name}`;
  /** As the server has it: all statistics are one route. */
  const templateOf = ({ path }: Route) => path.replace(/\{(\w+)\}/g, ':$1').replace(/(\/statistics\/)\w+$/, '$1:name');
  const addressIn = (things: SiteThings, route: Route) =>
    things.addressOf(route) ?? (OF_NO_SITE.has(route.name) ? route.path : undefined);
  const changes = () =>
    house.database.query(
      `SELECT (SELECT count(*) FROM audit WHERE action <> 'request.refuse') AS audit, (SELECT json_agg(x ORDER BY site_id, id) FROM comment x) AS comments,
        (SELECT json_agg(x ORDER BY id) FROM site x) AS sites, (SELECT json_agg(x ORDER BY id) FROM review_item x) AS items,
        (SELECT json_agg(x ORDER BY id) FROM endpoint x) AS endpoints, (SELECT count(*) FROM person) AS people`,
    );

  it('is told of every route: a permission with its roles, people alone, or any caller', () => {
    const without = guarded().filter((route) => addressIn(ours, route) === undefined);
    expect(without.map(({ name }) => name)).toEqual([]);
    const untold = guarded().filter(({ permission, roles }) => (permission === undefined) !== (roles === undefined));
    expect(untold.map(({ name }) => name)).toEqual([]);
    expect(guarded().length).toBeGreaterThan(100);
  });

  it('without a live token or session is nothing', async () => {
    const shown = [{}, { token: 'pat_wrong' }, { token: 'pk_live_x' }, { session: `palaver=${'x'.repeat(43)}` }];
    for (const route of guarded()) {
      for (const nothing of shown) {
        expect([route.name, await ask(route, addressIn(ours, route) ?? '', 'ours', nothing)]).toEqual([
          route.name,
          401,
        ]);
      }
    }
  });

  it("what a role does not permit is 403 on every site, and what it permits is 404 on another's; neither changes anything", async () => {
    const before = await changes();
    const forbidden = new Set<string>();
    for (const route of guarded()) {
      for (const somebody of callers) {
        const shown = somebody.shows;
        const own = addressIn(ours, route) ?? '';
        const foreign = theirs.addressOf(route);
        const name = named(route, somebody);
        if (!isPermitted(route, somebody)) {
          expect([name, await ask(route, own, 'ours', shown)]).toEqual([name, 403]);
          forbidden.add(`${somebody.role} ${route.method} ${templateOf(route)}`);
        }
        if (foreign !== undefined) {
          const expected = isPermitted(route, somebody) ? (BY_FIELD.has(route.name) ? 422 : 404) : 403;
          expect([name, await ask(route, foreign, 'theirs', shown)]).toEqual([name, expected]);
        }
      }
    }
    expect(await changes()).toEqual(before);
    const told = await house.database.query<{ line: string }>(
      `SELECT DISTINCT content ->> 'role' || ' ' || (content ->> 'route') AS line FROM audit WHERE action = 'request.refuse'`,
    );
    expect(told.map(({ line }) => line).sort()).toEqual([...forbidden].sort());
  });

  it('what a role permits is neither 401 nor 403 on his own site', async () => {
    const refused: string[] = [];
    for (const somebody of callers) {
      for (const route of guarded().filter((one) => isPermitted(one, somebody) && !OF_ALL_SITES.has(one.name))) {
        const status = await ask(route, addressIn(ours, route) ?? '', 'ours', await somebody.showsAnew());
        if (status === 401 || status === 403 || status >= 500) {
          refused.push(`${named(route, somebody)} ${status}`);
        }
      }
    }
    // Somebody else has decided and made the batch: who leads may act on it, a moderator on his own.
    const others = ['batches/{id}/undo', 'batches/{id}/run', 'batches/{id}/cancel', 'undo'].flatMap((act) =>
      ['token', 'person'].map((kind) => `${kind} moderator: POST /v1/review/${act} 403`),
    );
    expect(refused.sort()).toEqual(others.sort());
  });
});
