import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersonRow } from '@palaver/persistence';
import { AdminHouse, PASSWORD } from './admin-house.js';

let house: AdminHouse;
let everywhere: string;
let ours: string;

beforeAll(async () => {
  house = await AdminHouse.open({ RATE_LIMIT_SIGN_INS: '0' });
  await house.site('ours');
  await house.site('theirs');
});
afterAll(() => house.close());

const NEW_PASSWORD = 'forty-two paper boats';
const invite = (token: string, body: object) =>
  house.post('/v1/people', token, { email: 'x@ours.example', name: 'X', role: 'moderator', ...body });
const pointersOf = ({ errors = [] }: { errors?: { pointer: string }[] }) => errors.map(({ pointer }) => pointer);
const secretOf = (url: string) => url.split('#')[1] ?? '';
const signIn = (email: string, password: string) =>
  house.api('/v1/session', { method: 'POST', body: { email, password } });
const cookieOf = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? '';
const auditOf = (subject: string) =>
  house.database.query<{ action: string; actor: string; site: string }>(
    'SELECT action, actor, site_id AS site FROM audit WHERE subject = $1 ORDER BY seq',
    [subject],
  );

describe('the first person', () => {
  const body = { email: 'Ada@News.Example', name: 'Ada', password: PASSWORD };
  const setUp = (token: string, more = {}) =>
    house.api('/v1/setup', { method: 'POST', body: { ...body, token, ...more } });

  it('is made with the newest link, once however many ask at once, and signs in', async () => {
    const old = (await house.links().createSetUp(1))?.value ?? '';
    const link = (await house.links().createSetUp(1))?.value ?? '';
    expect((await setUp(old)).status).toBe(404);
    expect(await setUp(link, { password: 'news.example1' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/password' }] },
    });
    const answers = await Promise.all([setUp(link), setUp(link, { email: 'eve@news.example' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    const [row] = await house.database.query<{ id: string; email: string; password: string }>('SELECT * FROM person');
    expect(row?.password).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    expect((await signIn(row?.email.toUpperCase() ?? '', PASSWORD)).status).toBe(204);
    expect(await house.links().createSetUp(1)).toBeUndefined();
    expect((await auditOf(`person:${row?.id}`)).map(({ action }) => action)).toEqual([
      'person.create',
      'session.begin',
    ]);
    everywhere = await house.token('admin', ['*']);
    ours = await house.token('admin', ['ours']);
  });
});

describe('somebody who is invited', () => {
  it('sets a password with the link, once, and signs in', async () => {
    const { status, body } = await invite(ours, { email: 'Ben@ours.example', sites: ['ours'], sections: ['sport'] });
    expect([status, body]).toEqual([201, expect.objectContaining({ email: 'ben@ours.example', hasPassword: false })]);
    expect((await signIn('ben@ours.example', NEW_PASSWORD)).status).toBe(401);
    const token = secretOf((body.link as unknown as { url: string }).url);
    const set = (password: string) => house.api('/v1/passwords', { method: 'POST', body: { token, password } });
    expect(await set('ben12345')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/password' }] } });
    expect((await set(NEW_PASSWORD)).status).toBe(204);
    expect((await set(NEW_PASSWORD)).status).toBe(404);
    const session = cookieOf((await signIn('ben@ours.example', NEW_PASSWORD)).headers);
    const me = await house.api('/v1/me', { session });
    expect(me.body).toMatchObject({
      kind: 'person',
      name: 'X',
      role: 'moderator',
      sites: ['ours'],
      sections: ['sport'],
    });
    expect(me.body.permissions).toContain('review:decide');
    expect(me.body.permissions).not.toContain('people:manage');
    const [stored] = await house.database.query<{ row: string }>(
      `SELECT string_agg(l::text, '') AS row FROM person_link l`,
    );
    expect(stored?.row ?? '').not.toContain(token);
    expect(await auditOf(`person:${body.id}`)).toMatchObject([
      { action: 'person.create', actor: 'token:admin of ours', site: 'ours' },
      { action: 'person.link', actor: 'token:admin of ours', site: 'ours' },
      { action: 'session.refuse', actor: 'nobody', site: '*' },
      { action: 'person.password', actor: `person:${body.id}`, site: 'ours' },
      { action: 'session.begin', actor: `person:${body.id}`, site: 'ours' },
    ]);
  });

  it.each<[string, object, string[]]>([
    ['a foreign site', { sites: ['ours', 'theirs'] }, ['/sites/1']],
    ['all sites', { sites: ['*'] }, ['/sites/0']],
    ['no site', { sites: [] }, ['/sites']],
    ['an unknown role', { sites: ['ours'], role: 'owner' }, ['/role']],
    ['no address', { sites: ['ours'], email: 'nobody' }, ['/email']],
    ['an address with a header in it', { sites: ['ours'], email: 'a@b.example\r\nBcc: c@d.example' }, ['/email']],
  ])('to %s is refused by field', async (_what, body, pointers) => {
    const answer = await invite(ours, body);
    expect([answer.status, pointersOf(answer.body)]).toEqual([422, pointers]);
  });

  it('is not invited twice', async () => {
    expect((await invite(ours, { email: 'BEN@ours.example', sites: ['ours'] })).status).toBe(409);
  });

  it('opens no section beyond those of who invites', async () => {
    const sport = await house.token('admin', ['ours'], ['sport']);
    const asked = async (body: object) => {
      const answer = await invite(sport, { email: 'nina@ours.example', sites: ['ours'], ...body });
      return [answer.status, pointersOf(answer.body)];
    };
    expect(await asked({})).toEqual([422, ['/sections']]);
    expect(await asked({ sections: ['sport', 'local'] })).toEqual([422, ['/sections/1']]);
    expect(await asked({ sections: ['sport'] })).toEqual([201, []]);
  });
});

describe('a person', () => {
  const change = (person: PersonRow | { id: string }, body: object, etag: string, token = ours) =>
    house.api(`/v1/people/${person.id}`, { method: 'PATCH', token, body, headers: { 'if-match': etag } });
  const etagOf = async ({ id }: PersonRow) =>
    (await house.api(`/v1/people/${id}`, { token: everywhere })).headers.get('etag') ?? '';

  it('is changed by who has seen him as he is, and it acts at his next request', async () => {
    const person = await house.person('moderator', ['ours']);
    const session = await house.session(person);
    const etag = await etagOf(person);
    expect((await house.api('/v1/audit', { session })).status).toBe(403);
    expect((await change(person, { role: 'lead' }, etag)).body).toMatchObject({ role: 'lead' });
    expect((await house.api('/v1/audit', { session })).status).toBe(200);
    expect(await change(person, { role: 'analyst' }, etag)).toMatchObject({
      status: 412,
      body: { person: { role: 'lead' } },
    });
    expect((await house.api('/v1/audit', { session })).status).toBe(200);
  });

  it('who is switched off is out at once, has no link, and comes back by being switched on', async () => {
    const person = await house.person('moderator', ['ours']);
    const session = await house.session(person);
    const link = await house.links().create(person, 'test');
    expect((await change(person, { disabled: true }, await etagOf(person))).body.disabledAt).not.toBeNull();
    expect((await house.api('/v1/me', { session })).status).toBe(401);
    expect((await signIn(person.email, PASSWORD)).status).toBe(401);
    const body = { token: link.value, password: NEW_PASSWORD };
    expect((await house.api('/v1/passwords', { method: 'POST', body })).status).toBe(404);
    expect((await house.post(`/v1/people/${person.id}/link`, ours)).status).toBe(409);
    await change(person, { disabled: false }, await etagOf(person));
    expect((await house.api('/v1/me', { session })).status).toBe(401);
    expect((await signIn(person.email, PASSWORD)).status).toBe(204);
  });

  it('is neither seen nor changed by who sees only some of what he sees', async () => {
    const wide = await house.person('analyst', ['ours', 'theirs']);
    const list = await house.api('/v1/people?limit=200', { token: ours });
    expect(JSON.stringify(list.body)).not.toContain(wide.id);
    expect((await house.api(`/v1/people/${wide.id}`, { token: ours })).status).toBe(404);
    expect((await change(wide, { role: 'lead' }, await etagOf(wide))).status).toBe(404);
    expect((await house.post(`/v1/people/${wide.id}/link`, ours)).status).toBe(404);
    for (const what of ['sessions', 'totp']) {
      const path = `/v1/people/${wide.id}/${what}`;
      expect((await house.api(path, { method: 'DELETE', token: ours })).status).toBe(404);
    }
  });

  it('is not given what the one who changes him has not', async () => {
    const person = await house.person('analyst', ['ours']);
    const answer = await change(person, { sites: ['theirs'] }, await etagOf(person));
    expect([answer.status, pointersOf(answer.body)]).toEqual([422, ['/sites/0']]);
  });

  it('does not change his own role, and not himself off', async () => {
    const person = await house.person('admin', ['ours']);
    const session = await house.session(person);
    const headers = { 'if-match': await etagOf(person) };
    for (const body of [{ role: 'analyst' }, { disabled: true }, { sites: ['ours'] }]) {
      const answer = await house.api(`/v1/people/${person.id}`, { method: 'PATCH', session, body, headers });
      expect(answer.status).toBe(409);
    }
    const body = { name: 'Another name' };
    expect((await house.api(`/v1/people/${person.id}`, { method: 'PATCH', session, body, headers })).status).toBe(200);
  });

  it('acts under his name', async () => {
    const person = await house.person('admin', ['ours']);
    const session = await house.session(person);
    const key = await house.api('/v1/sites/ours/keys', { method: 'POST', session, body: { name: 'k' } });
    expect(key.status).toBe(201);
    expect(await auditOf(`site:ours`)).not.toContainEqual(expect.objectContaining({ actor: 'token:The admin' }));
    const acts = await house.database.query(`SELECT action FROM audit WHERE actor = $1 AND action LIKE 'key.%'`, [
      `person:${person.id}`,
    ]);
    expect(acts).toEqual([{ action: 'key.create' }]);
  });

  it('is answered alike when he sends the same key of a repeated request', async () => {
    const session = await house.session(await house.person('admin', ['ours']));
    const create = () =>
      house.api('/v1/sites/ours/keys', {
        method: 'POST',
        session,
        body: { name: 'once' },
        headers: { 'idempotency-key': 'people-once' },
      });
    const [first, second] = [await create(), await create()];
    expect([first.status, second.body]).toEqual([201, first.body]);
  });
});

describe('the table of permissions', () => {
  it('says who may do what', async () => {
    const { body } = await house.api('/v1/permissions', { token: ours });
    expect(body.data).toContainEqual({
      name: 'people:manage',
      meaning: expect.any(String),
      roles: ['admin'],
    });
  });
});
