import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { backtestSchema, type ReCount } from '@palaver/contracts';
import { openDatabase } from '@palaver/persistence';
import { LEASE } from '../../libs/persistence/src/backtests/backtest-job.repository.js';
import { LOAD_FOR_BACKTEST, WALK } from '../../libs/persistence/src/backtests/backtest-comment.repository.js';
import { type RunningApp } from '../support/apps.js';
import { BacktestHouse, source } from './backtest-house.js';

let house: BacktestHouse;
let worker: RunningApp | undefined;
let count = 0;

beforeAll(async () => {
  house = await BacktestHouse.open();
});
afterAll(() => house.close());
beforeEach(() => house.newSite(`site-${(count += 1)}`));
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

const written = () =>
  house.admin.database.query(
    `SELECT (SELECT json_agg(d ORDER BY comment_id, run) FROM decision d WHERE site_id = $1) AS decisions,
       (SELECT json_agg(c ORDER BY id) FROM comment c WHERE site_id = $1) AS comments,
       (SELECT count(*) FROM work) AS work, (SELECT count(*) FROM review_item) AS items`,
    [house.site],
  );

describe('a backtest', () => {
  let shared: RunningApp;
  beforeAll(async () => {
    shared = await house.worker();
  });
  afterAll(() => shared.stop());

  it('tells what would have come of stored comments, and decides nothing', async () => {
    await house.comments(100);
    const before = await written();
    const done = await house.ended(await house.start());
    expect(done).toMatchObject({ state: 'done', done: 100, total: 100, continued: 0, last: 10_000, error: null });
    const { report } = done;
    expect(report).toMatchObject({ comments: 100, withStoredFacts: 100, withoutStoredFacts: 0, failed: 0 });
    expect(report?.judged).toEqual({ moderator: 10, site: 0, import: 0 });
    expect(report?.candidate).toMatchObject({ approve: 80, review: 0, reject: 20, reviewMinutesPer1000: 0 });
    expect(report?.candidate.held).toMatchObject({ precision: { count: 10, of: 10 }, recall: { count: 10, of: 10 } });
    expect(report?.candidate.rules).toMatchObject([
      { rule: 'WORD', hits: 20, rejected: 10 },
      { rule: 'IDLE', hits: 0 },
    ]);
    expect(report?.live.ruleSet).toMatchObject({ id: 'newsroom', version: 1 });
    expect(report?.live.approve).toBe(100);
    const kinds = report?.flips.standing.map(({ from, to, count: n }) => [from, to, n]);
    expect(kinds).toEqual([['approve', 'reject', 10]]);
    expect(report?.flips.live).toMatchObject([{ from: 'approve', to: 'reject', count: 20 }]);
    expect(report?.flips.live[0]?.samples).toHaveLength(20);
    expect(await written()).toEqual(before);
  });

  it('shows of its samples what is there when it is read, and keeps no text', async () => {
    await house.comments(10);
    const id = await house.start();
    const done = await house.ended(id);
    const sample = { id: 'c5', rev: 1, score: 12, rules: ['WORD'] };
    expect(done.report?.flips.standing[0]?.samples).toEqual([{ ...sample, text: 'the gazebo of c5' }]);
    const stored = await house.admin.database.query('SELECT * FROM backtest WHERE site_id = $1', [house.site]);
    expect(JSON.stringify(stored)).not.toContain('the gazebo of');
    await house.admin.database.query('UPDATE comment SET deleted_rev = 1 WHERE site_id = $1', [house.site]);
    expect((await house.read(id)).report?.flips.standing[0]?.samples).toEqual([{ ...sample, text: null }]);
  });

  it('is read without samples of its rules where an earlier build has kept none', async () => {
    await house.comments(10);
    const id = await house.start();
    const { report } = await house.ended(id);
    expect(report?.candidate.rules[0]).toMatchObject({ rule: 'WORD', held: 2, samples: [{ id: 'c5' }, { id: 'c10' }] });
    const asBefore = (side?: ReCount) => ({
      ...side,
      rules: side?.rules.map(({ held: _, samples: __, ...rule }) => rule),
    });
    const stored = JSON.stringify({ ...report, candidate: asBefore(report?.candidate), live: asBefore(report?.live) });
    await house.admin.database.query('UPDATE backtest SET report = $2 WHERE id = $1', [id, stored]);
    const read = await house.read(id);
    expect(read.report?.candidate.rules[0]).toMatchObject({ rule: 'WORD', hits: 2, held: 0, samples: [] });
    expect(read.report?.flips).toEqual(report?.flips);
  });

  it('takes the last so many, or all since a time; comments that were deleted or wait are left out', async () => {
    await house.comments(60);
    // Half a minute before or after the comments that came by the minute.
    const since = new Date(Date.now() - 20.5 * 60_000).toISOString();
    await house.admin.database.query(
      `UPDATE comment SET deleted_rev = CASE WHEN id = 'c60' THEN 1 END, head_rev = CASE WHEN id = 'c59' THEN 2 ELSE 1 END
       WHERE site_id = $1 AND id IN ('c59', 'c60')`,
      [house.site],
    );
    const last = await house.ended(await house.start({ source: source(), last: 8 }));
    expect(last).toMatchObject({ done: 8, total: 8, last: 8, report: { comments: 8, judged: { moderator: 0 } } });
    expect(last.report?.candidate.reject).toBe(1);
    const recent = await house.ended(await house.start({ source: source(), since }));
    expect(recent).toMatchObject({ since, last: null, report: { comments: 18 } });
  });

  it('scores comments without stored facts with what is known, and says how many', async () => {
    await house.comments(20);
    await house.admin.database.query(
      `UPDATE decision SET facts = NULL, result = NULL WHERE site_id = $1 AND comment_id < 'c2'`,
      [house.site],
    );
    await house.admin.database.query(`DELETE FROM revision WHERE site_id = $1 AND comment_id = 'c9'`, [house.site]);
    const { report } = await house.ended(await house.start());
    expect(report).toMatchObject({ comments: 19, withStoredFacts: 8, withoutStoredFacts: 11, withoutText: 1 });
    expect(report?.candidate.reject).toBe(4);
  });

  it('tries the draft, a version or what is live, and stands beside a diff of the two', async () => {
    await house.comments(10);
    const rules = `/v1/sites/${house.site}/rule-sets`;
    const token = await house.admin.token('admin', [house.site]);
    const created = await house.admin.post(rules, token, { id: 'house', source: source(6) });
    const tag = { 'if-match': created.headers.get('etag') ?? '' };
    await house.admin.post(`${rules}/house/publish`, token, {}, tag);
    await house.admin.api(`${rules}/house/draft`, { method: 'PUT', token, headers: tag, body: { source: source(12) } });
    const diff = () => house.admin.api(`${rules}/house/diff?from=live&to=draft`, { token });
    expect((await diff()).body.reCount).toBeNull();
    const version = await house.ended(await house.start({ of: '1' }));
    expect(version).toMatchObject({
      ruleSet: { version: 1 },
      report: { candidate: { review: 2 }, flips: { live: [] } },
    });
    const draft = await house.ended(await house.start({}));
    expect(draft).toMatchObject({
      ruleSet: { version: null },
      live: { version: 1 },
      report: { candidate: { reject: 2 } },
    });
    expect((await diff()).body.reCount).toMatchObject({
      backtest: draft.id,
      comments: 10,
      from: { review: 2, reviewMinutesPer1000: 100 },
      to: { reject: 2, reviewMinutesPer1000: 0 },
      flips: [{ from: 'review', to: 'reject', count: 2 }],
    });
  });
});

