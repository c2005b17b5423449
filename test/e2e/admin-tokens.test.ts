import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiTokenSchema } from '@palaver/contracts';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let everywhere: string;
let ours: string;

beforeAll(async () => {
  house = await AdminHouse.open();
  for (const site of ['ours', 'theirs', 'third']) {
    await house.site(site);
  }
  everywhere = await house.token('admin', ['*']);
  ours = await house.token('admin', ['ours', 'third']);
});
afterAll(() => house.close());

const create = (body: object, token = ours) =>
  house.post('/v1/tokens', token, { name: 'desk', role: 'moderator', ...body });
const made = async (body: object, token = ours) => apiTokenSchema.parse((await create(body, token)).body);
const list = async (token: string, query = '') =>
  (await house.api(`/v1/tokens${query}`, { token })).body as unknown as {
    data: { id: string }[];
    nextCursor: string | null;
  };
const end = async (id: string, token: string) =>
  (await house.api(`/v1/tokens/${id}`, { method: 'DELETE', token })).status;

describe('a token', () => {
  it('is shown once, works at once, and ends at once', async () => {
    const { token = '', ...row } = await made({ sites: ['ours'], expiresAt: '2099-01-01T00:00:00Z' });
    expect(token).toMatch(/^pat_/);
    expect(row).toMatchObject({
      prefix: token.slice(0, 10),
      role: 'moderator',
      createdBy: 'token:admin of ours,third',
    });
    expect((await house.api('/v1/sites', { token })).body).toMatchObject({ data: [{ id: 'ours' }] });
    expect((await list(ours)).data).toContainEqual(
      expect.objectContaining({ id: row.id, expiresAt: '2099-01-01T00:00:00.000Z' }),
    );
    expect(JSON.stringify(await list(ours))).not.toContain(token);
    const [stored] = await house.database.query<{ row: string }>(
      'SELECT t::text AS row FROM api_token t WHERE id = $1',
      [row.id],
    );
    expect(stored?.row).not.toContain(token);
    expect(await end(row.id, ours)).toBe(204);
    expect((await house.api('/v1/sites', { token })).status).toBe(401);
    expect(await end(row.id, ours)).toBe(404);
    const audit = await house.database.query(`SELECT site_id, action FROM audit WHERE subject = $1 ORDER BY seq`, [
      `token:${row.id}`,
    ]);
    expect(audit).toEqual([
      { site_id: 'ours', action: 'token.create' },
      { site_id: 'ours', action: 'token.revoke' },
    ]);
  });

  it.each<[string, object, string]>([
    ['a foreign site', { sites: ['ours', 'theirs'] }, '/sites/1'],
    ['a site that does not exist', { sites: ['nonesuch'] }, '/sites/0'],
    ['all sites', { sites: ['*'] }, '/sites/0'],
    ['all sites and one', { sites: ['*', 'ours'] }, '/sites'],
    ['no site', { sites: [] }, '/sites'],
    ['no id of a site', { sites: ['Ours'] }, '/sites/0'],
    ['an unknown role', { sites: ['ours'], role: 'owner' }, '/role'],
    ['an end that is over', { sites: ['ours'], expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    ['an unknown key', { sites: ['ours'], prefix: 'pat_x' }, '/prefix'],
  ])('for %s is refused by field', async (_what, body, pointer) => {
    const answer = await create(body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('lives no longer than the one it is made with', async () => {
    const brief = await made({ role: 'admin', sites: ['ours'], expiresAt: '2098-01-01T00:00:00Z' });
    for (const expiresAt of [undefined, '2098-01-01T00:00:01Z']) {
      const answer = await create({ sites: ['ours'], expiresAt }, brief.token);
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/expiresAt' }] } });
    }
    expect((await create({ sites: ['ours'], expiresAt: '2097-01-01T00:00:00Z' }, brief.token)).status).toBe(201);
  });

  it('opens no sections beyond those of the one it is made with', async () => {
    const sport = await made({ role: 'admin', sites: ['ours'], sections: ['sport', 'local'] });
    expect(sport.sections).toEqual(['sport', 'local']);
    const pointersOf = async (body: object) => {
      const { status, body: problem } = await create({ sites: ['ours'], ...body }, sport.token);
      return [status, ((problem.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer)];
    };
    expect(await pointersOf({})).toEqual([422, ['/sections']]);
    expect(await pointersOf({ sections: ['sport', 'politics'] })).toEqual([422, ['/sections/1']]);
    expect(await pointersOf({ sections: ['sport'] })).toEqual([201, []]);
    const narrow = await made({ sites: ['ours'], sections: ['sport'] }, sport.token);
    const wide = await made({ sites: ['ours'] });
    expect((await list(sport.token ?? '', '?limit=200')).data.map(({ id }) => id)).toContain(narrow.id);
    expect((await list(sport.token ?? '', '?limit=200')).data.map(({ id }) => id)).not.toContain(wide.id);
    expect([await end(wide.id, sport.token ?? ''), await end(narrow.id, sport.token ?? '')]).toEqual([404, 204]);
  });

  it('is made by admins alone', async () => {
    for (const role of ['lead', 'moderator', 'analyst'] as const) {
      expect((await create({ sites: ['ours'] }, await house.token(role, ['ours']))).status).toBe(403);
    }
  });

  it('is neither seen nor ended by who sees only some of its sites', async () => {
    const wide = await made({ sites: ['ours', 'theirs'] }, everywhere);
    const all = await made({ sites: ['*'] }, everywhere);
    const seen = (await list(ours, '?limit=200')).data.map(({ id }) => id);
    expect(seen).not.toContain(wide.id);
    expect(seen).not.toContain(all.id);
    expect([await end(wide.id, ours), await end(all.id, ours)]).toEqual([404, 404]);
    expect((await list(everywhere, '?limit=200')).data.map(({ id }) => id)).toEqual(
      expect.arrayContaining([wide.id, all.id]),
    );
    const [audit] = await house.database.query(`SELECT site_id FROM audit WHERE subject = $1`, [`token:${all.id}`]);
    expect(audit).toEqual({ site_id: '*' });
  });

  it('tells when it was last used, to the minute', async () => {
    const { id, token, lastUsedAt } = await made({ sites: ['ours'] });
    expect(lastUsedAt).toBeNull();
    const used = async () =>
      (
        await house.database.query<{ at: string | null }>(
          'SELECT last_used_at::text AS at FROM api_token WHERE id = $1',
          [id],
        )
      )[0]?.at;
    await house.api('/v1/sites', { token });
    while ((await used()) === null) {
      await pause(20);
    }
    const first = await used();
    await house.api('/v1/sites', { token });
    await pause(200);
    expect(await used()).toBe(first);
  });
});

describe('a list', () => {
  it('is read page by page along nextCursor and Link, each row once and in order', async () => {
    for (let n = 0; n < 5; n += 1) {
      await made({ name: `page ${n}`, sites: ['third'] });
    }
    const third = await house.token('admin', ['third']);
    const whole = await list(third, '?limit=200');
    expect(whole.nextCursor).toBeNull();
    const found: string[] = [];
    let next: string | undefined = '/v1/tokens?limit=2';
    while (next !== undefined) {
      const { status, headers, body } = await house.api(next, { token: third });
      expect(status).toBe(200);
      const { data, nextCursor } = body as unknown as Awaited<ReturnType<typeof list>>;
      expect(data.length).toBeLessThanOrEqual(2);
      found.push(...data.map(({ id }) => id));
      next = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
      expect(next === undefined).toBe(nextCursor === null);
    }
    expect(found).toEqual(whole.data.map(({ id }) => id));
    expect(found.length).toBeGreaterThan(5);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'cursor=', 'cursor=%00', 'cursor=bm9uZQ', 'page=2', 'limit=1&limit=2'])(
    'refuses ?%s',
    async (query) => {
      for (const path of ['/v1/tokens', '/v1/sites/ours/keys']) {
        expect([path, (await house.api(`${path}?${query}`, { token: ours })).status]).toEqual([path, 400]);
      }
    },
  );
});
