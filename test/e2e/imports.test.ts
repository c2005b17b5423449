import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importedLinesSchema, importSchema } from '@palaver/contracts';
import { revision } from '../support/pipeline.js';
import { ImportHouse, line } from './import-house.js';

let house: ImportHouse;

beforeAll(async () => {
  house = await ImportHouse.open();
  await house.pipeline.database.query(
    `INSERT INTO endpoint (site_id, url, types, sealed) VALUES ('news', 'https://example.org/', '{comment.moderated}', '')`,
  );
});
afterAll(() => house.close());

const query = <Row>(sql: string, values?: unknown[]) => house.pipeline.database.query<Row>(sql, values);
const total = async (table: string) => (await query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

/** A comment of the site, sent live and decided. */
async function decideLive(...args: Parameters<typeof revision>): Promise<void> {
  const { work } = await house.pipeline.ingest.submit(revision(...args));
  await house.pipeline.moderation.decideNow(String(work?.id));
}

async function factsOf(commentId: string): Promise<{ author: Record<string, unknown> }> {
  const rows = await query<{ facts: string }>(
    'SELECT facts FROM decision WHERE comment_id = $1 AND facts IS NOT NULL',
    [commentId],
  );
  return JSON.parse(String(rows[0]?.facts)) as { author: Record<string, unknown> };
}

describe('an import', () => {
  it('stores comments with the decisions of the site, and nothing that anybody would have to do', async () => {
    const id = await house.begin();
    const lines = [
      line('a1', { votes: { up: 3, down: 1 }, meta: { shelf: 'b' }, language: 'en' }),
      line('a2', { decision: { action: 'reject', reasonCode: 'insult', note: 'third time' }, rev: 4 }),
      line('a3', { decision: { action: 'review' }, updatedAt: '2024-05-07T00:00:00Z' }),
    ];
    const { status, body } = await house.lines(id, 1, lines);
    expect(status).toBe(200);
    expect(importedLinesSchema.parse(body)).toMatchObject({
      id,
      siteId: 'news',
      state: 'open',
      nextLine: 4,
      counts: { imported: 3, alreadyThere: 0, unchanged: 0, refused: 0 },
      problems: [],
    });
    expect(await house.rows('a')).toMatchObject({
      comments: [
        { head_rev: 1, decided_action: 'approve', decided_source: 'import', received_at: '2024-05-06T07:08:09+00:00' },
        { head_rev: 4, decided_rev: 4, decided_action: 'reject', pending_work: null, decision_version: 1 },
        { decided_action: 'review' },
      ],
      decisions: [
        { run: 0, version: 1, action: 'approve', actor: 'desk', decided_at: '2024-05-06T08:00:00+00:00' },
        { source: 'import', reason_code: 'insult', note: 'third time', decided_at: '2024-05-06T07:08:09+00:00' },
        { action: 'review', decided_at: '2024-05-07T00:00:00+00:00' },
      ],
      authors: [{ approved: 1, first_seen_at: '2024-05-06T07:08:09+00:00' }, { rejected: 1 }, { reviewed: 1 }],
      articles: [{}, {}, {}],
    });
    expect(await Promise.all(['work', 'review_item', 'delivery'].map(total))).toEqual([0, 0, 0]);
    expect(house.pipeline.rung).toEqual([]);
  });

  it('is read back as comments are', async () => {
    const answer = await fetch(`${house.url}/v1/sites/news/comments/a2`, {
      headers: { authorization: `Bearer ${house.token}` },
    });
    expect(await answer.json()).toMatchObject({
      status: 'decided',
      show: false,
      decision: { source: 'import', action: 'reject', reasons: [], decidedAt: '2024-05-06T07:08:09.000Z' },
      labels: ['insult'],
      text: 'What a2 said.',
    });
  });

  it('keeps neither e-mail nor address of an author', async () => {
    const author = { username: 'Ann', email: 'ann@example.org', ip: '192.0.2.7' };
    await house.lines(await house.begin(), 1, [line('secret', { author })]);
    const rows = JSON.stringify(
      await query(
        `SELECT (SELECT json_agg(a) FROM author a) AS authors, (SELECT json_agg(r) FROM revision r) AS texts`,
      ),
    );
    expect(rows).toContain('Ann');
    expect(rows).not.toMatch(/ann@example|192\.0\.2/);
  });

  it('sent again in other pieces, or after a crash in the middle, comes to the same rows', async () => {
    const lines = Array.from({ length: 40 }, (_, n) =>
      line(`b${n}`, {
        author: { id: `b author ${n % 3}`, username: `name ${n}` },
        article: { id: 'b', url: `https://news.example/${n}` },
      }),
    );
    const first = await house.begin();
    await house.lines(first, 1, lines.slice(0, 15));
    await Promise.allSettled([house.lines(first, 16, lines.slice(15, 30)), house.crash()]);
    const { nextLine } = importSchema.parse((await house.send('GET', `/${first}`)).body);
    const { body } = await house.lines(first, nextLine, lines.slice(nextLine - 1));
    expect(body).toMatchObject({ nextLine: 41, counts: { imported: 40, unchanged: 0, alreadyThere: 0 } });
    const rows = await house.rows('b');
    expect(rows).toMatchObject({
      authors: [{ approved: 14, data: { username: 'name 0' } }, { approved: 13 }, { approved: 13 }],
    });
    const second = await house.begin();
    await house.lines(second, 1, lines.slice(0, 7));
    const again = await house.lines(second, 8, lines.slice(7));
    expect(again.body).toMatchObject({ counts: { imported: 0, unchanged: 40, alreadyThere: 0 } });
    expect(await house.rows('b')).toEqual(rows);
  });

  it('takes lines once: a chunk sent again counts nothing, one that overlaps counts what is new, a gap is refused', async () => {
    const id = await house.begin();
    const lines = ['', line('c1'), '   ', line('c2'), line('c3')];
    await house.lines(id, 1, lines.slice(0, 4));
    const repeated = await house.lines(id, 1, lines.slice(0, 4));
    expect(repeated.body).toMatchObject({ nextLine: 5, counts: { imported: 2, unchanged: 0 } });
    expect((await house.lines(id, 3, lines.slice(2))).body).toMatchObject({
      nextLine: 6,
      counts: { imported: 3, unchanged: 0 },
    });
    const gap = await house.lines(id, 7, [line('c4')]);
    expect(gap).toMatchObject({
      status: 409,
      body: { type: '/problems/import-gap', detail: expect.stringContaining('from 6 on') },
    });
  });

  it('refuses bad lines by number and stores the others', async () => {
    const future = new Date(Date.now() + 3_600_000).toISOString();
    const id = await house.begin();
    const { createdAt: _, ...undated } = line('d3');
    const { decision: __, ...undecided } = line('d4');
    const lines = [
      line('d1'), '{"id": "d2"', undated, undecided, line('d5', { createdAt: future }), line('d6', { createdAt: '1970-01-01T00:00:00Z' }),
      line('d7', { decision: { action: 'ban' } }), line('d8', { colour: 'red' }), line('d9', { text: '' }), line('d10'),
      line('d11', { decision: { action: 'approve', decidedAt: future } }), line('d12', { article: { url: 'https://news.example/', updatedAt: '0000-01-01T00:00:00Z' } }), '7',
    ]; // prettier-ignore
    const { body } = await house.lines(id, 1, lines);
    const { problems, ...found } = importedLinesSchema.parse(body);
    expect(found).toMatchObject({ nextLine: 14, counts: { imported: 2, refused: 11 } });
    expect(problems.map(({ line: number, detail, errors }) => [number, errors?.map(({ pointer }) => pointer).join() ?? detail])).toEqual([
      [2, expect.stringContaining('not valid JSON')], [3, '/createdAt'], [4, '/decision'], [5, '/createdAt'], [6, '/createdAt'],
      [7, '/decision/action'], [8, '/colour'], [9, '/text'], [11, '/decision/decidedAt'], [12, '/article/updatedAt'], [13, ''],
    ]); // prettier-ignore
    expect(problems.find(({ line: number }) => number === 4)?.errors?.[0]?.detail).toContain('is required');
    expect(await house.rows('d')).toMatchObject({ comments: [{ id: 'd1' }, { id: 'd10' }] });
  });

  it('with stopOnError goes up to the first bad line and waits there', async () => {
    const id = await house.begin();
    const bad = [line('e1'), line('e2', { text: '' }), line('e3', { text: '' })];
    const stopped = await house.lines(id, 1, bad, '&stopOnError=true');
    expect(stopped.body).toMatchObject({ nextLine: 2, counts: { imported: 1, refused: 0 }, problems: [{ line: 2 }] });
    const mended = await house.lines(id, 2, [line('e2'), line('e3')], '&stopOnError=true');
    expect(mended.body).toMatchObject({ nextLine: 4, counts: { imported: 3, refused: 0 }, problems: [] });
  });

  it('never changes a comment that is there: live, deleted, or from another line', async () => {
    await decideLive('f1', 1, { text: 'palaver:reject', author: { id: 'f author', username: 'live' } });
    const deleted = { ...revision('f2', 1), kind: 'delete' as const, commentId: 'f2', rev: 1 };
    await house.pipeline.ingest.submit(deleted);
    await house.lines(await house.begin(), 1, [line('f3')]);
    const before = await house.rows('f');
    const author = { id: 'f author', username: 'old name' };
    const { body } = await house.lines(await house.begin(), 1, [
      line('f1', { author }), line('f2'), line('f3', { text: 'Something else.' }), line('f4', { author }), line('f4', { text: 'Twice.' }), line('f4', { author }),
    ]); // prettier-ignore
    expect(body).toMatchObject({ counts: { imported: 1, alreadyThere: 4, unchanged: 1, refused: 0 } });
    expect(
      await query(`SELECT data->>'username' AS name, approved, rejected FROM author WHERE key = 'id:f author'`),
    ).toEqual([{ name: 'live', approved: 1, rejected: 1 }]);
    await query(`DELETE FROM comment WHERE id = 'f4'`);
    const after = (await house.rows('f')) as Record<string, unknown>;
    expect(after.comments).toEqual((before as Record<string, unknown>).comments);
  });

  it('fills in a comment of which only votes are known', async () => {
    const vote = { ...revision('g1', 1), kind: 'vote' as const, commentId: 'g1', votes: { up: 9, down: 2 }, seq: 5 };
    await house.pipeline.ingest.submit(vote);
    const { body } = await house.lines(await house.begin(), 1, [line('g1', { votes: 3 })]);
    expect(body).toMatchObject({ counts: { imported: 1 } });
    expect(await house.rows('g1')).toMatchObject({
      comments: [{ head_rev: 1, votes: { up: 9 }, decided_source: 'import' }],
    });
  });

  it('is history to the rules: the next live comment of an author is judged with it, and a new revision is scored', async () => {
    const author = { id: 'h author', username: 'regular' };
    const past = (n: number, action: string) =>
      line(`h${n}`, { author, decision: { action }, createdAt: `2023-01-0${n}T00:00:00Z` });
    await house.lines(await house.begin(), 1, [past(3, 'approve'), past(1, 'approve'), past(2, 'reject')]);
    await decideLive('h live', 1, { author });
    const facts = await factsOf('h live');
    expect(facts.author).toMatchObject({ approved: 2, rejected: 1, firstSeenAt: '2023-01-01T00:00:00.000Z' });
    await decideLive('h2', 2, { author, text: 'palaver:approve' });
    expect(await query(`SELECT decided_action, decided_source, decided_rev::int FROM comment WHERE id = 'h2'`)).toEqual(
      [{ decided_action: 'approve', decided_source: 'automatic', decided_rev: 2 }],
    );
    expect(await query(`SELECT approved, rejected FROM author WHERE key = 'id:h author'`)).toEqual([
      { approved: 4, rejected: 0 },
    ]);
  });

  it('brings back nothing of an author who has been erased', async () => {
    const author = { id: 'i author', username: 'gone' };
    await house.lines(await house.begin(), 1, [line('i1', { author })]);
    await query(`UPDATE author SET data = '{}', erased_at = now(), erasure_due = false WHERE key = 'id:i author'`);
    const { body } = await house.lines(await house.begin(), 1, [
      line('i1', { author }),
      line('i2', { author }),
      line('i3'),
    ]);
    expect(body).toMatchObject({
      counts: { imported: 1, refused: 2 },
      problems: [{ line: 1, detail: expect.stringContaining('erased') }, { line: 2 }],
    });
  });

  it('is finished once, is told in the audit log, and takes no more lines then', async () => {
    const id = await house.begin();
    await house.lines(id, 1, [line('j1')]);
    const done = await house.send('POST', `/${id}/finish`);
    expect(importSchema.parse(done.body)).toMatchObject({ state: 'finished', finishedAt: expect.any(String) });
    expect((await house.send('POST', `/${id}/finish`)).body).toEqual(done.body);
    expect(await house.lines(id, 2, [line('j2')])).toMatchObject({
      status: 409,
      body: { type: '/problems/import-finished' },
    });
    const told = await query<{ action: string; content: unknown }>(
      `SELECT action, content FROM audit WHERE subject = $1 ORDER BY seq`,
      [`import:${id}`],
    );
    expect(told).toMatchObject([
      { action: 'import.create' },
      { action: 'import.lines', content: { from: 1, nextLine: 2, imported: 1 } },
      { action: 'import.finish', content: { imported: 1 } },
    ]);
  });

  it.each<[string, number, string, unknown]>([
    ['JSON in place of lines', 415, '/lines?from=1', {}],
    ['no from', 400, '/lines', '{}'],
    ['from 0', 400, '/lines?from=0', '{}'],
    ['an unknown parameter', 400, '/lines?from=1&force=true', '{}'],
    ['no line', 422, '/lines?from=1', ''],
    ['too many lines', 422, '/lines?from=1', '\n'.repeat(1001)],
    ['lines in place of JSON', 415, '/finish', '{}'],
  ])('refuses %s with %d', async (_name, status, path, body) => {
    expect((await house.send('POST', `/${await house.begin()}${path}`, body)).status).toBe(status);
  });

  it('is for admins to begin and for everybody to look at', async () => {
    const id = await house.begin();
    const lead = await house.newToken('lead');
    expect((await house.send('POST', '', { siteId: 'news' }, lead)).status).toBe(403);
    expect((await house.send('POST', `/${id}/lines?from=1`, '{}', lead)).status).toBe(403);
    expect((await house.send('GET', `/${id}`, undefined, lead)).status).toBe(200);
    expect((await house.send('GET', '/not-an-id')).status).toBe(404);
  });
});
