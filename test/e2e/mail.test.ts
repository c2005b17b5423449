import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersonRow } from '@palaver/persistence';
import { type RunningApp, startApp } from '../support/apps.js';
import { MailServer, type ReceivedMail } from '../support/mail-server.js';
import { AdminHouse, MASTER_KEY } from './admin-house.js';
import { until } from './newsroom-house.js';

const CANARY = 'canary-of-a-readers-text';
const MAIL_FROM = 'Palaver <palaver@news.example>';
const PUBLIC = 'https://admin.news.example';
const NEW_PASSWORD = 'forty-two paper boats';

const server = new MailServer();
/** All that was sent in the tests before. */
const sent: ReceivedMail[] = [];
let house: AdminHouse;
let worker: RunningApp;
let admin: string;

beforeAll(async () => {
  await server.open();
  const mail = { SMTP_URL: server.url, MAIL_FROM, ADMIN_PUBLIC_URL: PUBLIC };
  house = await AdminHouse.open({ ...mail, RATE_LIMIT_SIGN_INS: '50' });
  await house.site('news');
  await house.site('other');
  admin = await house.token('admin', ['*']);
  worker = await startApp('worker', { DATABASE_URL: house.database.url, PALAVER_MASTER_KEY: MASTER_KEY, ...mail });
});
afterAll(async () => {
  await worker.stop();
  await house.close();
  await server.shut();
});
afterEach(async () => {
  await house.database.query(`UPDATE person SET disabled_at = now(); DELETE FROM person_preference`);
  sent.push(...server.mails.splice(0));
});

/** Somebody who has signed in once. */
async function somebody(role: 'admin' | 'lead' | 'moderator' | 'analyst', sites = ['news'], sections?: string[]) {
  const person = await house.person(role, sites, { sections });
  await house.database.query('UPDATE person SET last_sign_in_at = now() WHERE id = $1', [person.id]);
  return person;
}
async function mailTo({ email }: Pick<PersonRow, 'email'>): Promise<ReceivedMail> {
  await until(() => server.mailsTo(email).length > 0);
  return server.mailsTo(email)[0] as ReceivedMail;
}
const linkIn = ({ text }: ReceivedMail) => /password#(link_[\w-]{43})\s/.exec(text)?.[1] ?? '';
const setPassword = (token: string) =>
  house.api('/v1/passwords', { method: 'POST', body: { token, password: NEW_PASSWORD } });
const askReset = (email: string) => house.api('/v1/passwords/reset', { method: 'POST', body: { email } });
const dueNow = () => house.database.query(`UPDATE mail SET next_try_at = now() WHERE state = 'due'`);
const stateOf = ({ id }: PersonRow) =>
  house.database.query<{ state: string; link: unknown; error: string | null; attempts: number }>(
    'SELECT state, link, last_error AS error, attempts FROM mail WHERE person_id = $1 ORDER BY queued_at',
    [id],
  );
/** When nothing has been due for as long as the worker takes to look again, twice over. */
async function settled(): Promise<void> {
  await until(async () => (await house.database.query(`SELECT FROM mail WHERE state = 'due'`)).length === 0);
  await pause(2500);
}

describe('an invitation', () => {
  it('is sent with the link that the answer shows, which is kept nowhere once it is sent', async () => {
    const body = { email: 'ben@news.example', name: 'Ben', role: 'moderator', sites: ['news'] };
    const { body: invited } = await house.post('/v1/people', admin, body);
    expect(invited.link).toMatchObject({ isMailed: true });
    const mail = await mailTo({ email: 'ben@news.example' });
    expect(mail.headers).toContain('From: Palaver <palaver@news.example>');
    expect(mail.headers).toContain('Subject: Your account at Palaver');
    expect((invited.link as unknown as { url: string }).url).toBe(`${PUBLIC}/password#${linkIn(mail)}`);
    expect((await setPassword(linkIn(mail))).status).toBe(204);
    await settled();
    const rows = await house.database.query<{ row: string }>('SELECT m::text AS row FROM mail m');
    expect(rows.map(({ row }) => row).join()).not.toContain(linkIn(mail));
    expect(await house.database.query('SELECT state, link FROM mail')).toEqual([{ state: 'sent', link: null }]);
  });
});

