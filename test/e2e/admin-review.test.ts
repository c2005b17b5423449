import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reviewItemSchema } from '@palaver/contracts';
import { AdminHouse } from './admin-house.js';

interface Item {
  id: string;
  etag: string;
  comment: { id: string; siteId: string; text: string; status: string };
  claim: { until: string };
}

let house: AdminHouse;
let all: string;

beforeAll(async () => {
  house = await AdminHouse.open();
  all = await house.token('admin', ['*']);
});
afterAll(() => house.close());

async function next(token: string, body: object = {}): Promise<Item[]> {
  const answer = await house.post('/v1/review/next', token, body);
  expect(answer.status).toBe(200);
  return answer.body.data as unknown as Item[];
}

const decide = (token: string, item: Pick<Item, 'id' | 'etag'>, body: object) =>
  house.post(`/v1/review/items/${item.id}/decide`, token, body, { 'if-match': item.etag });

describe('the queue', () => {
  it('gives 100 items to 8 moderators who ask at the same time, none of them twice', async () => {
    await house.site('crowd');
    await house.waiting('crowd', 100);
    const tokens = await Promise.all(Array.from({ length: 8 }, () => house.token('moderator', ['crowd'])));
    const taken = await Promise.all(
      tokens.map(async (token) => {
        const own: string[] = [];
        for (let items = await next(token); items.length > 0; items = await next(token)) {
          own.push(...items.map((item) => item.id));
        }
        return own;
      }),
    );
    expect(taken.flat()).toHaveLength(100);
    expect(new Set(taken.flat()).size).toBe(100);
    expect(taken.filter((own) => own.length > 0).length).toBeGreaterThan(1);
  });

  it('gives one token that asks many times at once different items', async () => {
    await house.site('alone');
    await house.waiting('alone', 40);
    const token = await house.token('moderator', ['alone']);
    const items = await Promise.all(Array.from({ length: 8 }, () => next(token, { limit: 5 })));
    expect(new Set(items.flat().map((item) => item.id)).size).toBe(40);
    const held = await house.api('/v1/review/claims', { token });
    expect(held.body.data).toHaveLength(40);
  });

  it('hands out the most urgent first, then the oldest, as the schema says', async () => {
    await house.site('order');
    await house.waiting('order', 12);
    const items = await next(all, { limit: 5, siteId: 'order' });
    expect(items.map((item) => item.comment.id)).toEqual(['c4', 'c9', 'c3', 'c8', 'c2']);
    expect(items.map((item) => reviewItemSchema.safeParse(item).error)).toEqual(items.map(() => undefined));
    expect(items[0]?.etag).toBe('"1.1"');
    expect(items[0]?.comment.text).toBe('text of c4');
    const minutes = (Date.parse(items[0]?.claim.until ?? '') - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4.5);
    expect(minutes).toBeLessThanOrEqual(5.1);
  });

  it('hands an item out again when its lease is over or it was released', async () => {
    await house.site('lease');
    await house.waiting('lease', 2);
    const [first, second] = [await house.token('moderator', ['lease']), await house.token('moderator', ['lease'])];
    const [a, b] = (await next(first, { limit: 2 })) as [Item, Item];
    expect(await next(second, { limit: 2 })).toEqual([]);
    expect((await house.post(`/v1/review/items/${a.id}/release`, second)).status).toBe(409);
    expect((await house.post(`/v1/review/items/${a.id}/release`, first)).status).toBe(204);
    expect((await next(second)).map((item) => item.id)).toEqual([a.id]);
    await house.database.query(`UPDATE review_item SET claim_until = now() - interval '1 second' WHERE id = $1`, [
      b.id,
    ]);
    expect((await next(second)).map((item) => item.id)).toEqual([b.id]);
    expect((await decide(first, b, { action: 'approve' })).body).toMatchObject({
      type: '/problems/claimed',
      status: 409,
    });
  });

  it('passes over comments that were deleted', async () => {
    await house.site('deleted');
    await house.waiting('deleted', 2);
    await house.database.query(`UPDATE comment SET deleted_rev = 1 WHERE site_id = 'deleted' AND id = 'c2'`);
    const items = await next(all, { limit: 10, siteId: 'deleted' });
    expect(items.map((item) => item.comment.id)).toEqual(['c1']);
  });
});

