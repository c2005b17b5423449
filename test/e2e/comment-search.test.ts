import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Database, ErasureRepository, openDatabase, SearchSweepRepository } from '@palaver/persistence';
import { untilBehindHorizon } from '../support/horizon.js';
import { AdminHouse } from './admin-house.js';

let house: AdminHouse;
let pipeline: Database;
let sweep: SearchSweepRepository;
let reader: string;

/** Comments `<prefix>1` to `<prefix>n` of one author below one article, each an hour older than the one before. */
async function decided(
  siteId: string,
  prefix: string,
  count: number,
  { text = 'a quiet word', author = 'Ann', section = 'city', action = 'approve', rule = 'WORD' } = {},
): Promise<void> {
  await house.database.query(
    `WITH n AS (SELECT i, $2 || i AS id, now() - i * interval '1 hour' AS at FROM generate_series(1, $3::int) i), c AS (
       INSERT INTO comment (site_id, id, head_rev, last_run, decision_version, decided_rev, decided_run, decided_action,
         decided_source, decided_at, received_at, author_key, article_key)
       SELECT $1, id, 1, 0, 1, 1, 0, $6, 'automatic', now(), at, 'id:' || $5, 'url:https://news.example/' || $7 FROM n
     ), r AS (
       INSERT INTO revision (site_id, comment_id, rev, data) SELECT $1, id, 1, json_build_object('text', $4 || ' ' || id,
         'author', json_build_object('id', $5::text, 'username', $5 || ' Bell'), 'article',
         json_build_object('url', 'https://news.example/' || $7, 'section', $7::text))::text FROM n
     )
     INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, reason_code, facts, result)
     SELECT $1, id, 1, 0, 1, $6, 'automatic', CASE WHEN $6 = 'reject' THEN 'spam' END, '{}',
       json_build_object('reasons', json_build_array(json_build_object('rule', $8::text))) FROM n`,
    [siteId, prefix, count, text, author, action, section, rule],
  );
}

async function takeIn({ waits = true } = {}): Promise<void> {
  if (waits) {
    await untilBehindHorizon(house.database);
  }
  for (const site of await sweep.behind()) {
    while ((await sweep.takeIn(site))?.isFull) {
      // the next page
    }
  }
}

interface Found {
  data: { etag: string; comment: { id: string; siteId: string } }[];
  nextCursor: string | null;
}

async function named(query: Record<string, string>, token = reader): Promise<string[]> {
  const { status, body } = await house.api(`/v1/authors?${new URLSearchParams(query).toString()}`, { token });
  expect([status, body]).toEqual([200, expect.anything()]);
  const { data } = body as unknown as { data: { siteId: string; key: string; username: string }[] };
  return data.map(({ siteId, key, username }) => `${siteId} ${key} ${username}`);
}

async function search(query: Record<string, string>, token = reader): Promise<string[]> {
  const { status, body } = await house.api(`/v1/comments?${new URLSearchParams(query).toString()}`, { token });
  expect([status, body]).toEqual([200, expect.anything()]);
  return (body as unknown as Found).data.map(({ comment }) => comment.id);
}

beforeAll(async () => {
  house = await AdminHouse.open();
  pipeline = await openDatabase(house.database.url, { role: 'pipeline', max: 3 });
  sweep = new SearchSweepRepository(pipeline);
  await house.site('ours');
  await house.site('next');
  await house.site('theirs');
  await decided('ours', 'a', 3);
  await decided('ours', 'b', 3, {
    text: 'Der Hafen ist zu',
    author: 'Bob',
    section: 'port',
    action: 'reject',
    rule: 'LINK',
  });
  await decided('next', 'n', 2, { text: 'harbour news', section: 'port' });
  await decided('theirs', 't', 2, { text: 'Hafen und harbour' });
  await takeIn();
  reader = await house.token('moderator', ['ours', 'next']);
});
afterAll(async () => {
  await pipeline.close();
  await house.close();
});

