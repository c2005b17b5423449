import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decisionLineSchema, reviewCommentSchema } from '@palaver/contracts';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let ours: string;

/** More than two pages of decisions are looked at 2,000 at a time. */
const MANY = 4500;
const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'];

beforeAll(async () => {
  house = await AdminHouse.open();
  await house.site('ours');
  await house.site('theirs');
  ours = await house.token('admin', ['ours']);
  await house.waiting('ours', MANY);
  await house.waiting('theirs', 3, 'foreign');
  await house.waiting('ours', FORMULAS.length, 'formula');
  for (const [n, text] of FORMULAS.entries()) {
    const data = { text, author: { username: text }, article: { url: 'https://news.example/1' } };
    await house.database.query(`UPDATE revision SET data = $2 WHERE comment_id = $1`, [
      `formula${n + 1}`,
      JSON.stringify(data),
    ]);
  }
  await house.database.query(
    `UPDATE decision SET decided_at = '2026-01-01T00:00:00Z', note = 'He said "no", then left' WHERE comment_id IN ('c7', 'c4400')`,
  );
});
afterAll(() => house.close());

async function take(kind: string, query: string, token = ours) {
  const answer = await fetch(`${house.admin.url}/v1/exports/${kind}?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('exported decisions', () => {
  it('are all there, once, as NDJSON to be saved', async () => {
    const { status, headers, text } = await take('decisions', 'siteId=ours');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="ours-decisions.ndjson"');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const found = lines(text).map((line) => decisionLineSchema.parse(line));
    expect(found).toHaveLength(MANY + FORMULAS.length);
    expect(new Set(found.map(({ commentId }) => commentId)).size).toBe(found.length);
    expect(found[0]).toMatchObject({ siteId: 'ours', action: 'review', source: 'automatic', score: 1.5, version: 1 });
  });

  it('of a time are those that were decided in it, wherever they stand', async () => {
    const { text } = await take('decisions', 'siteId=ours&from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00.001Z');
    expect(
      lines(text)
        .map((line) => (line as { commentId: string }).commentId)
        .sort(),
    ).toEqual(['c4400', 'c7']);
    expect((await take('decisions', 'siteId=ours&to=2026-01-01T00:00:00Z')).text).toBe('');
  });

  it('are CSV with quotes and a head', async () => {
    const { headers, text } = await take('decisions', 'siteId=ours&format=csv&to=2026-01-02T00:00:00Z');
    expect(headers.get('content-type')).toContain('text/csv');
    const [head, first] = text.split('\r\n');
    expect(head).toBe(
      '"siteId","commentId","rev","version","action","source","score","reasonCode","ruleSetId","ruleSetVersion","ruleSetHash","actor","note","decidedAt"',
    );
    expect(first).toBe(
      '"ours","c4400","1","1","review","automatic","1.5",,,,,,"He said ""no"", then left","2026-01-01T00:00:00.000Z"',
    );
  });
});

describe('exported comments', () => {
  it('are what moderators see, as NDJSON', async () => {
    const found = lines((await take('comments', 'siteId=ours')).text).map((line) => reviewCommentSchema.parse(line));
    expect(found).toHaveLength(MANY + FORMULAS.length);
    expect(found.find(({ id }) => id === 'c7')).toMatchObject({ text: 'text of c7', author: { username: 'Ann' } });
  });

  it('hold no formula in CSV, whatever a reader wrote', async () => {
    const { text } = await take('comments', 'siteId=ours&format=csv');
    for (const formula of FORMULAS) {
      expect(text).toContain(`"'${formula}"`);
      expect(text).not.toContain(`"${formula}"`);
    }
  });
});

describe('an export', () => {
  it('of the audit follows the chain', async () => {
    const { status, text } = await take('audit', 'siteId=ours&format=csv');
    expect(status).toBe(200);
    expect(text.split('\r\n')[0]).toContain('"prevHash","hash"');
  });

  it('stands in the audit log', async () => {
    await take('decisions', 'siteId=ours&format=csv&from=2026-01-01T00:00:00Z');
    const [row] = await house.database.query(`SELECT actor, action, content FROM audit ORDER BY seq DESC LIMIT 1`);
    expect(row).toEqual({
      actor: 'token:admin of ours',
      action: 'export.decisions',
      content: { from: '2026-01-01T00:00:00Z', to: null, format: 'csv' },
    });
  });

  it.each([
    ['decisions', { admin: 200, lead: 200, moderator: 403, analyst: 200 }],
    ['comments', { admin: 200, lead: 403, moderator: 403, analyst: 403 }],
    ['audit', { admin: 200, lead: 200, moderator: 403, analyst: 403 }],
  ] as const)('of %s is for some roles', async (kind, expected) => {
    for (const role of ['admin', 'lead', 'moderator', 'analyst'] as const) {
      const query = 'siteId=ours&to=2020-01-01T00:00:00Z';
      expect([role, (await take(kind, query, await house.token(role, ['ours']))).status]).toEqual([
        role,
        expected[role],
      ]);
    }
  });

  it.each([
    ['siteId=theirs', 404],
    ['siteId=*', 404],
    ['', 400],
    ['siteId=ours&format=xlsx', 400],
    ['siteId=ours&from=yesterday', 400],
    ['siteId=ours&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 400],
    ['siteId=ours&limit=5', 400],
  ])('asked for by ?%s is refused with %i', async (query, status) => {
    for (const kind of ['decisions', 'comments', 'audit']) {
      expect([kind, (await take(kind, query)).status]).toEqual([kind, status]);
    }
  });
});
