import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Database,
  decideByPerson,
  FeedMarkRepository,
  openDatabase,
  SamplePickingRepository,
} from '@palaver/persistence';
import { AdminHouse } from './admin-house.js';

type Row = Record<string, unknown>;

let house: AdminHouse;
let db: Database;
let lead: string;
let picking: SamplePickingRepository;

const query = <Row>(sql: string, values: unknown[] = []) => house.database.query<Row>(sql, values);

/** Automatic decisions `<prefix>1` to `<prefix>n`, committed at once. */
async function decided(action: 'approve' | 'reject', count: number, prefix: string): Promise<void> {
  await query(
    `WITH n AS (SELECT $1 || i AS id FROM generate_series(1, $2::int) i), c AS (
       INSERT INTO comment (site_id, id, head_rev, last_run, decision_version, decided_rev, decided_run, decided_action,
         decided_source, decided_at) SELECT 'ours', id, 1, 0, 1, 1, 0, $3, 'automatic', now() FROM n
     )
     INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, score, result)
     SELECT 'ours', id, 1, 0, 1, $3, 'automatic', 150, '{"reasons":[{"rule":"LINK_BARE"},{"rule":"LINK_BARE"}]}' FROM n`,
    [prefix, count, action],
  );
}

/** Two who draw at once, in pages. */
async function pickAll(limit = 100): Promise<void> {
  for (let isLast = false; !isLast;) {
    await Promise.all([picking.pickSome('ours', limit), picking.pickSome('ours', limit)]);
    const [left] = await query<{ n: number }>(
      `SELECT count(*)::int AS n FROM decision d JOIN feed_mark m USING (site_id) WHERE m.reader = 'samples' AND d.xid >= m.xid`,
    );
    isLast = left?.n === 0;
  }
}

