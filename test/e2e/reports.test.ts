import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reporterSchema, reportSchema } from '@palaver/contracts';
import { comment, envelope } from '../support/gateway-house.js';
import { NewsroomHouse, until } from './newsroom-house.js';

let house: NewsroomHouse;
beforeAll(async () => {
  house = await NewsroomHouse.open();
});
afterAll(() => house.close());

const SITE = '/v1/sites/news';
let authors = 0;
const send = async () => {
  const author = { id: `author-${(authors += 1)}`, username: 'An author' };
  const sent = comment({ text: 'Well said.', author });
  expect((await house.send(sent, { prefer: 'wait=10' })).status).toBe(200);
  return sent.id;
};
const report = async (id: string, reporter: string, more: object = {}) => {
  const event = envelope('comment.reported', { id, reporter: { id: reporter }, reason: 'offensive', ...more });
  expect((await house.event(event)).status).toBe(202);
};
const decide = async (id: string, action: 'approve' | 'reject') => {
  const decidedAt = new Date().toISOString();
  const reasonCode = action === 'reject' ? 'insult' : undefined;
  expect((await house.event(envelope('comment.decided', { id, action, reasonCode, decidedAt }))).status).toBe(202);
};
const reporter = async (id: string) => reporterSchema.parse((await house.look(`${SITE}/reporters/${id}`)).body);
const itemOf = (id: string) =>
  house.database.query<{ queue: string; source: string; report_points: number }>(
    'SELECT queue, source, report_points FROM review_item WHERE comment_id = $1 AND closed_at IS NULL',
    [id],
  );
const setThreshold = async (reportThreshold: number | null) => {
  const { headers } = await house.look(SITE);
  const body = { reportThreshold };
  const set = await house.act(SITE, body, { 'if-match': headers.get('etag') ?? '' }, undefined, 'PATCH');
  expect(set).toMatchObject({ status: 200, body });
};

