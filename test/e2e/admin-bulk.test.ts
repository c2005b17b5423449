import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Batch, batchPreviewSchema, batchSchema } from '@palaver/contracts';
import { type Database, openDatabase, SearchSweepRepository } from '@palaver/persistence';
import { type RunningApp, startApp } from '../support/apps.js';
import { queueEnvironment } from '../support/queue.js';
import { untilBehindHorizon } from '../support/horizon.js';
import { AdminHouse, MASTER_KEY } from './admin-house.js';

let house: AdminHouse;
let pipeline: Database;
let sweep: SearchSweepRepository;
let lead: string;
const workers: RunningApp[] = [];

const worker = async (env: Record<string, string> = {}) => {
  const stores = { DATABASE_URL: house.database.url, PALAVER_MASTER_KEY: MASTER_KEY };
  const app = await startApp('worker', { ...stores, ...queueEnvironment(), ...env });
  workers.push(app);
  return app;
};

beforeAll(async () => {
  house = await AdminHouse.open();
  pipeline = await openDatabase(house.database.url, { role: 'pipeline', max: 2 });
  sweep = new SearchSweepRepository(pipeline);
  const admin = await house.token('admin', ['*']);
  for (const site of ['bulk', 'cause', 'crash']) {
    await house.site(site);
    const body = { siteId: site, url: 'https://example.org/', types: ['comment.moderated'] };
    expect((await house.post('/v1/endpoints', admin, body)).status).toBe(201);
  }
  lead = await house.token('lead', ['*']);
});
afterAll(async () => {
  await Promise.all(workers.map((app) => app.stop()));
  await pipeline.close();
  await house.close();
});