const set = async (body: object) => {
  const { headers } = await house.api('/v1/sites/ours/sampling', { token: lead });
  return house.api('/v1/sites/ours/sampling', {
    method: 'PUT',
    token: lead,
    body,
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
};

beforeAll(async () => {
  house = await AdminHouse.open();
  await house.site('ours');
  lead = await house.token('lead', ['ours']);
  db = await openDatabase(house.database.url, { role: 'pipeline', max: 4 });
  picking = new SamplePickingRepository(db);
  await new FeedMarkRepository(db).addSites('samples');
});
afterAll(async () => {
  await db.close();
  await house.close();
});

describe('sampling', () => {
  it('picks nothing before it is asked to, and never what was decided then', async () => {
    await decided('approve', 50, 'before');
    await pickAll();
    expect((await set({ approve: 1, reject: 1 })).status).toBe(200);
    await pickAll();
    expect(await query('SELECT 1 FROM sample')).toEqual([]);
  });

  it('is set by leads, on what they have seen, and is in the audit log', async () => {
    const path = '/v1/sites/ours/sampling';
    const stale = {
      method: 'PUT',
      token: lead,
      body: { approve: 0, reject: 0 },
      headers: { 'if-match': `"${'0'.repeat(32)}"` },
    };
    const answer = await house.api(path, stale);
    expect([answer.status, answer.body.sampling]).toEqual([412, { approve: 1, reject: 1, secondLook: 0 }]);
    const moderator = await house.token('moderator', ['ours']);
    expect((await house.api(path, { ...stale, token: moderator })).status).toBe(403);
    const audit = await query(`SELECT actor, content FROM audit WHERE action = 'sampling.change'`);
    expect(audit).toEqual([{ actor: 'token:lead of ours', content: { approve: 1, reject: 1, secondLook: 0 } }]);
  });

  it('opens an item in the queue doubtful for what is picked, once, and stores the probability', async () => {
    await decided('reject', 30, 'all');
    await query(`UPDATE comment SET decision_version = 2 WHERE id = 'all1'`);
    await query(`UPDATE comment SET deleted_rev = 1 WHERE id = 'all2'`);
    await query(`INSERT INTO review_item (site_id, comment_id, rev, decision_version) VALUES ('ours', 'all3', 1, 1)`);
    await pickAll(7);
    const samples = await query<Row>(`SELECT comment_id, action, probability FROM sample WHERE comment_id LIKE 'all%'`);
    expect(samples).toHaveLength(27);
    expect(new Set(samples.map(({ probability }) => probability))).toEqual(new Set([1]));
    const items = await query<Row>(
      `SELECT comment_id FROM review_item WHERE queue = 'doubtful' AND source = 'sample' AND closed_at IS NULL`,
    );
    expect(items.map((row) => row.comment_id).sort()).toEqual(samples.map((row) => row.comment_id).sort());
  });

  it('draws each by chance, as often as its rate says', async () => {
    await set({ approve: 0.1, reject: 0 });
    await decided('approve', 4000, 'some');
    await decided('reject', 500, 'none');
    await pickAll(500);
    const [row] = await query<{ n: number; p: number }>(
      `SELECT count(*)::int AS n, min(probability) AS p FROM sample WHERE comment_id LIKE 'some%'`,
    );
    // Six standard deviations on both sides of 400.
    expect(row?.n).toBeGreaterThan(400 - 114);
    expect(row?.n).toBeLessThan(400 + 114);
    expect(row?.p).toBe(0.1);
    expect(await query(`SELECT 1 FROM sample WHERE comment_id LIKE 'none%'`)).toEqual([]);
  });

  it('tells what people made of it, each weighed by its probability', async () => {
    const sampled = await query<{ id: string }>(
      `SELECT comment_id AS id FROM sample WHERE comment_id LIKE 'some%' ORDER BY 1 LIMIT 10`,
    );
    for (const [n, { id }] of [
      ...sampled,
      ...Array.from({ length: 10 }, (_, i) => ({ id: `all${i + 4}` })),
    ].entries()) {
      const action = n < 10 ? (n < 5 ? 'reject' : 'approve') : 'reject';
      await db.transaction((tx) =>
        decideByPerson(tx, {
          ...{
            siteId: 'ours',
            commentId: id,
            action,
            source: 'moderator',
            actor: 'token:x',
            note: null,
            deliver: false,
          },
          reasonCode: null,
        }),
      );
    }
    expect(await query(`SELECT 1 FROM review_item WHERE comment_id = 'all4' AND closed_at IS NULL`)).toEqual([]);
    const token = await house.token('analyst', ['ours']);
    const { body } = await house.api('/v1/statistics/samples?siteId=ours', { token });
    const lines = body.data as unknown as Record<string, unknown>[];
    const of = (action: string, rule: string | null) =>
      lines.find((line) => line.action === action && line.rule === rule);
    expect(of('approve', null)).toMatchObject({ judged: 10, overturned: 5, rate: 0.5, low: expect.any(Number) });
    expect(of('reject', null)).toMatchObject({ sampled: 27, judged: 10, overturned: 0, rate: 0 });
    expect(of('approve', 'LINK_BARE')).toMatchObject({ judged: 10, overturned: 5, rate: 0.5 });
  });
});

describe('a second look', () => {
  interface Item {
    id: string;
    etag: string;
    source: string;
    comment: { id: string; decision: object | null; show: boolean; labels: string[]; status: string };
  }
  let moderator: string;
  const next = async (token: string, queue: string) =>
    (await house.post('/v1/review/next', token, { siteId: 'ours', queue, limit: 50 })).body.data as unknown as Item[];
  const decide = (token: string, { id, etag }: Item, action: string) => {
    const body = { action, ...(action === 'reject' ? { reason: 'spam' } : {}) };
    return house.post(`/v1/review/items/${id}/decide`, token, body, { 'if-match': etag });
  };
  /** All that a caller is told of what was decided about these, wherever it is read. */
  const toldOf = async (by: { token: string } | { session: string }, ids: readonly string[]) => {
    const read = async (path: string) => (await house.api(path, by)).body;
    const found = (await read('/v1/comments?siteId=ours&state=decided&limit=100')).data as unknown as {
      comment: Item['comment'];
      decidedBy: string | null;
    }[];
    const about = found.filter(({ comment }) => ids.includes(comment.id));
    expect(about).toHaveLength(ids.length);
    const told: unknown[] = about.flatMap(({ comment, decidedBy }) => [comment.decision, decidedBy]);
    for (const id of ids) {
      const page = `/v1/sites/ours/comments/${id}`;
      const { comment, decisions } = (await read(`${page}/history`)) as unknown as Item & { decisions: object[] };
      const all = (await read(`${page}/decisions`)).data as unknown as object[];
      told.push(comment.decision, ...decisions, (await read(page)).decision, ...all);
    }
    return told.filter((one) => one !== null);
  };
  const looked = () => query(`SELECT 1 FROM sample WHERE actor IS NOT NULL`);

  it('is had of decisions made one by one, by somebody else, who knows neither them nor who made them', async () => {
    await query('UPDATE review_item SET closed_at = now() WHERE closed_at IS NULL');
    await set({ approve: 0, reject: 0, secondLook: 1 });
    await house.waiting('ours', 8, 'look');
    moderator = await house.token('moderator', ['ours']);
    for (const item of await next(moderator, 'new')) {
      expect((await decide(moderator, item, Number(item.comment.id.slice(4)) % 2 ? 'reject' : 'approve')).status).toBe(
        200,
      );
    }
    await house.waiting('ours', 1, 'many');
    const selection = { siteId: 'ours', entries: [{ comment: 'many1', etag: '1.1' }], action: 'approve' };
    expect((await house.post('/v1/review/batches/selection', moderator, selection)).status).toBe(200);
    await decided('approve', 3, 'alone');
    await pickAll(5);
    expect(await looked()).toHaveLength(8);
    expect(await next(moderator, 'doubtful')).toEqual([]);
    const [own] = await query<{ id: string }>(
      `SELECT id::text AS id FROM review_item WHERE kept_from IS NOT NULL LIMIT 1`,
    );
    for (const act of ['claim', 'decide']) {
      const body = act === 'claim' ? {} : { action: 'approve' };
      const answer = await house.post(`/v1/review/items/${own?.id}/${act}`, moderator, body, { 'if-match': '1.2' });
      expect([answer.status, answer.body.type]).toEqual([409, expect.stringContaining('second-look')]);
    }
    const items = await next(lead, 'doubtful');
    expect(items.map(({ comment }) => comment.id).sort()).toEqual(Array.from({ length: 8 }, (_, n) => `look${n + 1}`));
    for (const { source, comment } of items) {
      expect([source, comment.status, comment.show, comment.decision, comment.labels]).toEqual([
        ...['sample', 'pending', false],
        ...[null, []],
      ]);
    }
    expect(JSON.stringify(items)).not.toContain('token:');
    const ids = items.map(({ comment }) => comment.id);
    await query(
      `INSERT INTO comment_search (site_id, comment_id, received_at, author_key, rules, words)
       SELECT site_id, id, received_at, 'id:u', '{}', '' FROM comment WHERE id = ANY ($1)`,
      [ids],
    );
    const person = { session: await house.session(await house.person('lead', ['ours'])) };
    expect(await toldOf(person, ids)).toEqual([]);
    const knowing = [moderator, lead, await house.token('analyst', ['ours'])];
    for (const token of knowing) {
      expect(await toldOf({ token }, ids)).toHaveLength(8 * ids.length);
    }
    const handOver = await house.post(`/v1/review/items/${items[0]?.id}/hand-over`, lead, {
      to: 'token:moderator of ours',
    });
    expect(handOver.status).toBe(422);
    for (const item of items) {
      const wasRejected = Number(item.comment.id.slice(4)) % 2 === 1;
      const { status, body } = await decide(
        lead,
        item,
        wasRejected && item.comment.id !== 'look1' ? 'reject' : 'approve',
      );
      expect([status, (body as unknown as Item).comment.status]).toEqual([200, 'decided']);
    }
    expect(await toldOf(person, ids)).toHaveLength(10 * ids.length);
    await pickAll(5);
    expect(await looked()).toHaveLength(8);
  });

  it('counts for who decided, and for how far two agree, each weighed by its probability', async () => {
    await query(`UPDATE sample SET probability = 0.25 WHERE comment_id = 'look1'`);
    const token = await house.token('analyst', ['ours']);
    const { body } = await house.api('/v1/statistics/looks?siteId=ours', { token });
    const { data, kappa } = body as unknown as { data: Record<string, unknown>[]; kappa: number };
    const expected = [
      { action: 'approve', sampled: 4, judged: 4, overturned: 0, rate: 0 },
      // Four for the one of four that was overturned, one for each of the three others.
      { action: 'reject', sampled: 4, judged: 4, overturned: 1, rate: 0.5714 },
    ];
    const first = 'token:moderator of ours';
    expect(data).toMatchObject([
      ...expected.map((line) => ({ actor: null, ...line })),
      ...expected.map((line) => ({ actor: first, ...line })),
    ]);
    // Of 11: 4 approved and 3 rejected by both, 4 rejected and then approved.
    const chance = (4 * 8 + 7 * 3) / 121;
    expect(kappa).toBeCloseTo((7 / 11 - chance) / (1 - chance), 4);
    const samples = await house.api('/v1/statistics/samples?siteId=ours', { token });
    expect(JSON.stringify(samples.body)).not.toContain(first);
  });
});
