import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersonRow } from '@palaver/persistence';
import { codeNow } from '../support/code-now.js';
import { AdminHouse, PASSWORD } from './admin-house.js';

let house: AdminHouse;
beforeAll(async () => {
  house = await AdminHouse.open({ RATE_LIMIT_SIGN_INS: '0' });
  await house.site('ours');
});
afterAll(() => house.close());

const NEW_PASSWORD = 'forty-two paper boats';
const signIn = (email: string, password = PASSWORD, code?: string) =>
  house.api('/v1/session', { method: 'POST', body: { email, password, code } });
const cookieOf = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? '';
const me = async (session: string) => (await house.api('/v1/me', { session })).status;
const mine = (path: string, session: string, body: object) =>
  house.api(`/v1/me/${path}`, { method: 'POST', session, body });

describe('a session', () => {
  let person: PersonRow;
  beforeAll(async () => {
    person = await house.person('moderator', ['ours']);
  });

  it('is in a cookie that no script reads and no other site sends, and only its hash is kept', async () => {
    const { status, headers } = await signIn(person.email);
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toMatch(
      /^palaver=session_[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
    const value = cookieOf(headers).split('=')[1] ?? '?';
    const [row] = await house.database.query<{ text: string }>(
      `SELECT string_agg(s::text, '') AS text FROM person_session s`,
    );
    expect(row?.text).not.toContain(value);
    expect(await me(`palaver=${value}`)).toBe(200);
  });

  it('brings a password that was hashed at another cost to the cost of today', async () => {
    const [row] = await house.database.query<{ password: string }>('SELECT password FROM person WHERE id = $1', [
      person.id,
    ]);
    expect(row?.password).toMatch(/^\$scrypt\$ln=17,/);
  });

  it('ends after half an hour without a request, and after twelve hours', async () => {
    for (const past of [
      `last_seen_at = now() - interval '31 minutes'`,
      `created_at = now() - interval '721 minutes'`,
    ]) {
      const session = await house.session(person);
      expect(await me(session)).toBe(200);
      await house.database.query(`UPDATE person_session SET ${past}`);
      expect(await me(session)).toBe(401);
    }
  });

  it('is listed, and ended one by one and all at once', async () => {
    const somebody = await house.person('moderator', ['ours']);
    const [first, second, third] = [
      await house.session(somebody),
      await house.session(somebody),
      await house.session(somebody),
    ];
    const list = async () =>
      (await house.api('/v1/me/sessions', { session: first })).body.data as unknown as {
        id: string;
        isThis: boolean;
      }[];
    const rows = await list();
    expect(rows.map(({ isThis }) => isThis).filter(Boolean)).toHaveLength(1);
    const other = rows.find(({ isThis }) => !isThis)?.id ?? '';
    const end = (path: string, session: string) => house.api(path, { method: 'DELETE', session });
    expect((await end(`/v1/me/sessions/${other}`, first)).status).toBe(204);
    expect((await end(`/v1/me/sessions/${other}`, first)).status).toBe(404);
    expect((await list()).map(({ id }) => id)).not.toContain(other);
    expect((await end('/v1/me/sessions', first)).headers.get('set-cookie')).toMatch(/^palaver=; .*Max-Age=0;/);
    expect([await me(first), await me(second), await me(third)]).toEqual([401, 401, 401]);
  });

  it('of somebody else is ended by who manages people', async () => {
    const session = await house.session(person);
    const token = await house.token('admin', ['ours']);
    await house.api(`/v1/people/${person.id}/sessions`, { method: 'DELETE', token });
    expect(await me(session)).toBe(401);
  });
});

describe('a password', () => {
  it('is changed by who knows it; every session ends but the new one', async () => {
    const person = await house.person('moderator', ['ours']);
    const [session, other] = [await house.session(person), await house.session(person)];
    expect(await mine('password', session, { current: 'not it at all', password: NEW_PASSWORD })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/current' }] },
    });
    expect(await mine('password', session, { current: PASSWORD, password: 'palaver99' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/password' }] },
    });
    const { status, headers } = await mine('password', session, { current: PASSWORD, password: NEW_PASSWORD });
    expect([status, await me(session), await me(other), await me(cookieOf(headers))]).toEqual([204, 401, 401, 200]);
    expect([(await signIn(person.email)).status, (await signIn(person.email, NEW_PASSWORD)).status]).toEqual([
      401, 204,
    ]);
  });
});

describe('a second factor', () => {
  let person: PersonRow;
  let session: string;
  let secret: string;
  let recovery: string[];
  beforeAll(async () => {
    person = await house.person('moderator', ['ours']);
    session = await house.session(person);
  });

  it('is proposed to who knows the password, and counts once a code confirms it', async () => {
    expect((await mine('totp', session, { password: 'wrong one' })).status).toBe(422);
    expect((await mine('totp/confirm', session, { code: '123456' })).status).toBe(409);
    const proposed = await mine('totp', session, { password: PASSWORD });
    secret = String(proposed.body.secret);
    expect(String(proposed.body.uri)).toContain(`secret=${secret}`);
    expect((await signIn(person.email)).status).toBe(204);
    expect((await mine('totp/confirm', session, { code: codeNow(secret, 5) })).status).toBe(422);
    const confirmed = await mine('totp/confirm', session, { code: codeNow(secret, -1) });
    expect(confirmed.status).toBe(200);
    recovery = confirmed.body.recoveryCodes as unknown as string[];
    expect(new Set(recovery).size).toBe(10);
    const [row] = await house.database.query<{ text: string }>(
      `SELECT p::text || (SELECT string_agg(c::text, '') FROM person_recovery_code c) AS text FROM person p WHERE id = $1`,
      [person.id],
    );
    expect(row?.text).not.toContain(secret);
    expect(row?.text).not.toContain(recovery[0]);
  });

  it('is asked for after the password, and each code counts once', async () => {
    expect((await signIn(person.email)).body.type).toBe('/problems/code-needed');
    expect((await signIn(person.email, PASSWORD, '000000')).body.type).toBe('/problems/wrong-code');
    const code = codeNow(secret);
    const statuses = await Promise.all([1, 2, 3].map(() => signIn(person.email, PASSWORD, code)));
    expect(statuses.map(({ status }) => status).sort()).toEqual([204, 401, 401]);
    expect((await signIn(person.email, PASSWORD, codeNow(secret, -1))).status).toBe(401);
  });

  it('is replaced by a recovery code, once', async () => {
    const [code = ''] = recovery;
    expect((await signIn(person.email, PASSWORD, code.toUpperCase().replaceAll('-', ' '))).status).toBe(204);
    expect((await signIn(person.email, PASSWORD, code)).status).toBe(401);
    const left = await house.database.query('SELECT 1 FROM person_recovery_code WHERE person_id = $1', [person.id]);
    expect(left).toHaveLength(9);
  });

  it('is not proposed again while it is on, and removed by who knows the password', async () => {
    expect((await mine('totp', session, { password: PASSWORD })).status).toBe(409);
    expect((await mine('totp/remove', session, { password: 'wrong one' })).status).toBe(422);
    expect((await mine('totp/remove', session, { password: PASSWORD })).status).toBe(204);
    expect((await signIn(person.email)).status).toBe(204);
  });

  it('is taken from who has lost phone and codes by who manages people', async () => {
    const other = await house.session(person);
    const { body } = await mine('totp', other, { password: PASSWORD });
    await mine('totp/confirm', other, { code: codeNow(String(body.secret), 1) });
    const token = await house.token('admin', ['ours']);
    const remove = () => house.api(`/v1/people/${person.id}/totp`, { method: 'DELETE', token });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 409]);
    expect((await signIn(person.email)).status).toBe(204);
  });
});
