import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DecisionsHoldTheirEvaluation1764038000000 } from '../../libs/persistence/src/migrations/1764038000000-decisions-hold-their-evaluation.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await createDatabase();
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

describe('decisions hold their evaluation', () => {
  const migration = new DecisionsHoldTheirEvaluation1764038000000();
  const stored = () =>
    database.query(`SELECT comment_id AS id, run, facts, result FROM decision ORDER BY comment_id, run`);

  it('also those made before there was a place for it, and back again', async () => {
    const runner = source.createQueryRunner();
    await migration.down(runner);
    await database.query(`
      INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, decided_at) VALUES
        ('news', 'a', 1, 0, 1, 'approve', 'automatic', now() - interval '90 days'),
        ('news', 'a', 1, 1, 2, 'review', 'automatic', now()),
        ('news', 'a', 1, 2, 3, 'reject', 'moderator', now());
      INSERT INTO evaluation (site_id, comment_id, rev, run, decided_at, facts, result)
        SELECT site_id, comment_id, rev, run, decided_at, 'f' || run, 'r' || run FROM decision WHERE source = 'automatic'`);
    await migration.up(runner);
    const expected = [
      { id: 'a', run: 0, facts: 'f0', result: 'r0' },
      { id: 'a', run: 1, facts: 'f1', result: 'r1' },
      { id: 'a', run: 2, facts: null, result: null },
    ];
    expect(await stored()).toEqual(expected);
    await migration.down(runner);
    await migration.up(runner);
    expect(await stored()).toEqual(expected);
    await runner.release();
  });

  it('until it is to be forgotten, step by step and site by site', async () => {
    await database.query(`
      INSERT INTO site (id, name, rule_set_id, rule_set_version) VALUES ('one', '', '', 1), ('two', '', '', 1)`);
    // A transaction for each, as decisions are made; the imported one is older than what is kept and was never scored.
    for (const [site, days] of [
      ['one', 20],
      ['one', 12],
      ['two', 11],
      ['one', 9],
      ['two', 1],
    ] as const) {
      await database.query(
        `INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, decided_at, facts, result)
         SELECT $1, 'c' || $2::int || '-' || n, 1, 0, 1, 'approve', 'automatic', now() - make_interval(days => $2), '{}', '{}'
         FROM generate_series(1, 600) n`,
        [site, days],
      );
      await database.query(
        `INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, decided_at)
         VALUES ($1, 'i' || $2::int, 1, 0, 1, 'approve', 'import', now() - interval '1 year')`,
        [site, days],
      );
    }
    await database.query(`CALL palaver_forget_evaluations('10 days')`);
    const kept = `SELECT site_id AS site, substring(comment_id from 'c(\\d+)-')::int AS days, count(*)::int AS n
      FROM decision WHERE site_id <> 'news' AND result IS NOT NULL AND facts IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`;
    expect(await database.query(kept)).toEqual([
      { site: 'one', days: 9, n: 600 },
      { site: 'two', days: 1, n: 600 },
    ]);
    expect(await database.query(`SELECT count(*)::int AS n FROM decision WHERE site_id <> 'news'`)).toEqual([
      { n: 3005 },
    ]);
  });
});
