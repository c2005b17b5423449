import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ArticleModeTold, articleModeToldSchema, commentObjectSchema } from '@palaver/contracts';
import { comment } from '../support/gateway-house.js';
import { type Answer } from './admin-house.js';
import { NewsroomHouse, until } from './newsroom-house.js';
import { ToldEndpoint } from './told-endpoint.js';

let house: NewsroomHouse;
let endpoint: ToldEndpoint;
beforeAll(async () => {
  house = await NewsroomHouse.open();
  endpoint = await ToldEndpoint.open(house, ['article.mode_changed']);
});
afterAll(async () => {
  await house.close();
  endpoint.close();
});

const pathOf = (id: string) => `/v1/sites/news/articles/id:${id}`;
const set = async (id: string, body: object, token?: string): Promise<Answer> => {
  const { body: article } = await house.look(pathOf(id));
  return house.act(`${pathOf(id)}/mode`, body, { 'if-match': String(article.etag) }, token, 'PUT');
};
let authors = 0;
// So short that no rule takes it for a copy of another, by somebody new each time, so that nobody writes too much.
const byAnybody = (article: object) =>
  comment({ text: 'Well said.', author: { id: `reader-${(authors += 1)}`, username: 'A reader' }, article });
const under = (id: string, section = 'local') =>
  byAnybody({ id, url: `https://news.example/${id}`, title: 'The harbour', section });

const sendAndWait = (sent: ReturnType<typeof comment>) => house.sendAndWait(sent);
const sendAndLook = (sent: ReturnType<typeof comment>) => house.sendAndLook(sent);
const told = (id: string): ArticleModeTold[] =>
  endpoint
    .messages()
    .map(({ data }) => articleModeToldSchema.parse(data))
    .filter(({ article }) => article.id === id)
    .sort((a, b) => a.version - b.version);

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const always = (mode: string) => ({ weekly: [{ days: DAYS, from: '00:00', to: '24:00', mode }] });

describe.each([
  ['asynchronous', sendAndLook],
  ['synchronous', sendAndWait],
])("an article's mode, of comments sent %s,", (way, send) => {
  it.each([
    ['closed', 'reject', 'article_closed'],
    ['premoderate', 'review', 'article_premoderated'],
  ])('%s ends the very next one in %s, by hand and by calendar', async (mode, action, code) => {
    const id = `${mode}-${way}`;
    expect((await send(under(id))).decision?.action).toBe('approve');
    for (const setting of [
      { mode },
      { mode: 'open', calendar: always(mode) },
      { mode: 'open', calendar: { dates: [{ date: '2026-01-01', until: null, mode }] } },
    ]) {
      expect(await set(id, setting)).toMatchObject({ status: 200, body: { mode } });
      const next = await send(under(id));
      expect([next.decision?.action, next.labels, next.decision?.reasons[0]?.rule]).toEqual([
        action,
        [code],
        'ARTICLE',
      ]);
      const [stored] = await house.database.query<{ article: unknown }>(
        `SELECT facts::json -> 'article' AS article FROM decision WHERE comment_id = $1`,
        [next.id],
      );
      expect(stored).toEqual({ article: { mode } });
      expect(await set(id, { mode: 'open', calendar: null })).toMatchObject({ status: 200, body: { mode: 'open' } });
      expect((await send(under(id))).decision?.action).toBe('approve');
    }
    expect((await send(under(`${id}-neighbour`))).decision?.action).toBe('approve');
  });
});

