import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { palaverCli } from '../support/palaver-cli.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const palaver = (...args: string[]) =>
  palaverCli(args, { DATABASE_URL: database.url, PALAVER_MASTER_KEY: '5a'.repeat(32) });

describe('palaver site', () => {
  it('creates, changes, and rotates what a site signs and sends with', async () => {
    expect((await palaver('site', 'create', 'Evening News', '--languages', 'de')).code).toBe(0);
    const set = await palaver(
      'site',
      'set',
      'evening-news',
      '--mode',
      'observe',
      '--languages',
      'de,en',
      '--name',
      'Late News',
    );
    expect(set).toEqual({ code: 0, output: 'evening-news\tobserve\thide while undecided\tde,en\tLate News\n' });
    expect((await palaver('site', 'rotate-key', 'evening-news')).output).toMatch(/^key pk_live_\S+\nKeep it now/);
    expect((await palaver('site', 'rotate-secret', 'evening-news')).output).toMatch(
      /^webhook secret whsec_\S+\nKeep it now/,
    );
    const secrets = await database.query('SELECT expires_at IS NULL AS fresh FROM site_secret ORDER BY created_at');
    expect(secrets).toEqual([{ fresh: false }, { fresh: true }]);
    const audit = await database.query(`SELECT action FROM audit WHERE actor = 'cli' ORDER BY seq`);
    expect(audit.map(({ action }) => action)).toEqual([
      'site.create',
      'key.create',
      'site.change',
      'key.create',
      'secret.rotate',
    ]);
  });

  it.each([
    [['set', 'evening-news', '--languages', 'German'], /--languages a list such as de,en/],
    [['set', 'evening-news', '--mode', 'off'], /--mode takes live or observe/],
    [['set', 'nowhere', '--mode', 'live'], /there is no site "nowhere"/],
    [['rotate-secret'], /site rotate-secret needs the id/],
  ])('%j is refused in one sentence', async (args, expected) => {
    const { code, output } = await palaver('site', ...args);
    expect([code, output.trim().split('\n').length]).toEqual([1, 1]);
    expect(output).toMatch(expected);
  });
});

describe('palaver token', () => {
  it('creates, lists and revokes', async () => {
    const created = await palaver(
      'token',
      'create',
      'night desk',
      '--role',
      'lead',
      '--expires',
      '2099-01-31T12:00:00Z',
    );
    const value = /^token (pat_\S+)/.exec(created.output)?.[1] ?? '';
    const { output } = await palaver('token', 'list');
    expect(output).not.toContain(value);
    const [id, prefix, ...rest] = output.trim().split('\t');
    expect(value.startsWith((prefix ?? '').replace('...', ''))).toBe(true);
    expect(rest).toEqual(['lead', '*', 'ends 2099-01-31T12:00:00.000Z', 'used never', 'night desk']);
    expect((await palaver('token', 'revoke', id ?? '')).output).toBe(`token ${id} is revoked\n`);
    expect((await palaver('token', 'list')).output.trim()).toBe('');
  });

  it.each([
    [['create', 'x', '--expires', '2020-01-01'], /--expires takes a time to come/],
    [['create', 'x', '--role', 'king'], /--role takes admin, lead, moderator, analyst/],
    [['revoke', 'me'], /there is no live token "me"/],
    [['create'], /token takes "create" and a name, "list", or "revoke" and an id/],
  ])('%j is refused in one sentence', async (args, expected) => {
    const { code, output } = await palaver('token', ...args);
    expect([code, output.trim().split('\n').length]).toEqual([1, 1]);
    expect(output).toMatch(expected);
  });
});
