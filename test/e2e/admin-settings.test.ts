import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { siteSchema, siteSecretSchema } from '@palaver/contracts';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let admin: string;

beforeAll(async () => {
  house = await AdminHouse.open();
  for (const site of ['ours', 'theirs']) {
    await house.site(site);
  }
  admin = await house.token('admin', ['ours']);
});
afterAll(() => house.close());

const read = () => house.api('/v1/sites/ours', { token: admin });
const change = (body: object, etag: string | null, token = admin, site = 'ours') =>
  house.api(`/v1/sites/${site}`, {
    method: 'PATCH',
    token,
    body,
    headers: etag === null ? {} : { 'if-match': etag },
  });
const etagNow = async () => (await read()).headers.get('etag');

describe('the settings of a site', () => {
  it('are changed by what is sent, and nothing else is', async () => {
    const before = siteSchema.parse((await read()).body);
    const settings = {
      mode: 'observe',
      whileUndecided: 'show',
      languages: ['de', 'pt-BR'],
      reasons: ['spam', 'insult'],
    };
    const { status, headers, body } = await change(settings, await etagNow());
    expect(status).toBe(200);
    expect(siteSchema.parse(body)).toEqual({ ...before, ...settings });
    expect(headers.get('etag')).toBe(await etagNow());
    const renamed = await change({ name: 'Our site' }, headers.get('etag'));
    expect(renamed.body).toEqual({ ...before, ...settings, name: 'Our site' });
    expect((await change({ reasons: null }, await etagNow())).body).toMatchObject({ reasons: null, mode: 'observe' });
    const audit = await house.database.query(`SELECT content FROM audit WHERE action = 'site.change' ORDER BY seq`);
    expect(audit.map(({ content }) => content)).toEqual([settings, { name: 'Our site' }, { reasons: null }]);
  });

  it('are not overwritten unseen: 428 without an etag, 412 with the fresh site after a change', async () => {
    const etag = await etagNow();
    expect((await change({ name: 'Unseen' }, null)).status).toBe(428);
    expect((await change({ name: 'Unseen' }, '"old"')).status).toBe(400);
    expect((await change({ name: 'Newer' }, etag)).status).toBe(200);
    const stale = await change({ name: 'Unseen' }, etag);
    expect(stale.status).toBe(412);
    expect(stale.headers.get('content-type')).toContain('application/problem+json');
    expect(stale.headers.get('etag')).toBe(await etagNow());
    expect(stale.body).toMatchObject({ type: '/problems/stale', site: (await read()).body });
    expect((await read()).body).toMatchObject({ name: 'Newer' });
  });

  it('change once when two people change them at once', async () => {
    const etag = await etagNow();
    const answers = await Promise.all(['A', 'B', 'C', 'D'].map((name) => change({ name }, etag)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });

  it('are for admins of the site', async () => {
    const etag = `"${'0'.repeat(32)}"`;
    expect((await change({ name: 'X' }, etag, await house.token('lead', ['ours']))).status).toBe(403);
    expect((await change({ name: 'X' }, etag, admin, 'theirs')).status).toBe(404);
  });

  it.each<[object, string]>([
    [{ mode: 'off' }, '/mode'],
    [{ name: '' }, '/name'],
    [{ languages: ['DE'] }, '/languages/0'],
    [{ languages: ['de', 'de'] }, '/languages'],
    [{ languages: null }, '/languages'],
    [{ reasons: [] }, '/reasons'],
    [{ reasons: ['nonesuch'] }, '/reasons/0'],
    [{ reasons: ['spam', 'spam'] }, '/reasons'],
    [{ ruleSet: 'core' }, '/ruleSet'],
    [{ id: 'other' }, '/id'],
  ])('are refused by field: %j', async (body, pointer) => {
    const answer = await change(body, await etagNow());
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('say which reasons a moderator may reject with', async () => {
    await house.waiting('ours', 2);
    await change({ reasons: ['insult'] }, await etagNow());
    const items = await house.database.query<{ id: string }>(
      `SELECT id FROM review_item WHERE site_id = 'ours' ORDER BY id`,
    );
    const decide = (body: object) =>
      house.post(`/v1/review/items/${items[0]?.id}/decide`, admin, body, { 'if-match': '"1.1"' });
    expect(await decide({ action: 'reject', reason: 'spam' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason', detail: 'must be one of those this site offers: insult' }] },
    });
    expect((await decide({ action: 'reject', reason: 'insult' })).status).toBe(200);
  });
});

describe('the secrets of a site', () => {
  const list = async () =>
    ((await house.api('/v1/sites/ours/secrets', { token: admin })).body.data as unknown as object[]).map((row) =>
      siteSecretSchema.parse(row),
    );
  const end = async (id: string) =>
    (await house.api(`/v1/sites/ours/secrets/${id}`, { method: 'DELETE', token: admin })).status;

  it('are listed without their values, rotated with a day of overlap, and never all ended', async () => {
    const [first] = await list();
    expect(first).toMatchObject({ siteId: 'ours', expiresAt: null });
    expect(await end(first?.id ?? '')).toBe(409);
    const rotated = await house.post('/v1/sites/ours/secrets/rotate', admin);
    expect(rotated.status).toBe(201);
    const { secret, ...row } = siteSecretSchema.parse(rotated.body);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const [old, fresh] = await list();
    expect(fresh).toEqual(row);
    expect((Date.parse(old?.expiresAt ?? '') - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
    expect(await end(first?.id ?? '')).toBe(204);
    expect(await end(first?.id ?? '')).toBe(404);
    expect(await end('x')).toBe(404);
    expect(await list()).toEqual([row]);
    const audit = await house.database.query(`SELECT action FROM audit WHERE action LIKE 'secret.%' ORDER BY seq`);
    expect(audit.map(({ action }) => action)).toEqual(['secret.rotate', 'secret.end']);
  });
});