describe('comments', () => {
  it.each<[Record<string, string>, string[]]>([
    [{}, ['b1', 'a1', 'n1', 'b2', 'a2', 'n2', 'b3', 'a3']],
    [{ siteId: 'next' }, ['n1', 'n2']],
    [{ text: 'hafen' }, ['b1', 'b2', 'b3']],
    [{ text: '"hafen ist" OR harbour' }, ['b1', 'n1', 'b2', 'n2', 'b3']],
    [{ text: 'hafen -b2' }, ['b1', 'b3']],
    [{ author: 'Bob' }, ['b1', 'b2', 'b3']],
    [{ author: 'Bob Bell' }, ['b1', 'b2', 'b3']],
    [{ article: 'https://news.example/port', siteId: 'next' }, ['n1', 'n2']],
    [{ section: 'city' }, ['a1', 'a2', 'a3']],
    [{ rule: 'LINK' }, ['b1', 'b2', 'b3']],
    [{ rule: 'LIN' }, []],
    [{ reason: 'spam', action: 'reject', source: 'automatic', state: 'decided' }, ['b1', 'b2', 'b3']],
    [{ state: 'pending' }, []],
    [{ text: 'hafen', author: 'Ann' }, []],
    [{ siteId: 'ours', from: new Date(Date.now() - 90 * 60_000).toISOString() }, ['b1', 'a1']],
    [{ siteId: 'ours', to: new Date(Date.now() - 150 * 60_000).toISOString() }, ['b3', 'a3']],
  ])('are found by %j', async (query, expected) => {
    const found = await search(query);
    expect(found.sort()).toEqual([...expected].sort());
  });

  it('come newest first, page by page, without one twice or missing', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query = new URLSearchParams({ limit: '3', ...(cursor ? { cursor } : {}) });
      const answer = await house.api(`/v1/comments?${query.toString()}`, { token: reader });
      const page = answer.body as unknown as Found;
      seen.push(...page.data.map(({ comment }) => `${comment.siteId} ${comment.id}`));
      cursor = page.nextCursor;
    } while (cursor);
    const rows = await house.database.query<{ place: string }>(
      `SELECT site_id || ' ' || id AS place FROM comment WHERE site_id IN ('ours', 'next')
       ORDER BY received_at DESC, site_id DESC, id DESC`,
    );
    expect(seen).toEqual(rows.map(({ place }) => place));
  });

  it('tell who decided, why, and where they wait; and what became of them', async () => {
    const { body: found } = await house.api('/v1/comments?siteId=next&text=n1', { token: reader });
    const [rules] = (found as unknown as Found).data;
    expect(rules).toMatchObject({ decidedBy: null, item: null });
    const selection = {
      siteId: 'next',
      entries: [{ comment: 'n1', etag: rules?.etag }],
      action: 'reject',
      reason: 'spam',
      note: 'seen before',
    };
    await house.api('/v1/review/batches/selection', { token: reader, method: 'POST', body: selection });
    const open = { siteId: 'next', commentId: 'n1' };
    const { body: item } = await house.api('/v1/review/items', { token: reader, method: 'POST', body: open });
    const place = { id: item.id, queue: item.queue };
    const { body } = await house.api('/v1/comments?siteId=next&text=n1', { token: reader });
    const decidedBy = expect.stringMatching(/^token:/);
    expect((body as unknown as Found).data).toMatchObject([{ decidedBy, item: place }]);
    const history = await house.api('/v1/sites/next/comments/n1/history', { token: reader });
    expect(history.body).toMatchObject({
      item: place,
      comment: { id: 'n1' },
      decisions: [
        { version: 2, action: 'reject', source: 'moderator', actor: decidedBy, reason: 'spam', note: 'seen before' },
        { version: 1, action: 'approve', source: 'automatic', actor: null, reason: null, note: null },
      ],
      revisions: [{ rev: 1, text: 'harbour news n1' }],
    });
    const foreign = await house.api('/v1/sites/theirs/comments/t1/history', { token: reader });
    expect(foreign.status).toBe(404);
    expect(await house.api('/v1/sites/next/comments/none/history', { token: reader })).toMatchObject({ status: 404 });
  });

  it('are found by how the name of their author begins, whatever its case', async () => {
    expect(await named({ name: 'aNN' })).toEqual(['next id:Ann Ann Bell', 'ours id:Ann Ann Bell']);
    expect(await named({ name: 'ann bell', siteId: 'ours' })).toEqual(['ours id:Ann Ann Bell']);
    expect(await named({ name: 'ann bells' })).toEqual([]);
    expect(await named({ name: 'nn' })).toEqual([]);
    expect(await named({ name: '%' })).toEqual([]);
    expect((await house.api('/v1/authors?name=a&siteId=theirs', { token: reader })).status).toBe(404);
    expect((await house.api('/v1/authors?name=', { token: reader })).status).toBe(400);
  });

  it('of other sections are not found', async () => {
    const { ApiTokenRepository } = await import('@palaver/persistence');
    const app = await openDatabase(house.database.url, { role: 'app', max: 1 });
    const { token } = await new ApiTokenRepository(app).create({
      name: 'port desk',
      role: 'moderator',
      sites: ['ours'],
      sections: ['port'],
    });
    await app.close();
    expect(await named({ name: 'a' }, token)).toEqual([]);
    expect(await named({ name: 'b' }, token)).toEqual(['ours id:Bob Bob Bell']);
    expect((await house.api('/v1/sites/ours/comments/a1/history', { token })).status).toBe(404);
    expect((await search({}, token)).sort()).toEqual(['b1', 'b2', 'b3']);
    expect(await search({ section: 'city' }, token)).toEqual([]);
  });

  it.each(['reason=dislike', 'from=yesterday', 'cursor=abc', 'limit=0', 'text=', 'text=a&text=b', 'size=3'])(
    'asked for with %s are refused',
    async (query) => {
      expect((await house.api(`/v1/comments?${query}`, { token: reader })).status).toBe(400);
    },
  );
});