describe('its state', () => {
  it('a site has one under way; it can be cancelled once', async () => {
    const first = await house.start();
    expect((await house.api('POST', '', { source: source() })).body).toMatchObject({
      status: 409,
      type: '/problems/backtest-under-way',
    });
    expect((await house.api('POST', `/${first}/cancel`, {})).body).toMatchObject({ state: 'cancelled', total: null });
    expect((await house.api('POST', `/${first}/cancel`, {})).body).toMatchObject({
      status: 409,
      type: '/problems/backtest-ended',
    });
    const second = await house.start({ source: source(), last: 5 });
    await house.api('POST', `/${second}/cancel`, {});
    const { data } = (await house.api('GET', '')).body;
    expect((data as unknown as object[]).map((one) => backtestSchema.parse(one).id)).toEqual([second, first]);
    const audit = await house.admin.database.query<{ action: string }>(
      `SELECT action FROM audit WHERE site_id = $1 AND subject = $2 ORDER BY seq`,
      [house.site, `backtest:${first}`],
    );
    expect(audit.map(({ action }) => action)).toEqual(['backtest.create', 'backtest.cancel']);
  });

  it('cancelled while it runs it ends, and the next one begins', async () => {
    await house.comments(20_000);
    worker = await house.worker();
    const first = await house.start({ source: source(), last: 100_000 });
    await house.until(first, ({ done }) => done > 0);
    await house.api('POST', `/${first}/cancel`, {});
    const second = await house.start({ source: source(), last: 5 });
    expect(await house.ended(second)).toMatchObject({ state: 'done', done: 5 });
    const { state, done, report } = await house.read(first);
    expect([state, report, done < 20_000]).toEqual(['cancelled', null, true]);
  });

  it('outlives a kill and a stop: whoever is next goes on, and counts nothing twice or not at all', async () => {
    await house.comments(20_000);
    const body = { source: source(), last: 19_000 };
    const doomed = await house.worker({ FAIL_AT: 'worker.backtest_checkpoint@2' });
    const id = await house.start(body);
    const killed = await house.until(id, ({ done }) => done > 0);
    expect(killed).toMatchObject({ state: 'running', total: 19_000, continued: 0 });
    await doomed.kill();
    await house.processesEnded();
    worker = await house.worker();
    await house.until(id, ({ done }) => done > killed.done);
    expect(await worker.stop()).toBe(0);
    await house.processesEnded();
    expect(await house.read(id)).toMatchObject({ state: 'running', continued: 1 });
    worker = await house.worker();
    const done = await house.ended(id);
    expect(done).toMatchObject({ state: 'done', done: 19_000, continued: 2 });
    const whole = await house.ended(await house.start(body));
    expect(whole.continued).toBe(0);
    expect(done.report).toEqual(whole.report);
  }, 180_000);

  it('one that ends its process again and again is given up', async () => {
    const id = await house.start();
    await house.admin.database.query(`UPDATE backtest SET state = 'running', takes = 5 WHERE id = $1`, [id]);
    worker = await house.worker();
    expect(await house.ended(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('5 times') });
  });
});

