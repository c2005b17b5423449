import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endpointSchema, siteKeySchema, siteSchema } from '@palaver/contracts';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let admin: string;
let ours: string;

beforeAll(async () => {
  house = await AdminHouse.open({ CALLBACK_ALLOWED: '127.0.0.1:8999,wordpress:80' });
  admin = await house.token('admin', ['*']);
  await house.site('ours');
  await house.site('theirs');
  await house.waiting('ours', 1);
  await house.waiting('theirs', 1);
  ours = await house.token('admin', ['ours']);
});
afterAll(() => house.close());

interface Listed {
  id: string;
  [key: string]: unknown;
}
const list = async (path: string, token: string) => (await house.api(path, { token })).body.data as unknown as Listed[];

describe('sites and keys', () => {
  it('a site is created with its webhook secret and the newsroom rules, once', async () => {
    const body = { id: 'fresh', name: 'Fresh', mode: 'observe', whileUndecided: 'show' };
    const { status, body: site, headers } = await house.post('/v1/sites', admin, body);
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    const { webhookSecret, ...rest } = site as unknown as { webhookSecret: string };
    expect(webhookSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(siteSchema.parse(rest)).toMatchObject({ ...body, ruleSet: { id: 'newsroom', version: 1 } });
    expect((await house.api('/v1/sites/fresh', { token: admin })).body).toEqual(rest);
    expect((await house.post('/v1/sites', admin, body)).body).toMatchObject({
      status: 409,
      type: '/problems/site-exists',
    });
    expect((await house.post('/v1/sites', ours, { id: 'mine', name: 'M' })).status).toBe(403);
  });

  it('a token sees its sites alone', async () => {
    expect((await list('/v1/sites', ours)).map((site) => site.id)).toEqual(['ours']);
    expect((await list('/v1/sites', admin)).map((site) => site.id)).toEqual(expect.arrayContaining(['ours', 'theirs']));
  });

  it('a key is shown once, rotated with a day of overlap, and revoked at once', async () => {
    const created = await house.post('/v1/sites/ours/keys', ours, { name: 'cms', test: true });
    expect(created.status).toBe(201);
    const { key, ...row } = siteKeySchema.parse(created.body);
    expect(key).toMatch(/^pk_test_/);
    expect(await list('/v1/sites/ours/keys', ours)).toEqual([row]);
    const rotated = siteKeySchema.parse((await house.post('/v1/sites/ours/keys/rotate', ours)).body);
    expect(rotated).toMatchObject({ test: true, key: expect.stringMatching(/^pk_test_/) });
    const [old] = await house.database.query<{ hours: number }>(
      `SELECT extract(epoch FROM expires_at - now())::float8 / 3600 AS hours FROM site_key WHERE id = $1`,
      [row.id],
    );
    expect(old?.hours).toBeCloseTo(24, 0);
    expect((await house.api(`/v1/sites/ours/keys/${row.id}`, { method: 'DELETE', token: ours })).status).toBe(204);
    expect((await house.api(`/v1/sites/ours/keys/${row.id}`, { method: 'DELETE', token: ours })).status).toBe(404);
    const [first] = await list('/v1/sites/ours/keys', ours);
    expect(first?.revokedAt).toEqual(expect.any(String));
    const audit = await house.database.query(
      `SELECT action FROM audit WHERE site_id = 'ours' AND action LIKE 'key.%' ORDER BY seq`,
    );
    expect(audit.map((entry) => entry.action)).toEqual(['key.create', 'key.create', 'key.revoke']);
  });

  it.each<[string, unknown, string]>([
    ['no id', { name: 'A' }, '/id'],
    ['a bad id', { id: 'Not Good', name: 'A' }, '/id'],
    ['an unknown key', { id: 'a', name: 'A', role: 'admin' }, '/role'],
    ['a bad mode', { id: 'a', name: 'A', mode: 'off' }, '/mode'],
    ['an unknown rule set', { id: 'a', name: 'A', ruleSet: 'nonesuch' }, '/ruleSet'],
    ['NUL in the name', { id: 'a', name: 'A\u0000' }, '/name'],
    ['a number for a name', { id: 'a', name: 5 }, '/name'],
  ])('a site with %s is refused by field', async (_name, body, pointer) => {
    const answer = await house.post('/v1/sites', admin, body);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.errors).toMatchObject([{ pointer, detail: expect.any(String) }]);
  });
});