describe('a decision', () => {
  let moderator: string;
  beforeAll(async () => {
    await house.site('court');
    await house.waiting('court', 30);
    moderator = await house.token('moderator', ['court']);
  });

  it('settles the item, is stored with its actor and leaves an audit row', async () => {
    const [item] = (await next(moderator)) as [Item];
    const answer = await decide(moderator, item, { action: 'reject', reason: 'insult', note: 'a note' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        id: item.id,
        etag: '"1.2"',
        claim: null,
        comment: { status: 'decided', show: false, labels: ['insult'] },
      },
    });
    const list = await house.api(`/v1/sites/court/comments/${item.comment.id}/decisions`, { token: moderator });
    expect(list.body.data).toMatchObject([
      { version: 2, action: 'reject', source: 'moderator' },
      { version: 1, action: 'review', source: 'automatic' },
    ]);
    const audit = await house.database.query(`SELECT actor, content FROM audit WHERE action = 'comment.decide'`);
    expect(audit).toEqual([
      { actor: 'token:moderator of court', content: expect.objectContaining({ version: 2, reason: 'insult' }) },
    ]);
    const again = await decide(moderator, { id: item.id, etag: '"1.2"' }, { action: 'approve' });
    expect(again.body).toMatchObject({ type: '/problems/already-decided', status: 409 });
  });

  it('about what has changed is refused with the fresh item', async () => {
    const [item] = (await next(moderator)) as [Item];
    await house.database.query(`UPDATE comment SET head_rev = 2 WHERE site_id = 'court' AND id = $1`, [
      item.comment.id,
    ]);
    await house.database.query(
      `INSERT INTO revision (site_id, comment_id, rev, data)
       SELECT site_id, comment_id, 2, replace(data, 'text of', 'edited') FROM revision WHERE site_id = 'court' AND comment_id = $1`,
      [item.comment.id],
    );
    const answer = await decide(moderator, item, { action: 'approve' });
    expect(answer).toMatchObject({
      status: 412,
      body: {
        type: '/problems/stale',
        status: 412,
        item: { id: item.id, etag: '"2.1"', comment: { rev: 2, text: `edited ${item.comment.id}`, status: 'pending' } },
      },
    });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect((await decide(moderator, { id: item.id, etag: '"2.1"' }, { action: 'approve' })).status).toBe(200);
  });

  it('taken twice at the same time counts once', async () => {
    const [item] = (await next(moderator)) as [Item];
    const answers = await Promise.all(
      ['approve', 'approve', 'approve', 'approve'].map((action) => decide(moderator, item, { action })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412, 412]);
  });

  it('taken by somebody else meanwhile is told by 412', async () => {
    const [item] = (await next(moderator)) as [Item];
    await house.database.query('UPDATE review_item SET claim_until = now() WHERE id = $1', [item.id]);
    expect((await decide(all, item, { action: 'approve' })).status).toBe(200);
    expect(await decide(moderator, item, { action: 'approve' })).toMatchObject({
      status: 412,
      body: { item: { etag: '"1.2"', claim: null, comment: { show: true } } },
    });
  });

  it('about a deleted comment is a conflict', async () => {
    const [item] = (await next(moderator)) as [Item];
    await house.database.query(`UPDATE comment SET deleted_rev = 1 WHERE site_id = 'court' AND id = $1`, [
      item.comment.id,
    ]);
    expect((await decide(moderator, item, { action: 'approve' })).body).toMatchObject({
      type: '/problems/comment-deleted',
      status: 409,
    });
  });

  it.each<[string, number, Record<string, string>, unknown, string[]]>([
    ['without If-Match', 428, {}, { action: 'approve' }, []],
    ['with an empty If-Match', 428, { 'if-match': ' ' }, { action: 'approve' }, []],
    ['with a bare number', 400, { 'if-match': '1' }, { action: 'approve' }, []],
    ['with a weak etag', 400, { 'if-match': 'W/"1.1"' }, { action: 'approve' }, []],
    ['with a star', 400, { 'if-match': '*' }, { action: 'approve' }, []],
    ['with another version', 412, { 'if-match': '"1.7"' }, { action: 'approve' }, []],
    ['with nothing in it', 422, { 'if-match': '"1.1"' }, {}, ['/action']],
    ['to review', 422, { 'if-match': '"1.1"' }, { action: 'review' }, ['/action']],
    ['to reject without a reason', 422, { 'if-match': '"1.1"' }, { action: 'reject' }, ['/reason']],
    ['with an unknown reason', 422, { 'if-match': '"1.1"' }, { action: 'reject', reason: 'dislike' }, ['/reason']],
    ['with an unknown key', 422, { 'if-match': '"1.1"' }, { action: 'approve', siteId: 'x' }, ['/siteId']],
    ['with NUL in the note', 422, { 'if-match': '"1.1"' }, { action: 'approve', note: 'a\u0000b' }, ['/note']],
    ['that is not JSON', 400, { 'if-match': '"1.1"' }, '{"action":', []],
    ['with a key twice', 400, { 'if-match': '"1.1"' }, '{"action":"approve","action":"approve"}', []],
    ['that is no object', 422, { 'if-match': '"1.1"' }, [1], ['']],
  ])('%s is answered %i', async (_name, status, headers, body, pointers) => {
    const [item] = (await next(moderator)) as [Item];
    const answer = await house.post(`/v1/review/items/${item.id}/decide`, moderator, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      status,
      detail: expect.any(String),
      type: expect.stringMatching(/^\/problems\//),
    });
    const errors = (answer.body.errors ?? []) as unknown as { pointer: string }[];
    expect(errors.map((error) => error.pointer)).toEqual(pointers);
    const [row] = await house.database.query<{ decision_version: number }>(
      `SELECT decision_version FROM comment WHERE site_id = 'court' AND id = $1`,
      [item.comment.id],
    );
    expect(row?.decision_version).toBe(1);
  });

  it('on a site that observes is stored and told to nobody', async () => {
    await house.site('watcher', 'observe');
    await house.waiting('watcher', 1);
    await house.site('talker');
    await house.waiting('talker', 1);
    for (const siteId of ['watcher', 'talker']) {
      await house.database.query(
        `INSERT INTO endpoint (site_id, url, types, sealed) VALUES ($1, 'https://example.org/', '{comment.moderated}', '')`,
        [siteId],
      );
      const [item] = (await next(all, { siteId })) as [Item];
      expect((await decide(all, item, { action: 'reject', reason: 'spam' })).body).toMatchObject({
        comment: { show: siteId === 'watcher' },
      });
    }
    const rows = await house.database.query(`SELECT site_id FROM delivery WHERE site_id IN ('watcher', 'talker')`);
    expect(rows).toEqual([{ site_id: 'talker' }]);
  });
});