describe('what is refused', () => {
  it.each<[string, object, number, string]>([
    ['both last and since', { source: source(), last: 5, since: '2026-01-31T12:00:00Z' }, 422, '/since'],
    ['none of them', { source: source(), last: 0 }, 422, '/last'],
    ['more than can be', { source: source(), last: 500_001 }, 422, '/last'],
    ['no time', { source: source(), since: 'yesterday' }, 422, '/since'],
    ['two things to try', { source: source(), of: 'live' }, 422, '/of'],
    ['lists alone', { lists: {} }, 422, '/lists'],
    ['a broken rule set', { source: source().replace('group: spam', 'gruop: spam') }, 422, '/source'],
    ['a draft that is not there', {}, 404, 'unknown-draft'],
    ['a version that is not there', { of: '7' }, 404, 'unknown-version'],
  ])('%s', async (_name, body, status, part) => {
    const answer = await house.api('POST', '', body);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(part)]);
  }); // prettier-ignore

  it('moderators and analysts read, and neither start nor cancel', async () => {
    const id = await house.start();
    for (const role of ['moderator', 'analyst'] as const) {
      const token = await house.admin.token(role, [house.site]);
      expect((await house.api('GET', `/${id}`, undefined, token)).status).toBe(200);
      expect((await house.api('GET', '', undefined, token)).status).toBe(200);
      expect((await house.api('POST', '', { source: source() }, token)).status).toBe(403);
      expect((await house.api('POST', `/${id}/cancel`, {}, token)).status).toBe(403);
    }
    const lead = await house.admin.token('lead', [house.site]);
    expect((await house.api('POST', `/${id}/cancel`, {}, lead)).status).toBe(200);
  });

  it('what another site or rule set has is not there', async () => {
    const id = await house.start();
    const token = await house.admin.token('admin', [house.site]);
    const path = `/v1/sites/${house.site}/rule-sets/newsroom/backtests`;
    expect((await house.admin.api(`${path}/${id}`, { token })).status).toBe(404);
    expect((await house.api('GET', '/not-an-id')).status).toBe(404);
    await house.newSite(`site-${(count += 1)}`);
    expect((await house.api('GET', `/${id}`)).status).toBe(404);
    expect((await house.api('POST', `/${id}/cancel`, {})).status).toBe(404);
    expect((await house.api('GET', '')).body.data).toEqual([]);
  });
});

describe('its statements go by keys', () => {
  it.each([
    [WALK, ['news', 'c', '2026-01-31T12:00:00Z', null, 100], [['comment', 'comment_pkey']]],
    [LEASE, [], [['backtest', 'backtest_open']]],
    [
      LOAD_FOR_BACKTEST,
      ['news', ['a', 'b']],
      [
        ['comment', 'comment_pkey'],
        ['revision', 'revision_pkey'],
        ['decision', 'decision_pkey'],
      ],
    ],
  ])('%#', async ({ text }, values, indexes) => {
    const db = await openDatabase(house.admin.database.url, { role: 'pipeline', max: 1 });
    const [row] = await db.query<{ 'QUERY PLAN': unknown }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    await db.close();
    const plan = JSON.stringify(row?.['QUERY PLAN']);
    expect(plan).not.toContain('Seq Scan');
    for (const [, index] of indexes) {
      expect(plan).toContain(`"${index}"`);
    }
  });
});
