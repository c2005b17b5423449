import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sanctionSchema, sanctionToldSchema } from '@palaver/contracts';
import { comment } from '../support/gateway-house.js';
import { type Answer } from './admin-house.js';
import { NewsroomHouse, until } from './newsroom-house.js';
import { ToldEndpoint } from './told-endpoint.js';

let house: NewsroomHouse;
let endpoint: ToldEndpoint;
beforeAll(async () => {
  house = await NewsroomHouse.open();
  const types = ['author.sanctioned', 'author.sanction_lifted'];
  endpoint = await ToldEndpoint.open(house, types);
});
afterAll(async () => {
  await house.close();
  endpoint.close();
});

const pathOf = (name: string) => `/v1/sites/news/authors/${encodeURIComponent(`id:${name}`)}`;
const stateOf = async (name: string) => (await house.look(pathOf(name))).body;
const sanction = async (name: string, body: object): Promise<Answer> =>
  house.act(`${pathOf(name)}/sanctions`, body, { 'if-match': String((await stateOf(name)).etag) });
const lift = async (name: string, id: string): Promise<Answer> =>
  house.act(`${pathOf(name)}/sanctions/${id}/lift`, {}, { 'if-match': String((await stateOf(name)).etag) });
const by = (name: string, changes: Record<string, unknown> = {}) =>
  comment({ author: { id: name, username: name }, ...changes });
const soon = () => new Date(Date.now() + 3_600_000).toISOString();

const sendAndWait = (sent: ReturnType<typeof comment>) => house.sendAndWait(sent);
const sendAndLook = (sent: ReturnType<typeof comment>) => house.sendAndLook(sent);
const told = () => endpoint.messages().map(({ type, data }) => ({ type, ...sanctionToldSchema.parse(data) }));

describe.each([
  ['asynchronous', sendAndLook],
  ['synchronous', sendAndWait],
])('a sanction, of comments sent %s,', (way, send) => {
  it.each([
    ['ban', 'reject', 'author_banned', {}],
    ['suspend', 'reject', 'author_suspended', { until: soon() }],
    ['premoderate', 'review', 'author_premoderated', {}],
    ['warn', 'approve', null, {}],
  ])('%s ends the very next one in %s', async (kind, action, code, more) => {
    const name = `${kind}-${way}`;
    const before = by(name);
    expect((await send(before)).decision?.action).toBe('approve');
    const made = await sanction(name, { kind, reason: 'insult', ...more });
    expect([made.status, sanctionSchema.safeParse(made.body).error]).toEqual([201, undefined]);
    const next = await send(by(name));
    expect(next.decision?.action).toBe(action);
    expect(next.labels).toEqual(code === null ? [] : [code]);
    expect(next.decision?.reasons.map(({ rule, say }) => [rule, say.includes(String(made.body.id))])).toEqual(
      code === null ? [] : [['SANCTION', true]],
    );
    expect(next.show).toBe(action === 'approve');
    const [stored] = await house.database.query<{ sanction: unknown; by: string }>(
      `SELECT facts::json -> 'sanction' AS sanction, result::json ->> 'by' AS by FROM decision WHERE comment_id = $1`,
      [next.id],
    );
    expect(stored).toEqual(
      code === null
        ? { sanction: null, by: 'score' }
        : { by: 'sanction', sanction: { id: made.body.id, kind, ...more } },
    );
    expect((await lift(name, String(made.body.id))).status).toBe(200);
    expect((await send(by(name))).decision?.action).toBe('approve');
  });

  it('is over when its time is, with nobody doing anything', async () => {
    const name = `brief-${way}`;
    await send(by(name));
    expect((await sanction(name, { kind: 'suspend', reason: 'spam', until: soon() })).status).toBe(201);
    expect((await send(by(name))).decision?.action).toBe('reject');
    await house.database.query(`UPDATE sanction SET until = now() WHERE author_key = $1`, [`id:${name}`]);
    expect((await send(by(name))).decision?.action).toBe('approve');
    expect((await stateOf(name)).standing).toBeNull();
    const ended = await house.look(`${pathOf(name)}/sanctions?state=ended`);
    expect(ended.body.data).toHaveLength(1);
  });
});

