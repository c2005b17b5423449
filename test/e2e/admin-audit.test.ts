import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditEntry, auditEntrySchema } from '@palaver/contracts';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let ours: string;
let all: string;

beforeAll(async () => {
  house = await AdminHouse.open();
  await house.site('ours');
  await house.site('theirs');
  ours = await house.token('admin', ['ours']);
  all = await house.token('admin', ['*']);
  for (let n = 0; n < 4; n += 1) {
    await house.post('/v1/sites/ours/keys', ours, { name: `k${n}` });
  }
});
afterAll(() => house.close());

const list = async (query: string, token = ours) => {
  const { status, body } = await house.api(`/v1/audit${query}`, { token });
  const { data, nextCursor } = body as unknown as { data: unknown[]; nextCursor: string | null };
  return { status, nextCursor, data: (data ?? []).map((row): AuditEntry => auditEntrySchema.parse(row)) };
};

describe('the audit log', () => {
  it('is read newest first, by what is asked for', async () => {
    const { data } = await list('');
    expect(data.map(({ action }) => action)).toEqual([
      ...Array<string>(4).fill('key.create'),
      'token.create',
      'site.create',
    ]);
    expect(data[0]).toMatchObject({
      siteId: 'ours',
      actor: 'token:admin of ours',
      content: { prefix: expect.stringMatching(/^pk_live_/) },
    });
    const [key] = data;
    expect((await list(`?subject=${encodeURIComponent(key?.subject ?? '')}`)).data).toEqual([key]);
    expect((await list('?action=site.create&actor=test&siteId=ours')).data).toHaveLength(1);
    expect((await list('?action=site.create&actor=cli')).data).toHaveLength(0);
  });

  it('is read page by page', async () => {
    const whole = (await list('')).data.map(({ id }) => id);
    const found: string[] = [];
    let query: string | undefined = '?limit=4';
    while (query !== undefined) {
      const { data, nextCursor } = await list(query);
      found.push(...data.map(({ id }) => id));
      query = nextCursor === null ? undefined : `?limit=4&cursor=${nextCursor}`;
    }
    expect(found).toEqual(whole);
  });

  it('shows no row of another site, and those of the installation to whoever sees all', async () => {
    expect((await list('')).data.every(({ siteId }) => siteId === 'ours')).toBe(true);
    expect((await list('?siteId=theirs')).status).toBe(404);
    expect((await list('?siteId=*')).status).toBe(404);
    expect((await list('?siteId=*', all)).data).toMatchObject([{ action: 'token.create', siteId: '*' }]);
  });

  it('is for admins and leads', async () => {
    expect((await list('', await house.token('lead', ['ours']))).status).toBe(200);
    for (const role of ['moderator', 'analyst'] as const) {
      expect((await list('', await house.token(role, ['ours']))).status).toBe(403);
    }
  });
});