describe('what comments are found by', () => {
  it('follows decisions', async () => {
    await house.database.query(
      `UPDATE comment SET decision_version = 2, decided_run = 1, decided_action = 'reject', decided_source = 'moderator'
       WHERE site_id = 'ours' AND id = 'a2'`,
    );
    await house.database.query(
      `INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, reason_code, actor)
       VALUES ('ours', 'a2', 1, 1, 2, 'reject', 'moderator', 'insult', 'token:desk')`,
    );
    expect(await search({ moderator: 'token:desk' })).toEqual([]);
    await takeIn();
    expect(await search({ moderator: 'token:desk', reason: 'insult', rule: 'WORD' })).toEqual(['a2']);
    expect(await search({ siteId: 'ours', action: 'approve' })).toEqual(['a1', 'a3']);
  });

  it('is not passed over when a transaction ends late, and is taken in once', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun = () => {};
    const started = new Promise<void>((resolve) => (begun = resolve));
    const late = pipeline.transaction(async (tx) => {
      await tx.query('SELECT pg_current_xact_id()');
      begun();
      await held;
      await tx.query(
        `INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, reason_code, actor)
         VALUES ('ours', 'a3', 1, 1, 2, 'approve', 'moderator', NULL, 'token:late')`,
      );
      await tx.query(`UPDATE comment SET decided_run = 1, decision_version = 2 WHERE site_id = 'ours' AND id = 'a3'`);
    });
    await started;
    await decided('ours', 'l', 1, { text: 'later' });
    await takeIn({ waits: false });
    expect(await search({ text: 'later' })).toEqual([]);
    release();
    await late;
    await takeIn();
    expect(await search({ text: 'later' })).toEqual(['l1']);
    expect(await search({ moderator: 'token:late' })).toEqual(['a3']);
    expect(await sweep.behind()).toEqual([]);
  });

  it('is gone with an erased author, and does not come back', async () => {
    await house.database.query(
      `INSERT INTO author (site_id, key, data, erased_at, erasure_due) VALUES ('ours', 'id:Bob', '{}', now(), true)`,
    );
    expect(await new ErasureRepository(pipeline).eraseSome(100)).toBe(3);
    await house.database.query(`UPDATE search_mark SET xid = '0', comment_id = ''`);
    await takeIn();
    const rows = await house.database.query(`SELECT comment_id FROM comment_search WHERE author_name = 'Bob Bell'`);
    expect(rows).toEqual([]);
    expect(await search({ text: 'hafen' })).toEqual([]);
  });
});