describe('sanctions of one author', () => {
  it('count by the strongest, and rules that reject are stronger than premoderation', async () => {
    await sendAndWait(by('many'));
    const made = [];
    for (const body of [
      { kind: 'premoderate', reason: 'spam' },
      { kind: 'ban', reason: 'threat' },
      { kind: 'suspend', reason: 'insult', until: soon() },
    ]) {
      made.push(String((await sanction('many', body)).body.id));
    }
    expect((await stateOf('many')).standing).toEqual({ kind: 'ban', until: null });
    expect((await sendAndWait(by('many'))).labels).toEqual(['author_banned']);
    await lift('many', made[1] ?? '');
    expect((await sendAndWait(by('many'))).labels).toEqual(['author_suspended']);
    await lift('many', made[2] ?? '');
    expect((await stateOf('many')).standing).toEqual({ kind: 'premoderate', until: null });
    const vile = await sendAndWait(by('many', { text: 'You are a fucking idiot, kill yourself you worthless cunt.' }));
    expect([vile.decision?.action, vile.labels.includes('author_premoderated')]).toEqual(['reject', true]);
    expect(vile.labels[0]).not.toBe('author_premoderated');
  });

  it('that two moderators impose at once are one, and the other sees the author as he is', async () => {
    await sendAndWait(by('contested'));
    const headers = { 'if-match': String((await stateOf('contested')).etag) };
    const path = `${pathOf('contested')}/sanctions`;
    const answers = await Promise.all(
      ['spam', 'insult', 'hate', 'threat'].map((reason) => house.act(path, { kind: 'ban', reason }, headers)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412]);
    const stale = answers.find(({ status }) => status === 412);
    expect(stale?.body).toMatchObject({ type: '/problems/stale', author: { standing: { kind: 'ban', until: null } } });
    expect(stale?.headers.get('etag')).toBe((await stateOf('contested')).etag);
    const list = await house.look(path);
    expect(list.body.data).toHaveLength(1);
    const id = String(answers.find(({ status }) => status === 201)?.body.id);
    expect((await lift('contested', id)).status).toBe(200);
    expect(await lift('contested', id)).toMatchObject({ status: 409, body: { type: '/problems/sanction-over' } });
  });

  it('that are proposed act on nothing before they are confirmed, and can be turned down', async () => {
    await sendAndWait(by('proposed'));
    const propose = async (kind: string) => {
      const [row] = await house.database.query<{ id: string }>(
        `INSERT INTO sanction (site_id, author_key, kind, reason, actor)
         VALUES ('news', 'id:proposed', $1, 'spam', 'strikes') RETURNING id`,
        [kind],
      );
      return row?.id ?? '';
    };
    const confirm = async (id: string) =>
      house.act(
        `${pathOf('proposed')}/sanctions/${id}/confirm`,
        {},
        {
          'if-match': String((await stateOf('proposed')).etag),
        },
      );
    const [first, second] = [await propose('ban'), await propose('premoderate')];
    expect((await sendAndWait(by('proposed'))).decision?.action).toBe('approve');
    expect((await lift('proposed', first)).body).toMatchObject({ state: 'lifted', since: null });
    expect((await confirm(first)).status).toBe(409);
    expect((await confirm(second)).body).toMatchObject({ state: 'active' });
    expect((await confirm(second)).status).toBe(409);
    expect((await sendAndWait(by('proposed'))).decision?.action).toBe('review');
    const list = await house.look('/v1/sites/news/sanctions?state=proposed');
    expect(list.body.data).toEqual([]);
  });

  it.each<[string, number, object, string]>([
    ['a suspension without an end', 422, { kind: 'suspend', reason: 'spam' }, '/until'],
    ['a suspension that is over', 422, { kind: 'suspend', reason: 'spam', until: '2020-01-01T00:00:00Z' }, '/until'],
    ['a ban with an end', 422, { kind: 'ban', reason: 'spam', until: '2099-01-01T00:00:00Z' }, '/until'],
    ['no reason', 422, { kind: 'ban' }, '/reason'],
    ['an unknown kind', 422, { kind: 'banish', reason: 'spam' }, '/kind'],
    ['an unknown key', 422, { kind: 'ban', reason: 'spam', actor: 'somebody' }, '/actor'],
  ])('are not imposed with %s', async (_name, status, body, pointer) => {
    await sendAndWait(by('spared'));
    const answer = await sanction('spared', body);
    expect(answer).toMatchObject({ status, body: { errors: [{ pointer }] } });
    const rows = await house.database.query(`SELECT 1 FROM sanction WHERE author_key = 'id:spared'`);
    expect(rows).toEqual([]);
  });

  it('need If-Match, the role and the site', async () => {
    await sendAndWait(by('guarded'));
    const path = `${pathOf('guarded')}/sanctions`;
    const body = { kind: 'ban', reason: 'spam' };
    expect((await house.act(path, body)).status).toBe(428);
    expect((await house.act(path, body, { 'if-match': '"1.1"' })).status).toBe(400);
    const headers = { 'if-match': String((await stateOf('guarded')).etag) };
    expect((await house.act(path, body, headers, await house.token('analyst', ['news']))).status).toBe(403);
    expect((await house.act(path, body, headers, await house.token('admin', ['other']))).status).toBe(404);
    expect((await house.act(path, body, headers, await house.token('moderator', ['news']))).status).toBe(201);
    const audit = await house.database.query(
      `SELECT actor, action, content FROM audit WHERE subject = 'author:id:guarded'`,
    );
    expect(audit).toEqual([
      {
        actor: 'token:moderator of news',
        action: 'author.sanction',
        content: { sanction: expect.any(String), kind: 'ban', reason: 'spam', until: null },
      },
    ]);
  });

  it('reach authors whatever their names hold', async () => {
    const username = 'Ünal / 100% 🙂 "x"?#';
    await sendAndWait(comment({ author: { username } }));
    const path = `/v1/sites/news/authors/${encodeURIComponent(`name:${username}`)}`;
    const { body, status } = await house.look(path);
    expect([status, body.key]).toEqual([200, `name:${username}`]);
    const made = await house.act(
      `${path}/sanctions`,
      { kind: 'ban', reason: 'spam' },
      { 'if-match': String(body.etag) },
    );
    expect(made.status).toBe(201);
    expect((await sendAndWait(comment({ author: { username } }))).labels).toEqual(['author_banned']);
  });
});

