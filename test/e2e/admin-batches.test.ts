import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { batchSchema, selectionOutcomeSchema } from '@palaver/contracts';
import { AdminHouse } from './admin-house.js';
import { howItWaits, placeWell } from './well-placed-item.js';

interface InBatch {
  batch: { id: string };
}

let house: AdminHouse;
let desk: string;
let other: string;
let lead: string;

beforeAll(async () => {
  house = await AdminHouse.open();
  await house.site('desk');
  await house.site('elsewhere');
  await house.database.query(
    `INSERT INTO endpoint (site_id, url, types, sealed) VALUES ('desk', 'https://example.org/', '{comment.moderated}', '')`,
  );
  desk = await house.token('moderator', ['desk']);
  other = await house.token('moderator', ['desk', 'elsewhere']);
  lead = await house.token('lead', ['desk']);
});
afterAll(() => house.close());

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n + 1}`);
const select = (entries: { comment?: string; item?: string; etag: string }[], body: object, token = desk) =>
  house.post('/v1/review/batches/selection', token, { siteId: 'desk', entries, ...body });
const asSeen = (comments: readonly string[]) => comments.map((comment) => ({ comment, etag: '"1.1"' }));

async function states(prefix: string): Promise<Record<string, string>> {
  const rows = await house.database.query<{ id: string; state: string }>(
    `SELECT id, concat_ws(' ', decided_action, decided_source, decision_version) AS state FROM comment
     WHERE site_id = 'desk' AND id LIKE $1 || '%' ORDER BY id`,
    [prefix],
  );
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
}
const all = (prefix: string, count: number, state: string) =>
  Object.fromEntries(ids(prefix, count).map((id) => [id, state]));

describe('comments that are chosen one by one', () => {
  it('are decided in one call, and each is told apart', async () => {
    await house.waiting('desk', 6, 's');
    const [held] = await house.database.query<{ id: string }>(
      `UPDATE review_item SET claim_owner = 'somebody', claim_until = now() + interval '1 minute'
       WHERE site_id = 'desk' AND comment_id = 's2' RETURNING id`,
    );
    await house.database.query(`UPDATE comment SET head_rev = 2 WHERE site_id = 'desk' AND id = 's3'`);
    await house.database.query(`UPDATE comment SET deleted_rev = 1 WHERE site_id = 'desk' AND id = 's4'`);
    const entries = [
      ...asSeen(['s1', 's3', 's4', 'none']),
      { item: held?.id ?? '', etag: '1.1' },
      { item: '999999999', etag: '1.1' },
      { comment: 's5', etag: '"1.7"' },
    ];
    const { status, body } = await select(entries, { action: 'reject', reason: 'spam', note: 'all of one kind' });
    expect(status).toBe(200);
    const { batch, data } = selectionOutcomeSchema.parse(body);
    expect(data).toEqual([
      { comment: 's1', item: null, outcome: 'decided', etag: '"1.2"' },
      { comment: 's3', item: null, outcome: 'stale', etag: '"2.1"' },
      { comment: 's4', item: null, outcome: 'deleted', etag: '"1.1"' },
      { comment: 'none', item: null, outcome: 'unknown', etag: null },
      { comment: 's2', item: held?.id, outcome: 'claimed', etag: '"1.1"' },
      { comment: null, item: '999999999', outcome: 'unknown', etag: null },
      { comment: 's5', item: null, outcome: 'stale', etag: '"1.1"' },
    ]);
    expect(batch).toMatchObject({ kind: 'selection', state: 'done', total: 6, complete: true });
    expect(batch.counts).toEqual({ open: 0, decided: 1, stale: 2, claimed: 1, deleted: 1, unknown: 1 });
    expect(await states('s')).toMatchObject({
      s1: 'reject moderator 2',
      s2: 'review automatic 1',
      s6: 'review automatic 1',
    });
  });

  it('are 500 at most; all of them are settled, told to the site and in the audit log, each once', async () => {
    await house.waiting('desk', 500, 'm');
    const { body } = await select(asSeen(ids('m', 500)), { action: 'approve' });
    expect(body).toMatchObject({ batch: { counts: { decided: 500, open: 0 } } });
    expect(await states('m')).toEqual(all('m', 500, 'approve moderator 2'));
    const [row] = await house.database.query(
      `SELECT (SELECT count(*)::int FROM review_item WHERE site_id = 'desk' AND comment_id LIKE 'm%' AND closed_at IS NULL) AS open,
        (SELECT count(*)::int FROM delivery WHERE site_id = 'desk' AND subject_id LIKE 'm%' AND version = 2) AS due,
        (SELECT count(*)::int FROM audit WHERE site_id = 'desk' AND action = 'comment.decide' AND content ->> 'batch' = $1) AS acts,
        (SELECT count(*)::int FROM decision WHERE site_id = 'desk' AND batch_id = $1::uuid) AS decisions`,
      [(body as unknown as InBatch).batch.id],
    );
    expect(row).toEqual({ open: 0, due: 500, acts: 500, decisions: 500 });
    expect((await select(asSeen(ids('m', 501)), { action: 'approve' })).status).toBe(422);
  });

  it.each<[string, object, string]>([
    ['none', { entries: [], action: 'approve' }, '/entries'],
    ['no reason', { entries: asSeen(['x']), action: 'reject' }, '/reason'],
    ['neither comment nor item', { entries: [{ etag: '1.1' }], action: 'approve' }, '/entries/0'],
    ['both', { entries: [{ comment: 'x', item: '1', etag: '1.1' }], action: 'approve' }, '/entries/0'],
    ['a weak etag', { entries: [{ comment: 'x', etag: 'W/"1.1"' }], action: 'approve' }, '/entries/0/etag'],
    ['to review', { entries: asSeen(['x']), action: 'review' }, '/action'],
  ])('with %s are refused by field', async (_name, body, pointer) => {
    const answer = await house.post('/v1/review/batches/selection', desk, { siteId: 'desk', ...body });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('two moderators choose at once are decided once each', async () => {
    await house.waiting('desk', 300, 'r');
    const [one, two] = [asSeen(ids('r', 300)), asSeen(ids('r', 300).reverse())];
    const answers = await Promise.all([
      select(one, { action: 'approve' }),
      select(two, { action: 'reject', reason: 'spam' }, other),
    ]);
    const counts = answers.map(({ body }) => batchSchema.parse(body.batch).counts);
    expect((counts[0]?.decided ?? 0) + (counts[1]?.decided ?? 0)).toBe(300);
    expect((counts[0]?.stale ?? 0) + (counts[1]?.stale ?? 0)).toBe(300);
    const versions = Object.values(await states('r')).map((state) => state.split(' ').pop());
    expect(new Set(versions)).toEqual(new Set(['2']));
  });
});

describe('what was decided together', () => {
  it('is undone, but for what was decided anew since; and the undo is undone', async () => {
    await house.waiting('desk', 4, 'u');
    const done = await select(asSeen(ids('u', 4)), { action: 'reject', reason: 'insult' });
    const { id } = (done.body as unknown as InBatch).batch;
    await select([{ comment: 'u4', etag: '"1.2"' }], { action: 'approve' }, other);
    const undo = await house.post(`/v1/review/batches/${id}/undo`, desk);
    expect(undo.status).toBe(202);
    expect(batchSchema.parse(undo.body)).toMatchObject({
      kind: 'undo',
      target: 'before',
      state: 'done',
      cause: { batch: id },
      counts: { decided: 3, stale: 1 },
    });
    expect(await states('u')).toEqual({
      u1: 'review moderator 3',
      u2: 'review moderator 3',
      u3: 'review moderator 3',
      u4: 'approve moderator 3',
    });
    const items = await house.database.query<{ comment_id: string; reason_code: string }>(
      `SELECT comment_id, reason_code FROM review_item WHERE site_id = 'desk' AND comment_id LIKE 'u%' AND closed_at IS NULL ORDER BY 1`,
    );
    expect(items.map((item) => item.comment_id)).toEqual(['u1', 'u2', 'u3']);
    const again = await house.post(`/v1/review/batches/${String(undo.body.id)}/undo`, desk);
    expect(again.body).toMatchObject({ kind: 'undo', counts: { decided: 3, stale: 0 } });
    expect(await states('u')).toEqual({ ...all('u', 3, 'reject moderator 4'), u4: 'approve moderator 3' });
    const twice = await house.post(`/v1/review/batches/${id}/undo`, desk);
    expect(twice.body).toMatchObject({ counts: { decided: 0, stale: 4 } });
  });

  it('is undone by its author or a lead, and by nobody else', async () => {
    await house.waiting('desk', 1, 'w');
    const id = ((await select(asSeen(['w1']), { action: 'approve' })).body as unknown as InBatch).batch.id;
    expect((await house.post(`/v1/review/batches/${id}/undo`, other)).status).toBe(403);
    expect(await states('w')).toEqual({ w1: 'approve moderator 2' });
    expect((await house.post(`/v1/review/batches/${id}/undo`, lead)).status).toBe(202);
    expect(await states('w')).toEqual({ w1: 'review moderator 3' });
  });

  it('is listed with its comments, page by page', async () => {
    const first = await house.api('/v1/review/batches?limit=2', { token: desk });
    expect(first.body.data).toHaveLength(2);
    const cursor = String(first.body.nextCursor);
    const second = await house.api(`/v1/review/batches?limit=2&cursor=${cursor}`, { token: desk });
    const seen = [first, second].flatMap(({ body }) => body.data as unknown as { id: string }[]);
    expect(new Set(seen.map((batch) => batch.id)).size).toBe(4);
    const [row] = await house.database.query<{ id: string }>(
      `SELECT batch_id AS id FROM batch_entry GROUP BY 1 HAVING count(*) = 500`,
    );
    const path = `/v1/review/batches/${row?.id}/entries?limit=200`;
    const entries: string[] = [];
    for (let next: string | null = path; next !== null;) {
      const { body }: { body: { data?: unknown; nextCursor?: string | null } } = await house.api(next, { token: desk });
      entries.push(...(body.data as { comment: string }[]).map(({ comment }) => comment));
      next = body.nextCursor ? `${path}&cursor=${body.nextCursor}` : null;
    }
    expect(entries).toEqual(ids('m', 500).sort());
    expect((await house.api(`${path}&outcome=open`, { token: desk })).body.data).toEqual([]);
  });
});

describe('one decision', () => {
  const decide = async (comment: string, token: string, body: object) =>
    house.post(`/v1/review/items/${await itemOf(comment)}/decide`, token, body, { 'if-match': '"1.1"' });
  const itemOf = async (comment: string) =>
    (
      await house.database.query<{ id: string }>(
        `SELECT id FROM review_item WHERE site_id = 'desk' AND comment_id = $1 AND closed_at IS NULL`,
        [comment],
      )
    )[0]?.id ?? '0';
  const undo = (token: string, body: object = {}) => house.post('/v1/review/undo', token, { siteId: 'desk', ...body });

  it("is taken back, and the taking back as well; only the caller's own", async () => {
    await house.waiting('desk', 2, 'z');
    await decide('z1', desk, { action: 'reject', reason: 'spam' });
    await decide('z2', other, { action: 'approve' });
    const undone = await undo(desk);
    expect(undone).toMatchObject({
      status: 200,
      body: { etag: '"1.3"', comment: { id: 'z1', decision: { action: 'review' } } },
    });
    expect(await itemOf('z1')).not.toBe('0');
    expect((await undo(desk)).body).toMatchObject({ comment: { id: 'z1', decision: { action: 'reject' } } });
    expect((await undo(desk, { comment: 'z2' })).status).toBe(403);
    expect((await undo(lead, { comment: 'z2' })).body).toMatchObject({ comment: { decision: { action: 'review' } } });
    expect((await undo(lead, { comment: 'nobody' })).status).toBe(404);
  });

  it('that was overtaken stays', async () => {
    await house.waiting('desk', 1, 'y');
    await decide('y1', desk, { action: 'approve' });
    await select([{ comment: 'y1', etag: '"1.2"' }], { action: 'reject', reason: 'spam' }, other);
    expect(await undo(desk)).toMatchObject({ status: 409, body: { type: '/problems/overtaken' } });
    expect(await states('y')).toEqual({ y1: 'reject moderator 3' });
    await house.waiting('desk', 1, 'x');
    expect(await undo(desk, { comment: 'x1' })).toMatchObject({
      status: 409,
      body: { type: '/problems/nothing-to-undo' },
    });
  });
});

describe('what is taken back', () => {
  const batchOf = async (comment: string) =>
    ((await select(asSeen([comment]), { action: 'reject', reason: 'spam' })).body as unknown as InBatch).batch.id;
  const undoBatch = (id: string, token = desk) => house.post(`/v1/review/batches/${id}/undo`, token);
  const reverse = async (batch: string, target: string) => {
    const made = await house.post('/v1/review/batches/reversal', lead, { siteId: 'desk', cause: { batch }, target });
    return house.post(`/v1/review/batches/${(made.body as unknown as InBatch).batch.id}/run`, lead);
  };
  const undo = (comment: string) => house.post('/v1/review/undo', lead, { siteId: 'desk', comment });

  it.each<[way: string, takeBack: (comment: string, batch: string) => Promise<{ status: number }>]>([
    ['one decision', undo],
    ['a batch', async (_, batch) => undoBatch(batch)],
    ['what a batch has decided', async (_, batch) => reverse(batch, 'before')],
    ['the same, to a person', async (_, batch) => reverse(batch, 'review')],
    ['the undo of an undo', async (comment) => (await undo(comment), await undo(comment), undo(comment))],
  ])('waits where it did, as long and with the same points: %s', async (way, takeBack) => {
    const prefix = `w-${way.length}-`;
    await house.waiting('desk', 1, prefix);
    const comment = `${prefix}1`;
    await placeWell(house.database, comment);
    const before = await howItWaits(house.database, comment);
    const batch = await batchOf(comment);
    expect(await howItWaits(house.database, comment)).toBeUndefined();
    expect((await takeBack(comment, batch)).status).toBeLessThan(300);
    expect(await howItWaits(house.database, comment)).toEqual(before);
    const [{ item } = {}] = await house.database.query<{ item: object }>(
      `SELECT json_build_object('rev', r.rev, 'version', r.decision_version, 'isTold', r.opened_in = r.changed) AS item
       FROM review_item r JOIN comment c ON c.site_id = r.site_id AND c.id = r.comment_id AND c.decision_version = r.decision_version
       WHERE r.comment_id = $1 AND r.closed_at IS NULL`,
      [comment],
    );
    expect(item).toMatchObject({ rev: 1, isTold: true });
  });

  it('waits again also where rules had approved it, as with what readers reported', async () => {
    await house.waiting('desk', 1, 'rep');
    await house.database.query(`
      UPDATE decision SET action = 'approve' WHERE comment_id = 'rep1';
      UPDATE comment SET decided_action = 'approve' WHERE id = 'rep1'`);
    await placeWell(house.database, 'rep1');
    const before = await howItWaits(house.database, 'rep1');
    await undoBatch(await batchOf('rep1'));
    expect(await states('rep')).toEqual({ rep1: 'approve moderator 3' });
    expect(await howItWaits(house.database, 'rep1')).toEqual(before);
  });

  it('waits in the queue that takes everything where its own is gone', async () => {
    await house.waiting('desk', 1, 'gone');
    await placeWell(house.database, 'gone1', 'closed-down');
    const before = await howItWaits(house.database, 'gone1');
    await undoBatch(await batchOf('gone1'));
    expect(await howItWaits(house.database, 'gone1')).toEqual({ ...before, queue: 'new', pinned: false });
  });

  it('leaves what was opened since where that waits, and opens nothing anew that somebody has edited', async () => {
    await house.waiting('desk', 2, 'since');
    const batches = [await batchOf('since1'), await batchOf('since2')];
    await house.post('/v1/review/items', lead, { siteId: 'desk', commentId: 'since1' });
    await placeWell(house.database, 'since1');
    const before = await howItWaits(house.database, 'since1');
    await undo('since1');
    expect(await howItWaits(house.database, 'since1')).toEqual(before);
    await house.database.query(`UPDATE comment SET head_rev = 2 WHERE id = 'since2'`);
    expect((await undoBatch(batches[1] ?? '')).body).toMatchObject({ counts: { decided: 0, stale: 1 } });
    expect(await howItWaits(house.database, 'since2')).toBeUndefined();
  });
});
