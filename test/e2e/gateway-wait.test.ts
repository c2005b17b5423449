import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommentObject, commentObjectSchema, decisionSchema, evaluationResultSchema } from '@palaver/contracts';
import { comment, created, envelope, GatewayHouse } from '../support/gateway-house.js';

let house: GatewayHouse;

// No worker runs: what is decided here is decided by the gateway alone.
beforeAll(async () => {
  house = await GatewayHouse.open();
});
afterAll(() => house.close());

const wait = (seconds: number) => ({ prefer: `wait=${seconds}` });

describe('Prefer: wait', () => {
  it('answers with the committed decision', async () => {
    const sent = comment({ text: 'palaver:reject please' });
    const answer = await house.post('/v1/comments', sent, wait(5));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('preference-applied')).toBe('wait');
    const object = commentObjectSchema.parse(answer.body);
    expect(object).toMatchObject({ status: 'decided', show: false, decision: { action: 'reject', version: 1 } });
    const rows = await house.database.query('SELECT action FROM decision WHERE comment_id = $1', [sent.id]);
    expect(rows).toEqual([{ action: 'reject' }]);
    expect((await house.get(`/v1/comments/${sent.id}`)).body).toEqual(object);
  });

  it('works for an envelope, and a repeat gets the same decision at once', async () => {
    const event = created({ text: 'palaver:approve' });
    const answers = [await house.post('/v1/events', event, wait(5)), await house.post('/v1/events', event, wait(5))];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });

  it('sent five times at once is one event with one decision', async () => {
    const sent = comment({ text: 'palaver:review' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => house.post('/v1/comments', sent, wait(5))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const rows = await house.database.query('SELECT 1 FROM decision WHERE comment_id = $1', [sent.id]);
    expect(rows).toHaveLength(1);
  });

  it('answers 202 when time runs out, without claiming the preference was applied', async () => {
    const started = Date.now();
    const answer = await house.post('/v1/comments', comment({ text: 'palaver:slow' }), wait(1));
    expect(answer).toMatchObject({ status: 202, body: { status: 'accepted' } });
    expect(answer.headers.get('preference-applied')).toBeNull();
    expect(Date.now() - started).toBeGreaterThan(900);
    expect(Date.now() - started).toBeLessThan(2500);
  });

  it('of a superseded revision answers with that state and no decision', async () => {
    const sent = comment({ rev: 5, text: 'palaver:approve' });
    await house.post('/v1/comments', sent, wait(5));
    const answer = await house.post('/v1/comments', { ...sent, rev: 4 }, wait(5));
    expect(answer).toMatchObject({ status: 200, body: { rev: 4, status: 'superseded', decision: null } });
  });

  it('of a deleted comment answers with that state and no decision', async () => {
    const sent = comment();
    await house.post('/v1/events', envelope('comment.deleted', { id: sent.id, rev: 3 }));
    const answer = await house.post('/v1/comments', sent, wait(5));
    expect(answer).toMatchObject({ status: 200, body: { status: 'deleted', show: false, decision: null } });
  });

  it.each(['wait=0', 'respond-async', 'return=minimal, handling=lenient'])('%s does not wait', async (prefer) => {
    expect(await house.post('/v1/comments', comment(), { prefer })).toMatchObject({ status: 202 });
  });

  it('above the cap is an ordinary event', async () => {
    const slow = Array.from({ length: 70 }, () =>
      house.post('/v1/comments', comment({ text: 'palaver:slow' }), wait(2)),
    );
    const answers = await Promise.all(slow);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await house.post('/v1/comments', comment({ text: 'palaver:approve' }), wait(5))).toMatchObject({
      status: 200,
    });
  });
});

describe('reading back', () => {
  it('lists the decisions of a comment, newest first', async () => {
    const sent = comment({ text: 'palaver:reject' });
    await house.post('/v1/comments', sent, wait(5));
    await house.post('/v1/comments', { ...sent, rev: 2, text: 'palaver:approve' }, wait(5));
    const { body } = await house.get(`/v1/comments/${sent.id}/decisions`);
    const { data } = body as { data: unknown[] };
    expect(data.map((entry) => decisionSchema.parse(entry))).toMatchObject([
      { version: 2, rev: 2, action: 'approve' },
      { version: 1, rev: 1, action: 'reject' },
    ]);
  });

  it('feeds every decided comment once, page by page, and goes on from a kept cursor', async () => {
    const seen: string[] = [];
    let cursor = '';
    const readAll = async () => {
      for (;;) {
        const { body } = await house.get(`/v1/decisions?limit=3${cursor && `&cursor=${cursor}`}`);
        const page = body as { data: CommentObject[]; nextCursor: string };
        seen.push(...page.data.map(({ id }) => commentObjectSchema.shape.id.parse(id)));
        cursor = page.nextCursor;
        if (page.data.length === 0) {
          return;
        }
      }
    };
    // The feed waits for every older transaction of the whole server, those of other databases included.
    const readUntil = async (count: number) => {
      for (const deadline = Date.now() + 10_000; seen.length < count && Date.now() < deadline;) {
        await readAll();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const decided = await house.database.query('SELECT 1 FROM decision');
    await readUntil(decided.length);
    const before = seen.length;
    expect(before).toBe(decided.length);
    const sent = comment({ text: 'palaver:approve' });
    await house.post('/v1/comments', sent, wait(5));
    await readUntil(before + 1);
    await readAll();
    expect(seen.slice(before)).toEqual([sent.id]);
  });

  it('shows a site nothing of another one', async () => {
    const sent = comment({ text: 'palaver:approve' });
    await house.post('/v1/comments', sent, wait(5));
    const foreign = await house.get(`/v1/comments/${sent.id}`, house.other.liveKey);
    expect(foreign).toMatchObject({ status: 404, body: { type: '/problems/unknown-comment' } });
    expect(await house.get(`/v1/comments/${sent.id}/decisions`, house.other.liveKey)).toMatchObject({ status: 404 });
    expect((await house.get('/v1/decisions', house.other.liveKey)).body).toEqual({ data: [], nextCursor: null });
  });

  it('obeys test texts for a test key alone', async () => {
    const headers = { authorization: `Bearer ${house.news.liveKey}`, ...wait(5) };
    const answer = await house.post('/v1/comments', comment({ text: 'palaver:reject' }), headers);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toMatchObject({ decision: { action: 'reject' } });
  });
});

describe('POST /v1/evaluations', () => {
  it('scores a comment and stores nothing', async () => {
    const sent = comment({ text: 'Buy cheap watches at http://watches.example now' });
    const answer = await house.post('/v1/evaluations', sent);
    expect(answer.status).toBe(200);
    expect(evaluationResultSchema.parse(answer.body)).toMatchObject({ id: sent.id });
    expect(await house.get(`/v1/comments/${sent.id}`)).toMatchObject({ status: 404 });
  });
});