describe('the site', () => {
  it('is told each sanction and each that is lifted, signed, numbered, in words for the author alone', async () => {
    await sendAndWait(by('told'));
    const first = await sanction('told', { kind: 'warn', reason: 'insult', note: 'seen before', message: 'Be kind.' });
    const second = await sanction('told', { kind: 'ban', reason: 'hate' });
    await lift('told', String(second.body.id));
    const about = () => told().filter(({ author }) => author.key === 'id:told');
    await until(() => about().length === 3);
    expect(about().sort((a, b) => a.version - b.version)).toMatchObject([
      {
        type: 'author.sanctioned',
        version: 1,
        author: { id: 'told', username: 'told' },
        sanction: { id: first.body.id, kind: 'warn', message: 'Be kind.', liftedAt: null },
        standing: null,
      },
      { type: 'author.sanctioned', version: 2, sanction: { kind: 'ban' }, standing: { kind: 'ban', until: null } },
      { type: 'author.sanction_lifted', version: 3, sanction: { liftedAt: expect.any(String) }, standing: null },
    ]);
    expect(endpoint.calls.map(({ body }) => body).join()).not.toContain('seen before');
    const [listed] = (await house.look('/v1/endpoints?siteId=news')).body.data as unknown as { id: string }[];
    const list = await house.look(`/v1/endpoints/${listed?.id}/deliveries?state=delivered`);
    expect(list.body.data).toContainEqual(
      expect.objectContaining({ id: 'sanction.3.id:told', type: 'author.sanction_lifted', subjectId: 'id:told' }),
    );
    const one = await house.look(`/v1/endpoints/${listed?.id}/deliveries/sanction.1.id%3Atold`);
    expect(one.body).toMatchObject({ type: 'author.sanctioned', tries: [{ status: 200 }] });
  });

  it('that only observes is told nothing', async () => {
    await house.database.query(`UPDATE site SET mode = 'observe' WHERE id = 'news'`);
    await house.database.query(`INSERT INTO author (site_id, key, data) VALUES ('news', 'id:unseen', '{}')`);
    expect((await sanction('unseen', { kind: 'ban', reason: 'spam' })).status).toBe(201);
    const rows = await house.database.query(`SELECT 1 FROM delivery WHERE subject_id = 'id:unseen'`);
    expect(rows).toEqual([]);
    await house.database.query(`UPDATE site SET mode = 'live' WHERE id = 'news'`);
  });
});

describe('an erased author', () => {
  it('leaves codes and times of what was held against him, and no word', async () => {
    await sendAndWait(by('gone'));
    const words = { note: 'said to me on the telephone', message: 'Please calm down.' };
    await sanction('gone', { kind: 'ban', reason: 'threat', ...words });
    await until(() => told().some(({ author }) => author.key === 'id:gone'));
    await until(async () => {
      const rows = await house.database.query(`SELECT 1 FROM delivery_try WHERE subject_id = 'id:gone'`);
      return rows.length === 1;
    });
    const id = `erase-${Date.now()}`;
    const timestamp = new Date().toISOString();
    const erased = await house.event({ type: 'author.erased', id, timestamp, data: { author: { id: 'gone' } } });
    expect(erased.status).toBe(202);
    expect(await stateOf('gone')).toMatchObject({ sent: {}, erasedAt: expect.any(String), standing: { kind: 'ban' } });
    const list = await house.look(`${pathOf('gone')}/sanctions`);
    expect(list.body.data).toMatchObject([{ kind: 'ban', reason: 'threat', note: null, message: null }]);
    const [left] = await house.database.query<{ words: string }>(
      `SELECT concat((SELECT json_agg(s) FROM sanction s), (SELECT json_agg(d.payload) FROM delivery d),
         (SELECT json_agg(t.body) FROM delivery_try t), (SELECT json_agg(u.content) FROM audit u)) AS words`,
    );
    expect(left?.words).not.toMatch(/telephone|calm down/);
    expect(JSON.stringify(left)).toContain('id:gone');
    expect((await sendAndWait(by('gone'))).labels).toEqual(['author_banned']);
  });
});

describe('what was decided under a sanction', () => {
  it('is evaluated again to the byte, also when the sanction is gone', async () => {
    const { code, output } = await house.verifyReplay();
    expect([code, output]).toEqual([0, expect.stringContaining('"different":0')]);
    expect(Number(/"same":(\d+)/.exec(output)?.[1])).toBeGreaterThan(30);
  });
});