describe('a password that was forgotten', () => {
  it('is set anew by a link in a mail, once, and ends all sessions', async () => {
    const person = await somebody('moderator');
    const session = await house.session(person);
    const asked = await askReset(person.email.toUpperCase());
    expect([asked.status, asked.body]).toEqual([204, {}]);
    const link = linkIn(await mailTo(person));
    expect((await house.api('/v1/me', { session })).status).toBe(200);
    expect([(await setPassword(link)).status, (await setPassword(link)).status]).toEqual([204, 404]);
    expect((await house.api('/v1/me', { session })).status).toBe(401);
  });

  it('is answered the same for who is there, who is not, and who is switched off, with one line in the audit log each', async () => {
    const [person, off] = [await somebody('moderator'), await somebody('moderator')];
    await house.database.query('UPDATE person SET disabled_at = now() WHERE id = $1', [off.id]);
    const before = await house.database.query('SELECT FROM audit');
    const answers = [await askReset(person.email), await askReset('nobody@news.example'), await askReset(off.email)];
    const told = answers.map(({ status, body, headers }) => [status, body, headers.get('content-type')]);
    expect(told).toEqual([told[0], told[0], told[0]]);
    expect(await house.database.query('SELECT FROM audit')).toHaveLength(before.length + 3);
    await mailTo(person);
    await settled();
    expect(server.mails).toHaveLength(1);
  });

  it('brings at most three mails an hour, and takes no earlier link away', async () => {
    const person = await somebody('moderator');
    const { value } = await house.links().create(person, 'test');
    await Promise.all([askReset(person.email), askReset(person.email)]);
    for (let times = 0; times < 3; times += 1) {
      expect((await askReset(person.email)).status).toBe(204);
    }
    await settled();
    expect(server.mailsTo(person.email).length).toBeGreaterThanOrEqual(3);
    expect(server.mailsTo(person.email).length).toBeLessThan(5);
    expect((await setPassword(value)).status).toBe(204);
    expect((await setPassword(linkIn(await mailTo(person)))).status).toBe(404);
  });
});

describe('while the mail server is away', () => {
  it('nothing is lost; each goes out once it is back, and only once', async () => {
    const people = [await somebody('moderator'), await somebody('moderator'), await somebody('moderator')];
    await server.shut();
    for (const { email } of people) {
      await askReset(email);
    }
    await until(async () => ((await stateOf(people[0] as PersonRow))[0]?.attempts ?? 0) > 0);
    expect((await stateOf(people[0] as PersonRow))[0]).toMatchObject({ state: 'due', error: 'ESOCKET' });
    expect(server.mails).toHaveLength(0);
    await server.open();
    await dueNow();
    for (const person of people) {
      await mailTo(person);
    }
    await settled();
    expect(server.mails).toHaveLength(3);
    expect(worker.log()).toContain('a mail could not be sent');
    expect(worker.log()).not.toContain(people[0]?.email);
  });

  it('and a mail whose end is not known is sent again under the same id', async () => {
    const person = await somebody('moderator');
    server.breaksOff = true;
    await askReset(person.email);
    await mailTo(person);
    await until(async () => (await stateOf(person))[0]?.error !== null);
    server.breaksOff = false;
    await dueNow();
    await settled();
    const ids = server.mailsTo(person.email).map(({ headers }) => /^Message-ID: (\S+)/im.exec(headers)?.[1]);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
  });

  it('and what comes too late is given up, as is what the server never takes, with a line in the audit log', async () => {
    const [late, unknown] = [await somebody('moderator'), await somebody('moderator')];
    server.unknown.add(unknown.email);
    await house.database.query(
      `INSERT INTO mail (id, person_id, kind, content, useful_until)
       VALUES (gen_random_uuid(), $1, 'digest', '{"kind":"digest","queues":[]}', now() - interval '1 second')`,
      [late.id],
    );
    await askReset(unknown.email);
    await settled();
    expect(server.mails).toHaveLength(0);
    expect(await stateOf(late)).toMatchObject([{ state: 'dead', error: 'late' }]);
    expect(await stateOf(unknown)).toMatchObject([{ state: 'dead', error: 'EENVELOPE 550', link: null }]);
    const lines = await house.database.query(
      `SELECT subject, content ->> 'error' AS error FROM audit WHERE action = 'mail.give-up' ORDER BY error`,
    );
    expect(lines).toEqual([
      { subject: `person:${unknown.id}`, error: 'EENVELOPE 550' },
      { subject: `person:${late.id}`, error: 'late' },
    ]);
    expect(worker.log()).not.toContain(unknown.email);
  });
});

