import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundledRuleSet } from '@palaver/moderation';
import { type Database, openDatabase, SiteRepository } from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { createDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let app: Database;
let pipeline: Database;

beforeAll(async () => {
  database = await createDatabase();
  app = await openDatabase(database.url, { role: 'app', max: 2 });
  pipeline = await openDatabase(database.url, { role: 'pipeline', max: 2 });
  const sites = new SiteRepository(app, new Sealer(randomBytes(32)));
  for (const id of ['left', 'right']) {
    await sites.create({ id, name: id, ruleSet: bundledRuleSet('newsroom') }, 'test');
    await database.query('INSERT INTO comment (site_id, id, head_rev) VALUES ($1, $2, 1)', [id, `of-${id}`]);
  }
});
afterAll(async () => {
  await Promise.all([app.close(), pipeline.close()]);
  await database.drop();
});

describe('the wall between sites', () => {
  it('stands on every table that carries a site id', async () => {
    const unguarded = await database.query(`
      SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'site_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity
          AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'own_site'))`);
    expect(unguarded).toEqual([]);
  });

  it('shows nothing while no site is named', async () => {
    expect(await app.query('SELECT id FROM comment')).toEqual([]);
    expect(await app.query('SELECT id FROM site')).toEqual([]);
  });

  it.each([
    [['left'], ['of-left']],
    [['right'], ['of-right']],
    [
      ['left', 'right'],
      ['of-left', 'of-right'],
    ],
    [['*'], ['of-left', 'of-right']],
    [[], []],
  ])('opens %j alone', async (sites, expected) => {
    const rows = await app.forSites(sites, (tx) => tx.query<{ id: string }>('SELECT id FROM comment ORDER BY id'));
    expect(rows.map(({ id }) => id)).toEqual(expected);
  });

  it('refuses to write a row of another site', async () => {
    const write = app.forSites(['left'], (tx) => tx.query(`INSERT INTO comment (site_id, id) VALUES ('right', 'x')`));
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });

  it('closes again with the transaction', async () => {
    await app.forSites(['left'], (tx) => tx.query('SELECT 1'));
    expect(await app.query('SELECT id FROM comment')).toEqual([]);
  });
});

describe('the roles', () => {
  it.each([
    ['app', 'UPDATE decision SET action = action'],
    ['app', 'DELETE FROM audit'],
    ['app', 'UPDATE decision SET result = NULL'],
    ['pipeline', 'UPDATE decision SET action = action'],
    ['pipeline', 'DELETE FROM decision'],
    ['pipeline', 'DELETE FROM audit'],
    ['pipeline', 'SELECT hash FROM api_token'],
    ['pipeline', `INSERT INTO site (id, name, rule_set_id, rule_set_version) VALUES ('x', 'x', 'x', 1)`],
    ['pipeline', 'DROP TABLE comment'],
    ['app', 'ALTER TABLE comment DISABLE ROW LEVEL SECURITY'],
  ])('%s may not: %s', async (role, sql) => {
    await expect((role === 'app' ? app : pipeline).query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