describe('the mode of an article', () => {
  it('is what was set when a comment arrived: a later run of it finds the same', async () => {
    const before = await sendAndWait(under('later'));
    await set('later', { mode: 'closed' });
    const report = (id: string) => ({
      type: 'comment.reported',
      id: `r-${id}`,
      timestamp: new Date().toISOString(),
      data: { id, reporter: { id: 'reader' }, reason: 'dislike' },
    });
    await house.event(report(before.id));
    await house.database.query(`UPDATE work SET next_enqueue_at = now() WHERE comment_id = $1`, [before.id]);
    await until(async () => {
      const work = await house.database.query(`SELECT 1 FROM work WHERE comment_id = $1`, [before.id]);
      return work.length === 0;
    });
    const { body } = await house.read(`/v1/comments/${before.id}`);
    expect(commentObjectSchema.parse(body).decision?.action).toBe('approve');
    const { code, output } = await house.verifyReplay();
    expect([code, output]).toEqual([0, expect.stringContaining('"different":0')]);
  });

  it("goes by the site's time zone where its calendar names none", async () => {
    await sendAndWait(under('zone'));
    const zoneAhead = (hours: number) => `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
    const hour = new Date().getUTCHours();
    // A zone where it is noon now, and windows that are closed at noon.
    const noon = { weekly: [{ days: DAYS, from: '11:00', to: '14:00', mode: 'closed' }] };
    const offset = ((12 - hour + 36) % 24) - 12;
    const there = offset === 0 ? 'UTC' : zoneAhead(offset);
    const away = zoneAhead(offset > 0 ? offset - 6 : offset + 6)
      .replace('GMT+0', 'GMT')
      .replace('GMT-0', 'GMT');
    expect((await set('zone', { mode: 'open', calendar: { ...noon, timeZone: there } })).body).toMatchObject({
      mode: 'closed',
    });
    expect((await set('zone', { mode: 'open', calendar: { ...noon, timeZone: away } })).body).toMatchObject({
      mode: 'open',
    });
    await set('zone', { mode: 'open', calendar: noon });
    for (const [timeZone, action] of [
      [there, 'reject'],
      [away, 'approve'],
    ] as const) {
      const { headers } = await house.look('/v1/sites/news');
      const site = await house.act(
        '/v1/sites/news',
        { timeZone },
        { 'if-match': headers.get('etag') ?? '' },
        undefined,
        'PATCH',
      );
      expect(site).toMatchObject({ status: 200, body: { timeZone } });
      expect((await sendAndWait(under('zone'))).decision?.action).toBe(action);
    }
  });

  it('is told to the site when it is set, and when the calendar changes it', async () => {
    await sendAndWait(under('evening'));
    await set('evening', { mode: 'premoderate' });
    await set('evening', { mode: 'open', calendar: always('closed') });
    await until(() => told('evening').length === 2);
    expect(told('evening')).toMatchObject([
      { version: 1, mode: 'premoderate', by: 'hand', nextChangeAt: null },
      { version: 2, mode: 'closed', by: 'hand' },
    ]);
    // As if what was told last had been from before the window, and the window had begun now.
    await house.database.query(
      `UPDATE article_told SET mode = 'open', next_at = now() WHERE article_key = 'id:evening'`,
    );
    await until(() => told('evening').length === 3);
    expect(told('evening')[2]).toMatchObject({ version: 3, mode: 'closed', by: 'calendar' });
    const [left] = await house.database.query<{ later: boolean }>(
      `SELECT next_at > now() + interval '50 minutes' AS later FROM article_told WHERE article_key = 'id:evening'`,
    );
    expect(left).toEqual({ later: true });
  });

  it('is set by one of many who set it at once, in the audit, by whoever may', async () => {
    await sendAndWait(under('contested'));
    const { body, headers } = await house.look(pathOf('contested'));
    expect(headers.get('etag')).toBe(body.etag);
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        house.act(
          `${pathOf('contested')}/mode`,
          { mode: 'closed' },
          { 'if-match': String(body.etag) },
          undefined,
          'PUT',
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(answers.find(({ status }) => status === 412)?.body).toMatchObject({ article: { mode: 'closed' } });
    expect((await set('contested', { mode: 'open' }, await house.token('analyst', ['news']))).status).toBe(403);
    expect((await set('contested', { mode: 'open' }, await house.token('moderator', ['news']))).status).toBe(200);
    expect((await set('contested', { mode: 'open' }, await house.token('admin', ['other']))).status).toBe(404);
    const audit = await house.database.query(
      `SELECT content FROM audit WHERE subject = 'article:id:contested' ORDER BY seq`,
    );
    expect(audit).toEqual([
      { content: { mode: 'closed', calendar: null, version: 1 } },
      { content: { mode: 'open', calendar: null, version: 2 } },
    ]);
  });

  it.each<[object, string]>([
    [{}, '/mode'],
    [{ mode: 'shut' }, '/mode'],
    [{ mode: 'open', calendar: { timeZone: 'Mars/Olympus' } }, '/calendar/timeZone'],
    [{ mode: 'open', calendar: { timeZone: '+02:00' } }, '/calendar/timeZone'],
    [
      { mode: 'open', calendar: { weekly: [{ days: [], from: '01:00', to: '02:00', mode: 'closed' }] } },
      '/calendar/weekly/0/days',
    ],
    [
      { mode: 'open', calendar: { weekly: [{ days: ['mon'], from: '25:00', to: '02:00', mode: 'closed' }] } },
      '/calendar/weekly/0/from',
    ],
    [
      { mode: 'open', calendar: { weekly: [{ days: ['mon'], from: '02:00', to: '02:00', mode: 'closed' }] } },
      '/calendar/weekly/0/to',
    ],
    [{ mode: 'open', calendar: { dates: [{ date: '2026-02-30', mode: 'closed' }] } }, '/calendar/dates/0/date'],
    [{ mode: 'open', calendar: { daily: [] } }, '/calendar/daily'],
  ])('is not set to %j', async (body, pointer) => {
    await sendAndWait(under('strict'));
    expect(await set('strict', body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });
});

describe('articles', () => {
  it('are listed by key, page by page, with their comments counted, to those who see their section', async () => {
    for (const [id, section] of [
      ['z1', 'sport'],
      ['z2', 'politics'],
      ['z3', 'sport'],
    ] as const) {
      await sendAndWait(under(id, section));
    }
    await set('z3', { mode: 'closed' });
    await sendAndWait(under('z3', 'sport'));
    const counted = () =>
      house.database.query(`SELECT 1 FROM comment_search WHERE article_key IN ('id:z1', 'id:z2', 'id:z3')`);
    await until(async () => (await counted()).length === 4);
    const sport = await house.look('/v1/sites/news/articles?section=sport');
    expect(sport.body.data).toMatchObject([
      { key: 'id:z1', mode: 'open', counts: { comments: 1, approved: 1 } },
      { key: 'id:z3', mode: 'closed', counts: { comments: 2, approved: 1, rejected: 1 } },
    ]);
    const first = await house.look('/v1/sites/news/articles?section=sport&limit=1');
    const second = await house.look(
      `/v1/sites/news/articles?section=sport&limit=1&cursor=${String(first.body.nextCursor)}`,
    );
    expect([first.body.data, second.body.data].flat()).toEqual(sport.body.data);
    const token = await house.sectionToken('moderator', ['news'], ['politics']);
    const politics = await house.look('/v1/sites/news/articles', token);
    expect((politics.body.data as unknown as { key: string }[]).map(({ key }) => key)).toEqual(['id:z2']);
    expect((await house.look(pathOf('z1'), token)).status).toBe(404);
    expect((await set('z1', { mode: 'open' }, token)).status).toBe(404);
    expect((await set('z2', { mode: 'closed' }, token)).status).toBe(200);
  });

  it('without an id go by their address', async () => {
    const sent = byAnybody({ url: 'https://news.example/a+b?c=1&d=%2F#x' });
    await sendAndWait(sent);
    const path = `/v1/sites/news/articles/${encodeURIComponent('url:https://news.example/a+b?c=1&d=%2F#x')}`;
    const { body } = await house.look(path);
    expect(body).toMatchObject({ mode: 'open' });
    const closed = await house.act(
      `${path}/mode`,
      { mode: 'closed' },
      { 'if-match': String(body.etag) },
      undefined,
      'PUT',
    );
    expect(closed.status).toBe(200);
  });
});
