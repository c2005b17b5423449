import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { MAIL_SET_UP } from './admin-house.js';
import { palaverCli } from '../support/palaver-cli.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const palaver = (...args: string[]) => palaverWith({}, ...args);
const palaverWith = (env: Record<string, string>, ...args: string[]) =>
  palaverCli(args, {
    ...env,
    DATABASE_URL: database.url,
    PALAVER_MASTER_KEY: '5a'.repeat(32),
    ADMIN_PUBLIC_URL: 'https://desk.example/',
  });

describe('palaver people', () => {
  it('invites with a link, lists, makes new links and switches off', async () => {
    await palaver('site', 'create', 'News', '--id', 'news');
    const invited = await palaver(
      'people',
      'invite',
      'Ben@News.Example',
      '--role',
      'lead',
      '--site',
      'news',
      '--section',
      'sport',
    );
    expect(invited.output).toMatch(
      /^https:\/\/desk\.example\/password#link_[\w-]{43}\nSets the password of ben@news\.example, once, until /,
    );
    expect(invited.code).toBe(0);
    expect((await palaver('people', 'list')).output).toMatch(
      /^[0-9a-f-]{36}\tben@news\.example\tlead\tnews \(sport\)\tinvited\tsigned in never\tBen\n$/,
    );
    const link = await palaver('people', 'link', 'ben@news.example');
    expect(link.output).toMatch(/^https:\/\/desk\.example\/password#link_/);
    expect(await database.query('SELECT 1 FROM person_link')).toHaveLength(1);
    expect((await palaver('people', 'disable', 'ben@news.example')).code).toBe(0);
    expect((await palaver('people', 'list')).output).toContain('\toff\t');
    expect(await database.query('SELECT 1 FROM person_link')).toHaveLength(0);
  });

  it('sends the link by mail as well where mail is set up', async () => {
    const invited = await palaverWith(MAIL_SET_UP, 'people', 'invite', 'eva@news.example');
    expect(invited.output).toMatch(/password#link_[\w-]{43}\nSets the password of .* It is sent by mail as well\.\n$/);
    expect(await database.query('SELECT kind, state FROM mail')).toEqual([{ kind: 'invitation', state: 'due' }]);
    const noSender = await palaverWith({ SMTP_URL: 'smtp://127.0.0.1' }, 'people', 'list');
    expect(noSender.output).toContain('MAIL_FROM is missing');
  });

  it.each([
    [['invite', 'Ben'], /takes "invite", "disable" or "link" and an e-mail address/],
    [['invite', 'nina@news.example', '--site', 'nowhere'], /there is no site "nowhere"/],
    [['invite', 'nina@news.example', '--role', 'boss'], /--role takes admin, lead/],
    [['invite', 'ben@news.example'], /somebody with this address is there already; "palaver people link/],
    [['link', 'ben@news.example'], /is switched off/],
    [['disable', 'nobody@news.example'], /there is nobody with the address/],
    [['forget'], /takes "invite"/],
  ])('%j is refused in one sentence', async (args, expected) => {
    const { code, output } = await palaver('people', ...args);
    expect([code, output.trim().split('\n')]).toEqual([1, [expect.stringMatching(expected)]]);
  });
});
