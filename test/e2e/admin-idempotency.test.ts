import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let ours: string;
let keys = 0;

beforeAll(async () => {
  house = await AdminHouse.open();
  await house.site('ours');
  ours = await house.token('admin', ['ours']);
});
afterAll(() => house.close());

const fresh = () => `"${(keys += 1)}-5f0c"`;
const create = (key: string, body: object = { name: 'cms' }, token = ours) =>
  house.post('/v1/sites/ours/keys', token, body, { 'idempotency-key': key });
const count = async () =>
  Number((await house.database.query<{ n: string }>('SELECT count(*) AS n FROM site_key'))[0]?.n);

describe('a request with an Idempotency-Key', () => {
  it('is done once and answered alike, secrets included, which are stored sealed', async () => {
    const key = fresh();
    const first = await create(key);
    const before = await count();
    const again = await create(key.replaceAll('"', ''));
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await count()).toBe(before);
    const [stored] = await house.database.query<{ sealed: Buffer }>('SELECT sealed FROM idempotent_request');
    expect(stored?.sealed.includes(String(first.body.key))).toBe(false);
    expect(stored?.sealed.length).toBeGreaterThan(100);
  });

  it('is the same whatever the order of its keys, and another one with another body or address', async () => {
    const key = fresh();
    const first = await create(key, { name: 'cms', test: true });
    expect((await create(key, { test: true, name: 'cms' })).body).toEqual(first.body);
    expect(await create(key, { name: 'other' })).toMatchObject({ status: 422, body: { type: '/problems/key-reused' } });
    const elsewhere = await house.post('/v1/sites/ours/secrets/rotate', ours, {}, { 'idempotency-key': key });
    expect(elsewhere.status).toBe(422);
  });

  it('sent five times at once is done once: the others get its answer or are told to ask again', async () => {
    const before = await count();
    const key = fresh();
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(key)));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await count()).toBe(before + 1);
    expect((await create(key)).status).toBe(201);
  });

  it('that was refused may be sent again, corrected', async () => {
    const key = fresh();
    expect((await create(key, { name: '' })).status).toBe(422);
    expect((await create(key, { name: 'right' })).status).toBe(201);
  });

  it('under way elsewhere is a 409, and is taken over when nobody has ended it for a minute', async () => {
    const key = fresh();
    const first = await create(key);
    await house.database.query('UPDATE idempotent_request SET sealed = NULL WHERE key = $1', [key.replaceAll('"', '')]);
    expect(await create(key)).toMatchObject({ status: 409, body: { type: '/problems/request-running' } });
    await house.database.query(
      `UPDATE idempotent_request SET began_at = began_at - interval '61 seconds' WHERE sealed IS NULL`,
    );
    const second = await create(key);
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('is new after a day, and to another token', async () => {
    const key = fresh();
    const first = await create(key);
    const other = await create(key, { name: 'cms' }, await house.token('admin', ['ours']));
    expect(other.body.id).not.toBe(first.body.id);
    await house.database.query(`UPDATE idempotent_request SET began_at = began_at - interval '24 hours 1 second'`);
    expect((await create(key)).body.id).not.toBe(first.body.id);
  });

  it.each(['', '"', 'two words', 'x'.repeat(256)])('of the form %j is refused', async (key) => {
    expect((await create(key)).status).toBe(400);
  });

  it('that does not create is as it always was', async () => {
    const headers = { 'idempotency-key': 'two words' };
    expect((await house.api('/v1/sites', { token: ours, headers })).status).toBe(200);
    expect((await house.post('/v1/review/next', ours, {}, headers)).status).toBe(200);
  });
});
