import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditChainRepository, type Database, openDatabase, recordAudit } from '@palaver/persistence';
import { Client } from 'pg';
import { untilBehindHorizon } from '../support/horizon.js';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';
import { palaverCli } from '../support/palaver-cli.js';

let pipeline: Pipeline;
let app: Database;
let chain: AuditChainRepository;

beforeAll(async () => {
  pipeline = await createPipeline();
  app = await openDatabase(pipeline.database.url, { role: 'app', max: 8 });
  chain = new AuditChainRepository(pipeline.db);
});
afterAll(async () => {
  await app.close();
  await pipeline.close();
});

const query = <Row>(sql: string, values?: unknown[]) => pipeline.database.query<Row>(sql, values);
const act = (action: string, siteId = 'news') =>
  app.forSites(['*'], (tx) => recordAudit(tx, { siteId, actor: 'test', action, subject: 'x', content: { action } }));
const unsealed = () => query<{ action: string }>('SELECT action FROM audit WHERE pos IS NULL ORDER BY seq');

/** Transactions of other tests hold the horizon back for as long as they are open. */
async function sealAll(): Promise<void> {
  while ((await unsealed()).length > 0) {
    await chain.seal();
  }
}

const verify = (...args: string[]) => palaverCli(['verify', ...args], { DATABASE_URL: pipeline.database.url });

describe('the audit chain', () => {
  it('holds every row once, per site, whoever seals and however many at once', async () => {
    const acts = Array.from({ length: 60 }, (_, n) => act(`act.${n}`, ['news', 'other', '*'][n % 3]));
    const sealing = Array.from({ length: 20 }, () => chain.seal());
    await Promise.all([...acts, ...sealing]);
    await sealAll();
    const chains = await query<{ site_id: string; places: number[] }>(
      'SELECT site_id, json_agg(pos ORDER BY pos) AS places FROM audit GROUP BY site_id ORDER BY site_id',
    );
    expect(chains.map(({ site_id }) => site_id)).toEqual(['*', 'news', 'other']);
    for (const { places } of chains) {
      expect(places).toEqual(places.map((_, n) => n + 1));
    }
  });

  it('waits for an older transaction, so that nothing is put before what is sealed', async () => {
    const older = new Client({ connectionString: pipeline.database.url });
    await older.connect();
    await older.query('BEGIN');
    await older.query('SELECT pg_current_xact_id()');
    await act('later');
    expect(await chain.seal()).toBe(0);
    await older.query(
      `INSERT INTO audit (site_id, actor, action, subject, content_commitment) VALUES ('news', 't', 'earlier', 'x', '')`,
    );
    await older.query('COMMIT');
    await older.end();
    await sealAll();
    const rows = await query<{ action: string }>(
      `SELECT action FROM audit WHERE site_id = 'news' ORDER BY pos DESC LIMIT 2`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['later', 'earlier']);
  });

  it('tells the automatic decisions of the hour, once, in ranges that follow each other', async () => {
    const decide = async (ids: string[]) => {
      const stored = await Promise.all(ids.map((id) => pipeline.ingest.submit(revision(id, 1))));
      await pipeline.runner.run(
        stored.flatMap(({ work }) => work?.id ?? []),
        false,
      );
    };
    const digest = async () => {
      await untilBehindHorizon(pipeline.database);
      let isDue = true;
      while (isDue) {
        isDue = await chain.digest();
      }
      await sealAll();
      return query<{ content: { since: string; upto: string; decisions: number } }>(
        `SELECT content FROM audit WHERE action = 'decisions.digest' AND site_id = 'news' ORDER BY pos`,
      );
    };
    await decide(['a', 'b', 'c']);
    const first = await digest();
    expect(first).toMatchObject([{ content: { since: '0', decisions: 3 } }]);
    expect(await chain.digest()).toBe(false);
    await decide(['d']);
    await query(`UPDATE audit_digest SET at = at - interval '1 hour'`);
    const second = await digest();
    expect(second.at(-1)?.content).toMatchObject({ since: first[0]?.content.upto, decisions: 1 });
  });

  it('lets neither role change a row, nor the admin seal', async () => {
    await expect(app.query(`UPDATE audit SET actor = 'x'`)).rejects.toMatchObject({ code: '42501' });
    await expect(pipeline.db.query(`UPDATE audit SET actor = 'x'`)).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('SELECT palaver_seal_audit(1)')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('SELECT palaver_digest_decisions()')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('palaver verify', () => {
  it('says in one sentence that every row is as it was written', async () => {
    const { code, output } = await verify();
    expect(output).toMatch(/^\d+ rows in 3 audit chains, 2 digests of decisions: all are as they were written\.\n$/);
    expect(code).toBe(0);
    const told = JSON.parse((await verify('--json', '--site', 'other')).output) as Record<string, unknown>;
    expect(told).toMatchObject({
      ok: true,
      chains: 1,
      rows: 20,
      heads: { other: { pos: 20, hash: expect.any(String) } },
    });
  });

  it.each<[string, string, RegExp]>([
    [
      'an actor is replaced',
      `UPDATE audit SET actor = 'nobody' WHERE site_id = 'other' AND pos = 5`,
      /other is broken at place 5 .*changed/,
    ],
    [
      'a row is deleted',
      `DELETE FROM audit WHERE site_id = 'other' AND pos = 7`,
      /other is broken at place 8 .*place 7 before it is missing/,
    ],
    [
      'content is replaced',
      `UPDATE audit SET content = '{}' WHERE site_id = 'other' AND pos = 9`,
      /other is broken at place 9 .*committed/,
    ],
    [
      'a row is hashed again',
      `UPDATE audit SET actor = 'x', hash = sha256(prev_hash || 'x') WHERE site_id = 'other' AND pos = 4`,
      /other is broken at place 4/,
    ],
    [
      'a decision is changed',
      `UPDATE decision SET action = 'reject' WHERE comment_id = 'b'`,
      /news is broken .*decisions it tells of was changed/,
    ],
    [
      'a decision is deleted',
      `DELETE FROM decision WHERE comment_id = 'c'`,
      /news is broken .*tells of 3 automatic decisions, and 2 are stored/,
    ],
  ])('names the first row that is not, when %s', async (_what, sql, expected) => {
    await query('CREATE TABLE kept_audit AS SELECT * FROM audit');
    await query('CREATE TABLE kept_decision AS SELECT * FROM decision');
    await query(sql);
    const { code, output } = await verify();
    // Sealed again as it was: identity columns are overridden.
    await query(
      `DELETE FROM audit; INSERT INTO audit OVERRIDING SYSTEM VALUE SELECT * FROM kept_audit; DROP TABLE kept_audit;
       DELETE FROM decision; INSERT INTO decision SELECT * FROM kept_decision; DROP TABLE kept_decision`,
    );
    expect(output).toMatch(expected);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  it('is content with what was erased', async () => {
    await query(`UPDATE audit SET content = NULL, salt = NULL WHERE site_id = 'other' AND pos < 10`);
    expect((await verify()).code).toBe(0);
  });

  it('refuses what makes no sense in one sentence', async () => {
    expect(await verify('--last', '5')).toMatchObject({ code: 1, output: expect.stringContaining('go with --replay') });
    expect(await verify('--site', 'nowhere')).toMatchObject({ code: 1, output: expect.stringContaining('news') });
  });
});