describe('severe items', () => {
  const care = (token: string, severeInARow: number | null) =>
    house.api('/v1/me/care', { method: 'PUT', token, body: { severeInARow } });
  const isSevere = async () => {
    const rows = await house.database.query<{ comment_id: string }>(
      `SELECT comment_id FROM review_item WHERE site_id = 'grave' AND severity >= 75`,
    );
    return new Set(rows.map((row) => row.comment_id));
  };
  const handed = async (token: string, limit = 1) => {
    const { body } = await house.post('/v1/review/next', token, { siteId: 'grave', limit });
    return body as unknown as { data: Item[]; severeAfter: string | null };
  };

  it('come at most as many in a row as somebody wants, then milder ones, then none until he has had a break', async () => {
    await house.site('grave');
    await house.waiting('grave', 14);
    await house.database.query(
      `UPDATE review_item SET severity = 95, priority = 1000 WHERE site_id = 'grave' AND comment_id <> ALL ('{c1,c2}')`,
    );
    const severe = await isSevere();
    const token = await house.token('moderator', ['grave']);
    expect((await house.api('/v1/me/care', { token })).body).toEqual({ severeInARow: null });
    expect((await care(token, 0)).status).toBe(422);
    expect((await care(token, 3)).body).toEqual({ severeInARow: 3 });
    const kinds: boolean[] = [];
    for (const limit of [2, 2, 4, 4]) {
      const { data, severeAfter } = await handed(token, limit);
      kinds.push(...data.map(({ comment }) => severe.has(comment.id)));
      expect(severeAfter === null).toBe(data.length === limit);
    }
    // Two, one more and a milder one, three and the other milder one, three.
    expect(kinds.map((one) => (one ? 'S' : 'm')).join('')).toBe('SSSmSSSmSSS');
    const { data, severeAfter } = await handed(token, 5);
    expect(data).toEqual([]);
    expect(Date.parse(severeAfter ?? '')).toBeGreaterThan(Date.now());
    const other = await house.token('moderator', ['grave']);
    const left = await handed(other, 1);
    expect(left.data.map(({ comment }) => severe.has(comment.id))).toEqual([true]);
    await house.database.query(`UPDATE review_care SET severe_at = now() - interval '11 minutes'`);
    expect((await handed(token, 1)).data).toHaveLength(1);
    await care(token, null);
    expect((await handed(token, 10)).severeAfter).toBeNull();
    const analyst = await house.token('analyst', ['grave']);
    expect((await care(analyst, 1)).status).toBe(403);
    const audit = await house.database.query(`SELECT content FROM audit WHERE action = 'care.change' ORDER BY seq`);
    expect(audit.map(({ content }) => content)).toEqual([{ severeInARow: 3 }, { severeInARow: null }]);
  });

  it('are not handed twice as many to one who asks many times at once, and without end to whoever has set nothing', async () => {
    await house.site('rush');
    await house.waiting('rush', 30);
    await house.database.query(`UPDATE review_item SET severity = 100 WHERE site_id = 'rush'`);
    const token = await house.token('moderator', ['rush']);
    await care(token, 4);
    const pages = await Promise.all(Array.from({ length: 8 }, () => next(token, { limit: 2 })));
    expect(pages.flat()).toHaveLength(4);
    expect(await next(await house.token('moderator', ['rush']), { limit: 50 })).toHaveLength(26);
  });
});
