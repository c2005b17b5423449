import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { batchReceiptSchema, commentObjectSchema, receiptSchema } from '@palaver/contracts';
import { Webhook } from 'standardwebhooks';
import { comment, created, envelope, GatewayHouse } from '../support/gateway-house.js';

let house: GatewayHouse;

beforeAll(async () => {
  house = await GatewayHouse.open();
});
afterAll(() => house.close());

const stored = async (id: string) =>
  (await house.database.query<{ count: number }>('SELECT count(*)::int FROM ingest_event_v WHERE id = $1', [id]))[0]
    ?.count;

describe('POST /v1/events', () => {
  it('stores an event and says where its comment is', async () => {
    const event = created();
    const answer = await house.post('/v1/events', event);
    expect(answer.status).toBe(202);
    const path = `/v1/comments/${event.data.id}`;
    expect(receiptSchema.parse(answer.body)).toEqual({
      id: event.id,
      status: 'accepted',
      duplicate: false,
      links: { comment: expect.stringContaining(path) },
    });
    const read = await house.get(path);
    expect(commentObjectSchema.parse(read.body)).toMatchObject({
      siteId: 'news',
      id: event.data.id,
      rev: 1,
      status: 'pending',
      decision: null,
    });
  });

  it('takes the same bytes five times at once as one event', async () => {
    const event = created();
    const answers = await Promise.all(Array.from({ length: 5 }, () => house.post('/v1/events', event)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    const statuses = answers.map(({ body }) => (body as { status: string }).status).sort();
    expect(statuses).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
    expect(await stored(event.id)).toBe(1);
  });

  it('takes a repeat with other key order, white space and e-mail as a repeat', async () => {
    const event = created({ meta: { b: 1, a: [{ y: 1, x: 2 }] } });
    await house.post('/v1/events', event);
    const { id, article, author, text } = event.data as Record<string, object>;
    const again = {
      ...event,
      data: { meta: { a: [{ x: 2, y: 1 }], b: 1 }, text, author: { ...author, email: 'x@y.z' }, article, id },
    };
    const answer = await house.post('/v1/events', JSON.stringify(again, null, 2));
    expect(answer.body).toMatchObject({ status: 'duplicate', duplicate: true });
  });

  it('refuses a reused id with another body and says what to do', async () => {
    const event = created();
    await house.post('/v1/events', event);
    const answer = await house.post('/v1/events', { ...event, data: { ...event.data, text: 'changed' } });
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/id-reused' } });
    expect((answer.body as { detail: string }).detail).toContain('send a higher rev');
  });

  it('answers a batch in input order, and a bad event harms only itself', async () => {
    const [first, second] = [created(), created()];
    await house.post('/v1/events', second);
    const changed = { ...second, data: { ...second.data, text: 'changed' } };
    const batch = [first, { ...created(), data: comment({ text: 7 }) }, changed, second, 'nonsense', null];
    const answer = await house.post('/v1/events', batch);
    expect(answer.status).toBe(202);
    expect(batchReceiptSchema.parse(answer.body).data).toMatchObject([
      { id: first.id, status: 'accepted' },
      { status: 'invalid', error: { status: 422, errors: [{ pointer: '/data/text', detail: 'must be a string' }] } },
      { id: second.id, status: 'conflict', error: { status: 409 } },
      { id: second.id, status: 'duplicate' },
      { id: null, status: 'invalid' },
      { id: null, status: 'invalid' },
    ]);
    expect(await stored(first.id)).toBe(1);
  });

  it('takes NDJSON, where a line that is no JSON harms only itself', async () => {
    const [first, second] = [created(), created()];
    const lines = [JSON.stringify(first), '{"broken"', '', '{"a":1,"a":2}', JSON.stringify(second)];
    const answer = await house.post('/v1/events', lines.join('\r\n'), { 'content-type': 'application/x-ndjson' });
    expect(batchReceiptSchema.parse(answer.body).data).toMatchObject([
      { id: first.id, status: 'accepted' },
      { id: null, status: 'invalid', error: { status: 400, type: '/problems/malformed-json' } },
      { id: null, status: 'invalid', error: { status: 400 } },
      { id: second.id, status: 'accepted' },
    ]);
  });

  it('stores 500 events of one batch', async () => {
    const batch = Array.from({ length: 500 }, () => created());
    const answer = await house.post('/v1/events', batch);
    const { data } = batchReceiptSchema.parse(answer.body);
    expect(data.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    expect(new Set(data.map(({ status }) => status))).toEqual(new Set(['accepted']));
  });

  const id = 'c-all-types';
  it.each([
    ['comment.created', comment({ id })],
    ['comment.updated', comment({ id, text: 'changed', updatedAt: '2026-01-31T12:05:00Z' })],
    ['comment.voted', { id, votes: { up: 3, down: 1 }, seq: 5 }],
    ['comment.reported', { id, reporter: { id: 'u-9' }, reason: 'spam', note: 'look' }],
    ['comment.decided', { id, action: 'reject', reasonCode: 'spam', by: 'Ann', decidedAt: '2026-01-31T12:06:00Z' }],
    ['comment.deleted', { id }],
    ['author.updated', { author: { id: 'u-5', username: 'tides' } }],
    ['author.erased', { author: { id: 'u-5' } }],
    ['article.updated', { article: { url: 'https://news.example/harbour', title: 'Dredged' } }],
  ])('takes %s, and its repeat as a repeat', async (type, data) => {
    const event = envelope(type, data);
    expect(await house.post('/v1/events', event)).toMatchObject({ status: 202, body: { status: 'accepted' } });
    expect(await house.post('/v1/events', event)).toMatchObject({ status: 202, body: { status: 'duplicate' } });
  });

  it('gives an edit without a rev the time of the edit, so that the newest edit wins', async () => {
    const first = comment();
    await house.post('/v1/events', envelope('comment.created', first));
    const late = { ...first, text: 'second edit', updatedAt: '2026-01-31T12:02:00Z' };
    const early = { ...first, text: 'first edit', updatedAt: '2026-01-31T12:01:00Z' };
    await house.post('/v1/events', envelope('comment.updated', late));
    await house.post('/v1/events', envelope('comment.updated', early));
    const { body } = await house.get(`/v1/comments/${first.id}`);
    expect(body).toMatchObject({ rev: Date.parse('2026-01-31T12:02:00Z'), status: 'pending' });
  });

  it('does not bring back a deleted comment', async () => {
    const data = comment();
    await house.post('/v1/events', envelope('comment.deleted', { id: data.id }));
    await house.post('/v1/events', envelope('comment.created', data));
    expect((await house.get(`/v1/comments/${data.id}`)).body).toMatchObject({ status: 'deleted', show: false });
  });

  it('repairs what cannot be stored and says so in the stored revision', async () => {
    const event = created({ text: 'a\u0000b\ud800c' });
    expect(await house.post('/v1/events', JSON.stringify(event))).toMatchObject({ status: 202 });
    const [row] = await house.database.query<{ data: string }>('SELECT data FROM revision WHERE comment_id = $1', [
      event.data.id,
    ]);
    expect(JSON.parse(row?.data ?? '{}')).toMatchObject({ text: 'a\ufffdb\ufffdc', textRepaired: true });
  });

  it('keeps a comment with an id of 200 awkward characters, and gives it back', async () => {
    const id = '/?#%&+ ü😀'.repeat(20).slice(0, 200);
    expect(await house.post('/v1/comments', comment({ id }))).toMatchObject({ status: 202 });
    expect(await house.get(`/v1/comments/${encodeURIComponent(id)}`)).toMatchObject({ status: 200, body: { id } });
  });
});

describe('POST /v1/sites/:siteId/events', () => {
  const signed = (secret: string, body: string, time = new Date()) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', time, body),
  });

  it('takes what the standardwebhooks package signed', async () => {
    const event = created();
    const body = JSON.stringify(event);
    const answer = await house.post('/v1/sites/news/events', body, signed(house.news.webhookSecret, body));
    expect(answer).toMatchObject({ status: 202, body: { id: event.id, status: 'accepted' } });
  });

  it('takes one signature of several, and NDJSON', async () => {
    const body = `${JSON.stringify(created())}\n`;
    const headers = signed(house.news.webhookSecret, body);
    const answer = await house.post('/v1/sites/news/events', body, {
      ...headers,
      'webhook-signature': `v1,${'A'.repeat(44)} ${headers['webhook-signature']}`,
      'content-type': 'application/x-ndjson',
    });
    expect(answer.body).toMatchObject({ data: [{ status: 'accepted' }] });
  });

  it('replayed with a fresh signature is a duplicate', async () => {
    const body = JSON.stringify(created());
    for (const status of ['accepted', 'duplicate']) {
      const answer = await house.post('/v1/sites/news/events', body, signed(house.news.webhookSecret, body));
      expect(answer.body).toMatchObject({ status });
    }
  });

  it('tells the time when a signature is stale', async () => {
    const body = JSON.stringify(created());
    const old = new Date(Date.now() - 301_000);
    const answer = await house.post('/v1/sites/news/events', body, signed(house.news.webhookSecret, body, old));
    const { detail } = answer.body as { detail: string };
    const told = Date.parse(/here it is (\S+)\.$/.exec(detail)?.[1] ?? '');
    expect(answer.status).toBe(401);
    expect(Math.abs(told - Date.now())).toBeLessThan(5000);
  });
});