/** Comments `<prefix>1` to `<prefix>n` that a rule set version decided, by the rule `rule`. */
async function decided(siteId: string, prefix: string, count: number, rule: string, version = 7): Promise<void> {
  await house.database.query(
    `WITH n AS (SELECT i, $2 || i AS id FROM generate_series(1, $3::int) i), c AS (
       INSERT INTO comment (site_id, id, head_rev, last_run, decision_version, decided_rev, decided_run, decided_action,
         decided_source, decided_at, author_key, article_key)
       SELECT $1, id, 1, 0, 1, 1, 0, 'reject', 'automatic', now(), 'id:a1', 'url:https://news.example/1' FROM n
     ), r AS (
       INSERT INTO revision (site_id, comment_id, rev, data) SELECT $1, id, 1, json_build_object('text', 'offer ' || id,
         'author', json_build_object('id', 'a1', 'username', 'Ann'),
         'article', json_build_object('url', 'https://news.example/1'))::text FROM n
     )
     INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, reason_code, rule_set_id,
       rule_set_version, rule_set_hash, facts, result)
     SELECT $1, id, 1, 0, 1, 'reject', 'automatic', 'spam', 'house', $5, 'h', '{}',
       json_build_object('reasons', json_build_array(json_build_object('rule', $4::text))) FROM n`,
    [siteId, prefix, count, rule, version],
  );
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function takeIn(site: string): Promise<void> {
  await untilBehindHorizon(house.database);
  while ((await sweep.takeIn(site))?.isFull !== false) {
    // the next page, or another worker is at it
  }
}

async function preview(path: 'preview' | 'reversal', body: object): Promise<Batch> {
  const answer = await house.post(`/v1/review/batches/${path}`, lead, body);
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return batchPreviewSchema.parse(answer.body).batch;
}

const run = (id: string) => house.post(`/v1/review/batches/${id}/run`, lead);

async function ended(id: string): Promise<Batch> {
  for (;;) {
    const batch = batchSchema.parse((await house.api(`/v1/review/batches/${id}`, { token: lead })).body);
    if (batch.endedAt !== null) {
      return batch;
    }
    await pause(100);
  }
}

/** Comments of a site by what they stand by. */
async function standing(site: string): Promise<Record<string, number>> {
  const rows = await house.database.query<{ state: string; n: number }>(
    `SELECT concat_ws(' ', decided_action, decided_source, decision_version) AS state, count(*)::int AS n FROM comment
     WHERE site_id = $1 GROUP BY 1 ORDER BY 1`,
    [site],
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

describe('what a search finds', () => {
  it('is decided as it was previewed, while others decide some of it one by one; nothing of theirs is overwritten', async () => {
    await worker();
    await house.waiting('bulk', 5000, 'b');
    await house.database.query(`UPDATE comment SET author_key = 'id:a1' WHERE site_id = 'bulk'`);
    await house.database.query(`UPDATE search_mark SET xid = '0', comment_id = '' WHERE site_id = 'bulk'`);
    await sweep.behind();
    await takeIn('bulk');
    const batch = await preview('preview', {
      siteId: 'bulk',
      filter: { author: 'Ann' },
      action: 'reject',
      reason: 'spam',
    });
    expect(batch).toMatchObject({ state: 'previewed', total: 5000, counts: { open: 5000 }, complete: true });

    const moderators = await Promise.all(Array.from({ length: 4 }, () => house.token('moderator', ['bulk'])));
    let over = false;
    const own = new Map<string, string>();
    const busy = moderators.map(async (token, m) => {
      for (let n = m; n < 5000 && !over; n += 4) {
        // From both ends of what the batch goes through, so that some are met before and some after.
        const comment = `b${n % 8 < 4 ? n + 1 : 5000 - n}`;
        const entries = [{ comment, etag: '"1.1"' }];
        const answer = await house.post('/v1/review/batches/selection', token, {
          siteId: 'bulk',
          entries,
          action: 'approve',
        });
        const [first] = answer.body.data as unknown as { outcome: string }[];
        if (first?.outcome === 'decided') {
          own.set(comment, token);
        }
      }
    });
    await pause(200);
    expect((await run(batch.id)).status).toBe(202);
    const { counts } = await ended(batch.id);
    over = true;
    await Promise.all(busy);

    expect(own.size).toBeGreaterThan(0);
    expect(counts).toEqual({
      open: 0,
      decided: 5000 - counts.stale,
      stale: counts.stale,
      claimed: 0,
      deleted: 0,
      unknown: 0,
    });
    expect(counts.stale).toBe(own.size);
    expect(await standing('bulk')).toEqual({
      'approve moderator 2': own.size,
      'reject moderator 2': 5000 - own.size,
    });
    const stale = await house.database.query<{ comment_id: string }>(
      `SELECT comment_id FROM batch_entry WHERE batch_id = $1 AND state = 'stale'`,
      [batch.id],
    );
    expect(stale.map((row) => row.comment_id).sort()).toEqual([...own.keys()].sort());
    const found = await house.database.query(
      `SELECT comment_id FROM decision WHERE site_id = 'bulk' GROUP BY comment_id HAVING count(*) <> 2`,
    );
    expect(found).toEqual([]);
    expect((await run(batch.id)).body).toMatchObject({ type: '/problems/batch-begun' });
  });

  it('is carried out to its end when the worker is killed in the middle, nothing twice', async () => {
    await Promise.all(workers.splice(0).map((app) => app.stop()));
    await decided('crash', 'k', 1500, 'OFFER');
    await sweep.behind();
    await takeIn('crash');
    const batch = await preview('preview', { siteId: 'crash', filter: { text: 'offer' }, action: 'approve' });
    expect(batch.total).toBe(1500);
    await run(batch.id);
    const dying = await worker({ FAIL_AT: 'worker.batch_step@2' });
    while (isAlive(dying.pid)) {
      await pause(50);
    }
    const half = await house.api(`/v1/review/batches/${batch.id}`, { token: lead });
    expect(half.body).toMatchObject({ state: 'running', counts: { decided: 400, open: 1100 } });
    await worker();
    const { counts } = await ended(batch.id);
    expect(counts).toMatchObject({ decided: 1500, open: 0, stale: 0 });
    expect(await standing('crash')).toEqual({ 'approve moderator 2': 1500 });
  });

  it('is not decided when it is cancelled', async () => {
    const batch = await preview('preview', {
      siteId: 'crash',
      filter: { text: 'offer' },
      action: 'reject',
      reason: 'spam',
    });
    expect((await house.post(`/v1/review/batches/${batch.id}/cancel`, lead)).body).toMatchObject({
      state: 'cancelled',
    });
    expect((await run(batch.id)).status).toBe(409);
    expect(await standing('crash')).toEqual({ 'approve moderator 2': 1500 });
  });
});

describe('decisions with one cause', () => {
  it('are reversed as previewed, corrected on the site, told in the audit log; undone, and the undo as well', async () => {
    await decided('cause', 'r', 10_000, 'OFFER');
    await decided('cause', 'o', 50, 'OTHER', 8);
    await house.database.query(`UPDATE comment SET head_rev = 2 WHERE site_id = 'cause' AND id IN ('r1', 'r2');`);
    const cause = { ruleSet: { id: 'house', version: 7 }, rule: 'OFFER', action: 'reject' };
    const other = await preview('reversal', { siteId: 'cause', cause: { ...cause, rule: 'OTHER' } });
    expect(other.total).toBe(0);
    const batch = await preview('reversal', { siteId: 'cause', cause, target: 'approve' });
    expect(batch).toMatchObject({ kind: 'reverse', total: 9998, cause });
    await run(batch.id);
    expect((await ended(batch.id)).counts).toMatchObject({ decided: 9998, stale: 0, open: 0 });
    expect(await standing('cause')).toEqual({ 'approve moderator 2': 9998, 'reject automatic 1': 52 });
    const [told] = await house.database.query(
      `SELECT (SELECT count(*)::int FROM delivery WHERE site_id = 'cause' AND version = 2) AS corrections,
        (SELECT count(*)::int FROM audit WHERE site_id = 'cause' AND action = 'comment.decide'
          AND content ->> 'batch' = $1) AS decisions,
        (SELECT json_agg(action ORDER BY seq) FROM audit WHERE site_id = 'cause' AND subject = 'batch:' || $1) AS story,
        (SELECT content -> 'cause' ->> 'rule' FROM audit WHERE subject = 'batch:' || $1 AND action = 'batch.begin') AS rule`,
      [batch.id],
    );
    expect(told).toEqual({
      corrections: 9998,
      decisions: 9998,
      story: ['batch.preview', 'batch.begin', 'batch.end'],
      rule: 'OFFER',
    });

    const undo = await house.post(`/v1/review/batches/${batch.id}/undo`, lead);
    expect((await ended(String(undo.body.id))).counts).toMatchObject({ decided: 9998, stale: 0 });
    expect(await standing('cause')).toEqual({ 'reject moderator 3': 9998, 'reject automatic 1': 52 });
    const again = await house.post(`/v1/review/batches/${String(undo.body.id)}/undo`, lead);
    expect((await ended(String(again.body.id))).counts).toMatchObject({ decided: 9998, stale: 0 });
    expect(await standing('cause')).toEqual({ 'approve moderator 4': 9998, 'reject automatic 1': 52 });
  });

  it('are found by moderator and by batch as well, and by the time they were taken in', async () => {
    await house.site('small');
    await house.waiting('small', 6, 's');
    const desk = await house.token('moderator', ['small']);
    const entries = [1, 2, 3].map((n) => ({ comment: `s${n}`, etag: '1.1' }));
    const done = await house.post('/v1/review/batches/selection', desk, {
      siteId: 'small',
      entries,
      action: 'approve',
    });
    const { id, actor } = (done.body as unknown as { batch: Batch }).batch;
    const totalOf = async (cause: object) => (await preview('reversal', { siteId: 'small', cause })).total;
    expect(await totalOf({ actor })).toBe(3);
    expect(await totalOf({ batch: id })).toBe(3);
    expect(await totalOf({ actor, action: 'reject' })).toBe(0);
    expect(await totalOf({ actor, to: new Date(Date.now() - 3_600_000).toISOString() })).toBe(0);
    expect(await totalOf({ actor, from: new Date(Date.now() - 3_600_000).toISOString() })).toBe(3);
    expect(await totalOf({ actor: 'token:nobody' })).toBe(0);
    const batch = await preview('reversal', { siteId: 'small', cause: { actor } });
    await house.post('/v1/review/batches/selection', desk, {
      siteId: 'small',
      entries: [{ comment: 's1', etag: '1.2' }],
      action: 'reject',
      reason: 'insult',
    });
    expect((await run(batch.id)).body).toMatchObject({ state: 'done', counts: { decided: 2, stale: 1 } });
    expect(await standing('small')).toEqual({
      'reject moderator 3': 1,
      'review automatic 1': 3,
      'review moderator 3': 2,
    });
  });

  it.each<[string, object, string]>([
    ['no cause', { cause: {} }, '/cause'],
    ['a time alone', { cause: { from: '2026-01-31T12:00:00Z' } }, '/cause'],
    ['a rejection without reason', { cause: { rule: 'X' }, target: 'reject' }, '/reason'],
    ['a batch that is no id', { cause: { batch: '7' } }, '/cause/batch'],
  ])('with %s are refused by field', async (_name, body, pointer) => {
    const answer = await house.post('/v1/review/batches/reversal', lead, { siteId: 'cause', ...body });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });
});