describe('reports', () => {
  it('are upheld and dismissed by the decision of a person that follows, and open again when it is undone', async () => {
    const [good, bad, waiting] = [await send(), await send(), await send()];
    for (const id of [good, bad, waiting]) {
      await report(id, 'rita', { note: `about ${id}` });
    }
    await decide(good, 'approve');
    await decide(bad, 'reject');
    expect(await reporter('rita')).toEqual({
      id: 'rita',
      upheld: 1,
      dismissed: 1,
      open: 1,
      weight: 1,
      mutedAt: null,
      mutedBy: null,
    });
    const list = await house.look(`${SITE}/reports?limit=10`);
    const seen = (list.body.data as unknown as unknown[]).map((one) => reportSchema.parse(one));
    expect(seen.map(({ commentId, outcome, note }) => [commentId, outcome, note])).toEqual([
      [waiting, 'open', `about ${waiting}`],
      [bad, 'upheld', `about ${bad}`],
      [good, 'dismissed', `about ${good}`],
    ]);
    await decide(good, 'reject');
    expect(await reporter('rita')).toMatchObject({ upheld: 2, dismissed: 0, weight: 1.5 });
    // A report that comes after the decision waits for the next one.
    await report(bad, 'late');
    expect(await reporter('late')).toMatchObject({ upheld: 0, open: 1 });
    const upheld = await house.look(`${SITE}/comments/${bad}/reports?outcome=upheld`);
    expect(upheld.body.data).toMatchObject([{ reporter: { id: 'rita', weight: 1.5 } }]);
  });

  it('are read page by page', async () => {
    const id = await send();
    for (let n = 1; n <= 5; n += 1) {
      await report(id, `page-${n}`);
    }
    const path = `${SITE}/comments/${id}/reports`;
    const whole = await house.look(path);
    const pages: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await house.look(`${path}?limit=2${cursor && `&cursor=${cursor}`}`);
      pages.push(...(body.data as unknown as unknown[]));
      cursor = String(body.nextCursor ?? '');
    } while (cursor !== '');
    expect(pages).toHaveLength(5);
    expect(pages).toEqual(whole.body.data);
    expect((await house.look(`${path}?cursor=bm9uc2Vuc2U`)).status).toBe(400);
    const sport = await house.sectionToken('moderator', ['news'], ['sport']);
    expect((await house.look(path, sport)).status).toBe(404);
    expect((await house.look(`${SITE}/reports`, sport)).body.data).toEqual([]);
  });

  it('past the threshold of the site open an item in the queue of reported comments, by what they weigh', async () => {
    const before = await send();
    await report(before, 'n1');
    await report(before, 'n2');
    expect(await itemOf(before)).toEqual([]);
    await setThreshold(1.9);
    const id = await send();
    await report(id, 'n1');
    expect(await itemOf(id)).toEqual([]);
    await report(id, 'n2');
    expect(await itemOf(id)).toEqual([{ queue: 'reported', source: 'reports', report_points: 20 }]);
    await report(id, 'n3');
    expect(await itemOf(id)).toEqual([{ queue: 'reported', source: 'reports', report_points: 30 }]);
    await decide(id, 'approve');
    expect(await itemOf(id)).toEqual([]);
    expect(await reporter('n3')).toMatchObject({ dismissed: 1, weight: 0.667 });
    // Twice wrong each, they weigh less together than the threshold.
    const other = await send();
    await report(other, 'n1');
    await report(other, 'n2');
    await report(other, 'n3');
    const [waiting] = await itemOf(other);
    expect(waiting?.report_points).toBe(20);
    await decide(other, 'approve');
    const third = await send();
    for (const name of ['n1', 'n2', 'n3']) {
      await report(third, name);
    }
    expect(await itemOf(third)).toEqual([]);
    await setThreshold(null);
  });

  it('of a muted reader do not count, for queues and for rules, until he is heard again', async () => {
    await setThreshold(1);
    const token = await house.token('moderator', ['news']);
    await report(await send(), 'troll');
    const mute = () => house.act(`${SITE}/reporters/troll/mute`, {}, {}, token);
    expect(await mute()).toMatchObject({ status: 200, body: { weight: 0, mutedBy: 'token:moderator of news' } });
    expect((await mute()).status).toBe(409);
    const id = await send();
    await report(id, 'troll');
    expect(await itemOf(id)).toEqual([]);
    await house.database.query('UPDATE work SET next_enqueue_at = now() WHERE comment_id = $1', [id]);
    await until(
      async () => (await house.database.query('SELECT 1 FROM work WHERE comment_id = $1', [id])).length === 0,
    );
    expect((await house.act(`${SITE}/reporters/troll/unmute`, {}, {}, token)).body).toMatchObject({ mutedAt: null });
    expect((await house.act(`${SITE}/reporters/troll/unmute`, {}, {}, token)).status).toBe(409);
    await report(await send(), 'troll');
    const next = await send();
    await report(next, 'troll');
    expect(await itemOf(next)).toHaveLength(1);
    const analyst = await house.token('analyst', ['news']);
    expect((await house.act(`${SITE}/reporters/troll/mute`, {}, {}, analyst)).status).toBe(403);
    expect((await house.look(`${SITE}/reporters/never-heard-of`)).status).toBe(404);
    const audit = await house.database.query(`SELECT action FROM audit WHERE subject = 'reporter:troll' ORDER BY seq`);
    expect(audit).toEqual([{ action: 'reporter.mute' }, { action: 'reporter.unmute' }]);
    await setThreshold(null);
  });

  it('keep their item open when rules approve the comment again, and not when they reject it', async () => {
    await setThreshold(1);
    const edit = async (id: string, rev: number, text: string) => {
      expect((await house.event(envelope('comment.updated', { ...comment({ id, text }), rev }))).status).toBe(202);
      await until(async () => {
        const { body } = await house.read(`/v1/comments/${id}`);
        const { rev: seen, status } = body as { rev: number; status: string };
        return seen === rev && status === 'decided';
      });
    };
    const id = await send();
    await report(id, 'r1');
    await edit(id, 2, 'Well said, and rightly so.');
    expect(await itemOf(id)).toEqual([{ queue: 'reported', source: 'reports', report_points: 10 }]);
    await edit(id, 3, 'You are a fucking idiot, kill yourself you worthless cunt.');
    expect(await itemOf(id)).toEqual([]);
    const other = await send();
    await report(other, 'r1');
    await edit(other, 2, 'Well said, and rightly so.');
    await decide(other, 'approve');
    expect(await itemOf(other)).toEqual([]);
    await setThreshold(null);
  });

  it('weigh in the priority of an item by the records of those who sent them', async () => {
    const wrong = await send();
    await report(wrong, 'wolf');
    await decide(wrong, 'approve');
    const author = { id: 'weighed', username: 'An author' };
    const sent = comment({ text: 'Well said.', author });
    expect((await house.send(sent, { prefer: 'wait=10' })).status).toBe(200);
    await report(sent.id, 'wolf');
    await report(sent.id, 'somebody-new');
    const { body } = await house.look(`${SITE}/authors/id:weighed`);
    const held = { kind: 'premoderate', reason: 'spam' };
    await house.act(`${SITE}/authors/id:weighed/sanctions`, held, { 'if-match': String(body.etag) });
    await house.event(envelope('comment.updated', { ...sent, rev: 2, text: 'Well said, and rightly so.' }));
    const read = () =>
      house.database.query<{ points: number; priority: number; severity: number }>(
        `SELECT report_points AS points, priority, severity FROM review_item WHERE comment_id = $1 AND closed_at IS NULL`,
        [sent.id],
      );
    await until(async () => (await read()).length === 1);
    const [item] = await read();
    // Two thirds of a report and a whole one.
    expect(item).toMatchObject({ points: 17, priority: 17 + (item?.severity ?? 0) });
    await setThreshold(1);
    await report(sent.id, 'another-one');
    expect((await read())[0]).toMatchObject({ points: 27, priority: 27 + (item?.severity ?? 0) });
    await setThreshold(null);
  });
});
