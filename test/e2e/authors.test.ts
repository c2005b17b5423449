import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorNoteToldSchema, authorRecordSchema, reviewCommentSchema } from '@palaver/contracts';
import { comment, envelope } from '../support/gateway-house.js';
import { NewsroomHouse, until } from './newsroom-house.js';
import { ToldEndpoint } from './told-endpoint.js';

let house: NewsroomHouse;
let endpoint: ToldEndpoint;
beforeAll(async () => {
  house = await NewsroomHouse.open();
  endpoint = await ToldEndpoint.open(house, ['author.noted']);
});
afterAll(async () => {
  await house.close();
  endpoint.close();
});

const pathOf = (name: string) => `/v1/sites/news/authors/id:${name}`;
const FILTHY = 'You are a fucking idiot, kill yourself you worthless cunt.';
const send = async (name: string, changes: Record<string, unknown> = {}) => {
  const { author = {}, ...rest } = changes;
  const sent = comment({ author: { id: name, username: `${name} of the sea`, ...(author as object) }, ...rest });
  expect((await house.send(sent, { prefer: 'wait=10' })).status).toBe(200);
  return sent.id;
};

describe('an author', () => {
  it('is what the site sent of him and what his comments came to, counted anew each time', async () => {
    const links = { roles: ['subscriber'], linkedAccounts: ['twin', 'nobody'] };
    await send('twin');
    const ids = [];
    for (const changes of [{}, { text: FILTHY }, {}, { author: links }]) {
      ids.push(await send('ann', changes));
    }
    await house.event(envelope('comment.deleted', { id: ids[2], rev: 5 }));
    await house.database.query(`UPDATE author SET approved = 999 WHERE key = 'id:ann'`);
    const { body, headers } = await house.look(pathOf('ann'));
    expect(authorRecordSchema.parse(body)).toMatchObject({
      key: 'id:ann',
      siteId: 'news',
      sent: { id: 'ann', username: 'ann of the sea', ...links },
      counts: { comments: 4, approved: 2, rejected: 1, review: 0, undecided: 0, deleted: 1 },
      rates: { approval: 0.6667, rejection: 0.3333, review: 0 },
      standing: null,
      linked: [
        { key: 'id:twin', username: 'twin of the sea', isKnown: true, standing: null },
        { key: 'id:nobody', username: null, isKnown: false, standing: null },
      ],
    });
    expect(headers.get('etag')).toBe(body.etag);
    const twin = await house.look(pathOf('twin'));
    const banned = { kind: 'ban', reason: 'spam' };
    await house.act(`${pathOf('twin')}/sanctions`, banned, { 'if-match': String(twin.body.etag) });
    expect((await house.look(pathOf('ann'))).body.linked).toMatchObject([
      { key: 'id:twin', standing: { kind: 'ban', until: null } },
      { key: 'id:nobody', standing: null },
    ]);
  });

  it.each([
    [['x'.repeat(201)], '/data/author/linkedAccounts/0'],
    [Array.from({ length: 21 }, (_, n) => `a${n}`), '/data/author/linkedAccounts'],
    ['twin', '/data/author/linkedAccounts'],
  ])('is refused with linked accounts %j', async (linkedAccounts, pointer) => {
    const sent = comment({ author: { id: 'strict', username: 'strict', linkedAccounts } });
    const answer = await house.event(envelope('comment.created', sent));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('has a history, newest first, page by page, by where comments stand', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      ids.unshift(await send('bea', n === 2 ? { text: FILTHY } : {}));
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await house.look(`${pathOf('bea')}/comments?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...(page.body.data as unknown as { id: string }[]).map((one) => reviewCommentSchema.parse(one).id));
      cursor = String(page.body.nextCursor ?? '');
    } while (cursor !== '');
    expect(seen).toEqual(ids);
    const rejected = await house.look(`${pathOf('bea')}/comments?action=reject`);
    expect(rejected.body.data).toMatchObject([{ id: ids[2], text: FILTHY, show: false }]);
    expect((await house.look(`${pathOf('bea')}/comments?action=undecided`)).body.data).toEqual([]);
    const foreign = Buffer.from('another').toString('base64');
    expect((await house.look(`${pathOf('bea')}/comments?cursor=${foreign}`)).status).toBe(400);
  });

  it('shows no comment of a section the caller is not for', async () => {
    const article = (section?: string) => ({ article: { url: `https://news.example/${section ?? 'none'}`, section } });
    const sport = await send('cleo', article('sport'));
    await send('cleo', article('politics'));
    await send('cleo', article());
    const token = await house.sectionToken('moderator', ['news'], ['sport']);
    const page = await house.look(`${pathOf('cleo')}/comments`, token);
    expect((page.body.data as unknown as { id: string }[]).map(({ id }) => id)).toEqual([sport]);
  });

  it.each(['id:nobody', 'name:nobody', 'nobody', 'id:', 'id:%00'])('called %s is unknown', async (key) => {
    for (const path of ['', '/comments', '/notes', '/sanctions']) {
      expect((await house.look(`/v1/sites/news/authors/${key}${path}`)).status).toBe(404);
    }
  });
});

describe('notes', () => {
  it('are for moderators, or for the author, whose site is told of those alone', async () => {
    await send('dan');
    const token = await house.token('moderator', ['news']);
    const write = (body: object) => house.act(`${pathOf('dan')}/notes`, body, {}, token);
    const inner = await write({ text: 'watch him' });
    const outer = await write({ text: 'Thank you for the correction.', audience: 'author' });
    expect([inner.status, outer.status]).toEqual([201, 201]);
    await until(() => endpoint.calls.length > 0);
    const [message] = endpoint.messages();
    expect([message?.type, authorNoteToldSchema.parse(message?.data)]).toMatchObject([
      'author.noted',
      { author: { key: 'id:dan' }, note: { id: outer.body.id, text: 'Thank you for the correction.' } },
    ]);
    const first = await house.look(`${pathOf('dan')}/notes?limit=1`);
    const second = await house.look(`${pathOf('dan')}/notes?limit=1&cursor=${String(first.body.nextCursor)}`);
    expect([first.body.data, second.body.data, second.body.nextCursor]).toEqual([[outer.body], [inner.body], null]);
    expect(endpoint.calls).toHaveLength(1);
    const audit = await house.database.query(`SELECT action, content FROM audit WHERE subject = 'author:id:dan'`);
    expect(audit).toEqual([
      { action: 'author.note', content: { note: inner.body.id, audience: 'moderators' } },
      { action: 'author.note', content: { note: outer.body.id, audience: 'author' } },
    ]);
    expect(
      (await house.act(`${pathOf('dan')}/notes`, { text: 'x' }, {}, await house.token('analyst', ['news']))).status,
    ).toBe(403);
    expect((await write({ text: '' })).status).toBe(422);
    expect((await write({ text: 'x', audience: 'everybody' })).status).toBe(422);
  });

  it('of an erased author say who wrote when, and nothing else', async () => {
    await send('eve');
    for (const audience of ['moderators', 'author']) {
      await house.act(`${pathOf('eve')}/notes`, { text: 'a word about the secret harbour', audience });
    }
    const tries = () => house.database.query(`SELECT body FROM delivery_try WHERE body LIKE '%secret harbour%'`);
    await until(async () => (await tries()).length > 0);
    expect((await house.event(envelope('author.erased', { author: { id: 'eve' } }))).status).toBe(202);
    const notes = await house.look(`${pathOf('eve')}/notes`);
    expect(notes.body.data).toMatchObject([{ text: null }, { text: null, createdBy: 'token:admin of *' }]);
    expect(await tries()).toEqual([]);
    const payloads = await house.database.query(`SELECT 1 FROM delivery WHERE payload LIKE '%secret harbour%'`);
    expect(payloads).toEqual([]);
  });
});

describe('somebody who is held to a section', () => {
  const inSection = (section: string) => ({
    article: { id: `article-${section}`, url: `https://news.example/${section}`, section },
  });

  it('sees authors who have written there, with what they wrote there, and of other comments nothing', async () => {
    await house.act(
      '/v1/sites/news',
      { strikes: { weights: [{ reason: 'spam', points: 1, days: 90 }], steps: [] } },
      { 'if-match': (await house.look('/v1/sites/news')).headers.get('etag') ?? '' },
      undefined,
      'PATCH',
    );
    const sport = await send('both', inSection('sport'));
    const local = await send('both', inSection('local'));
    const elsewhere = await send('local-only', inSection('local'));
    for (const id of [sport, local]) {
      const decidedAt = new Date().toISOString();
      await house.event(envelope('comment.decided', { id, action: 'reject', reasonCode: 'spam', decidedAt }));
    }
    const token = await house.sectionToken('lead', ['news'], ['sport']);
    const both = await house.look(pathOf('both'), token);
    expect([both.status, both.body.counts]).toMatchObject([200, { comments: 1, rejected: 1 }]);
    expect((await house.look(pathOf('both'))).body.counts).toMatchObject({ comments: 2, rejected: 2 });
    const strikes = (await house.look(`${pathOf('both')}/strikes`, token)).body as unknown as {
      points: number;
      strikes: { commentId: string }[];
    };
    expect([strikes.points, strikes.strikes.map(({ commentId }) => commentId)]).toEqual([2, [sport]]);
    const banned = await house.look(pathOf('local-only'));
    const ban = { kind: 'ban', reason: 'spam' };
    await house.act(`${pathOf('local-only')}/sanctions`, ban, { 'if-match': String(banned.body.etag) });
    const all = (await house.look('/v1/sites/news/sanctions')).body.data as unknown as { authorKey: string }[];
    const seen = (await house.look('/v1/sites/news/sanctions', token)).body.data as unknown as { authorKey: string }[];
    expect(all.map(({ authorKey }) => authorKey)).toContain('id:local-only');
    expect(seen.map(({ authorKey }) => authorKey)).not.toContain('id:local-only');
    for (const path of ['', '/comments', '/notes', '/strikes', '/sanctions']) {
      expect([path, (await house.look(`${pathOf('local-only')}${path}`, token)).status]).toEqual([path, 404]);
    }
    const notes = await house.act(`${pathOf('local-only')}/notes`, { text: 'x' }, {}, token);
    const etag = { 'if-match': String(banned.body.etag) };
    expect([notes.status, (await house.act(`${pathOf('local-only')}/sanctions`, ban, etag, token)).status]).toEqual([
      404, 404,
    ]);
    for (const path of ['', '/decisions', '/case', '/reports']) {
      const statuses = [];
      for (const id of [sport, local, elsewhere, 'unheard-of']) {
        statuses.push((await house.look(`/v1/sites/news/comments/${id}${path}`, token)).status);
      }
      expect([path, ...statuses]).toEqual([path, 200, 404, 404, 404]);
    }
    const refused = await house.database.query(`SELECT 1 FROM audit WHERE action = 'case.export'`);
    expect(refused).toHaveLength(1);
  });
});