describe('endpoints', () => {
  const create = (body: object, token = ours) =>
    house.post('/v1/endpoints', token, { siteId: 'ours', types: ['comment.moderated'], ...body });

  it('is created with its secret, listed without it, and deleted', async () => {
    const created = await create({ url: 'http://127.0.0.1:8999/hook' });
    expect(created.status).toBe(201);
    const { secret, ...row } = endpointSchema.parse(created.body);
    expect(secret).toMatch(/^whsec_/);
    expect(await list('/v1/endpoints?siteId=ours', ours)).toEqual([row]);
    expect(await list('/v1/endpoints', ours)).toEqual([row]);
    const [stored] = await house.database.query<{ sealed: Buffer }>('SELECT sealed FROM endpoint WHERE id = $1', [
      row.id,
    ]);
    expect(stored?.sealed.includes(Buffer.from(secret?.slice(6) ?? '', 'base64'))).toBe(false);
    expect((await house.api(`/v1/endpoints/${row.id}`, { method: 'DELETE', token: ours })).status).toBe(204);
    expect(await list('/v1/endpoints', ours)).toEqual([]);
    expect((await house.api(`/v1/endpoints/${row.id}`, { method: 'DELETE', token: ours })).status).toBe(404);
  });

  it.each([
    'http://example.org/', 'https://example.org:6379/', 'https://10.0.0.1/', 'https://169.254.169.254/latest', 'https://0x7f.1/',
    'https://2130706433/', 'https://[::1]/', 'https://[::ffff:7f00:1]/', 'https://[fd00::1]/', 'https://localhost/',
    'https://localhost./', 'https://100.64.0.1/', 'http://wordpress:81/', 'https://user:pw@example.org/',
  ])('at %s is refused', async (url) => {
    const answer = await create({ url });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/url' }] } });
  }); // prettier-ignore

  it('that is refused is told which line would let it through', async () => {
    const answer = await create({ url: 'https://10.0.0.1:8443/' });
    expect(JSON.stringify(answer.body)).toContain('CALLBACK_ALLOWED=10.0.0.1:8443');
    expect((await create({ url: 'http://wordpress/wp-json/hook' })).status).toBe(201);
  });

  it.each([
    [{ url: 'ftp://example.org/' }, ['/url']],
    [{ url: 'example.org' }, ['/url']],
    [{ url: 'https://example.org/', types: [] }, ['/types']],
    [{ url: 'https://example.org/', types: ['all'] }, ['/types/0']],
    [{ url: 'https://example.org/', secret: 'mine' }, ['/secret']],
  ])('with %j is refused by field', async (body, pointers) => {
    const answer = await create(body);
    expect(answer.status).toBe(422);
    expect((answer.body.errors as unknown as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('with an unknown query parameter the list is refused', async () => {
    expect((await house.api('/v1/endpoints?site=ours', { token: ours })).status).toBe(400);
  });
});

describe('who may do what', () => {
  it('without a token nothing is told but the schema that editors read', async () => {
    expect((await house.api('/v1/schemas/rule-set')).status).toBe(200);
    const { status, headers } = await house.api('/v1/sites');
    expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Bearer')]);
  });

  it.each(['nobody', 'Ours', '%00', "ours'--", '..%2fours', 'x'.repeat(300), '%F0%9F%98%80'])(
    'a site called %s is a 404, never a 500',
    async (siteId) => {
      expect((await house.api(`/v1/sites/${siteId}`, { token: admin })).status).toBe(404);
      expect((await house.api(`/v1/sites/${siteId}/comments/c1`, { token: admin })).status).toBe(404);
    },
  );

  it.each(['0', '-1', 'abc', '99999999999999999999', '1.5', '%00', '1%20'])(
    'an item called %s is a 404',
    async (id) => {
      const answer = await house.post(
        `/v1/review/items/${id}/decide`,
        admin,
        { action: 'approve' },
        { 'if-match': '"1.1"' },
      );
      expect(answer.status).toBe(404);
    },
  );

  it('an analyst reads and changes nothing; a moderator decides and administers nothing', async () => {
    const [analyst, moderator] = [await house.token('analyst', ['ours']), await house.token('moderator', ['ours'])];
    expect((await house.api('/v1/sites/ours/comments/c1', { token: analyst })).body).toMatchObject({
      text: 'text of c1',
    });
    expect((await house.post('/v1/sites/ours/keys', moderator, { name: 'k' })).status).toBe(403);
    expect((await house.post('/v1/review/next', moderator)).status).toBe(200);
  });

  it('a revoked and an expired token are 401', async () => {
    const [revoked, expired] = [await house.token('admin', ['one']), await house.token('admin', ['two'])];
    await house.database.query(`UPDATE api_token SET revoked_at = now() WHERE sites = '{one}'`);
    await house.database.query(`UPDATE api_token SET expires_at = now() WHERE sites = '{two}'`);
    expect((await house.api('/v1/sites', { token: revoked })).status).toBe(401);
    expect((await house.api('/v1/sites', { token: expired })).status).toBe(401);
  });
});

describe('a comment', () => {
  it('is read with what the reader wrote and an etag to decide by', async () => {
    const { status, headers, body } = await house.api('/v1/sites/ours/comments/c1', { token: ours });
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"1.1"');
    expect(body).toMatchObject({ id: 'c1', siteId: 'ours', text: 'text of c1', author: { id: 'a1', username: 'Ann' } });
    expect((await house.api('/v1/sites/ours/comments/c1/decisions', { token: ours })).body).toMatchObject({
      data: [{ version: 1, action: 'review', score: 1.5 }],
      nextCursor: null,
    });
    expect((await house.api('/v1/sites/ours/comments/c9', { token: ours })).status).toBe(404);
    expect((await house.api('/v1/sites/ours/comments/c9/decisions', { token: ours })).status).toBe(404);
  });
});