describe('what cannot wait', () => {
  /** Comments `<prefix>1` to `<prefix>n` that wait with this reason. */
  async function held(reason: string, count: number, prefix: string, section: string | null = null): Promise<void> {
    await house.waiting('news', count, prefix);
    await house.database.query(
      `UPDATE review_item SET reason_code = $1, section = $2 WHERE site_id = 'news' AND comment_id LIKE $3 || '%'`,
      [reason, section, prefix],
    );
  }
  const longAgo = () => house.database.query(`UPDATE review_notice SET told_at = told_at - interval '2 minutes'`);

  it('is told to who may decide there and wants to know, each once, with ids and no text', async () => {
    const prefers = async (person: PersonRow, threat: boolean) =>
      house.api('/v1/me/preferences', {
        method: 'PUT',
        session: await house.session(person),
        body: { notices: { threat } },
      });
    const [moderator, everywhere, sports] = [
      await somebody('moderator'),
      await somebody('lead', ['*']),
      await somebody('moderator', ['news'], ['sport']),
    ];
    const untold = [
      await somebody('analyst'),
      await somebody('moderator', ['other']),
      await somebody('moderator', ['news'], ['local']),
      await house.person('moderator', ['news']),
    ];
    const unwilling = await somebody('moderator');
    expect((await prefers(unwilling, false)).status).toBe(200);
    await held('threat', 3, `${CANARY}-`, 'sport');
    const mail = await mailTo(moderator);
    await Promise.all([mailTo(everywhere), mailTo(sports)]);
    expect(mail.headers).toMatch(/Subject: Palaver: \d comments? held as a threat \(news\)/);
    expect(mail.text).toContain(`${PUBLIC}/review?item=`);
    await longAgo();
    await settled();
    for (const { email } of [...untold, unwilling]) {
      expect([email, server.mailsTo(email)]).toEqual([email, []]);
    }
    const told = server.mailsTo(moderator.email).map(({ text }) => text.match(/\?item=\d+/g)?.length ?? 0);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it('is told of many at once in one mail, and of what was decided meanwhile not at all', async () => {
    const moderator = await somebody('moderator');
    await house.database.query(`INSERT INTO review_notice (site_id, item_id, queue, kind, told_at)
      VALUES ('news', 0, 'new', 'self_harm', now())`);
    await held('self_harm', 14, 'h');
    await until(async () => {
      const noted = await house.database.query(
        `SELECT FROM review_notice WHERE kind = 'self_harm' AND told_at IS NULL`,
      );
      return noted.length === 14;
    });
    expect(server.mails).toHaveLength(0);
    await house.database.query(`UPDATE review_item SET closed_at = now() WHERE comment_id IN ('h1', 'h2')`);
    await longAgo();
    const { headers, text } = await mailTo(moderator);
    expect(headers).toContain('12 comments that may be about self-harm');
    expect(text).toContain('and 2 more');
    await settled();
    expect(server.mailsTo(moderator.email)).toHaveLength(1);
  });

  it('is what waits too long in a queue that says to tell of it', async () => {
    const [moderator, lead] = [await somebody('moderator'), await somebody('lead')];
    await house.database.query(`UPDATE review_queue SET sla_minutes = 30, overdue = 'notify', roles = '{lead}'
      WHERE site_id = 'news' AND id = 'new'`);
    await held('spam', 1, 'o');
    await house.database.query(
      `UPDATE review_item SET opened_at = now() - interval '31 minutes' WHERE comment_id = 'o1'`,
    );
    expect((await mailTo(lead)).text).toContain('1 comment waiting longer than the queue allows');
    await settled();
    expect(server.mailsTo(moderator.email)).toHaveLength(0);
  });

  it('is an endpoint that was given up, told to who manages endpoints, without its path', async () => {
    const [manager, lead] = [await somebody('admin', ['*']), await somebody('lead')];
    const url = `https://site.example/${CANARY}`;
    const { body } = await house.post('/v1/endpoints', admin, { siteId: 'news', url, types: ['comment.moderated'] });
    await house.database.query(
      `UPDATE endpoint SET enabled = false, disabled_at = now(), disabled_reason = 'gone', disablings = disablings + 1
       WHERE id = $1`,
      [body.id],
    );
    const { text } = await mailTo(manager);
    expect(text).toContain(`${String(body.id)} of news, at site.example, was switched off: gone`);
    await settled();
    expect(server.mailsTo(manager.email)).toHaveLength(1);
    expect(server.mailsTo(lead.email)).toHaveLength(0);
  });
});

describe('a digest', () => {
  const wants = async (person: PersonRow) => {
    const session = await house.session(person);
    const body = { digest: { daily: true, hour: 0 } };
    expect((await house.api('/v1/me/preferences', { method: 'PUT', session, body })).status).toBe(200);
  };
  const yesterday = () => house.database.query('UPDATE person_preference SET digest_on = digest_on - 1');

  it('comes once a day to who asked for it, with counts of what he sees', async () => {
    await house.database.query(`UPDATE review_item SET closed_at = now();
      UPDATE review_queue SET sla_minutes = 30, overdue = 'nothing' WHERE id = 'new'`);
    const [here, there, silent] = [
      await somebody('analyst', ['news']),
      await somebody('moderator', ['other']),
      await somebody('moderator', ['news']),
    ];
    await Promise.all([wants(here), wants(there)]);
    await house.waiting('news', 5, 'd');
    await house.database.query(`UPDATE review_item SET opened_at = now() - interval '1 hour'
      WHERE comment_id IN ('d1', 'd2')`);
    await yesterday();
    const { headers, text } = await mailTo(here);
    expect(headers).toContain('Subject: Palaver: 5 waiting, 2 overdue');
    expect(text).toContain('news, new: 5, 2 overdue');
    expect(
      await house.database.query('SELECT DISTINCT digest_on = current_date AS today FROM person_preference'),
    ).toEqual([{ today: true }]);
    expect(server.mailsTo(there.email)).toHaveLength(0);
    expect(server.mailsTo(silent.email)).toHaveLength(0);
  });
});

describe('no mail', () => {
  it('holds what a reader wrote', () => {
    expect(sent.length).toBeGreaterThan(12);
    const all = sent.map(({ headers, text }) => headers + text).join();
    expect(all).not.toContain(CANARY);
    expect(all).not.toContain('text of ');
  });
});
