import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handoverSchema, statisticAnswer, type StatisticName, statisticSchemas } from '@palaver/contracts';
import {
  ApiTokenRepository,
  decideByPerson,
  FeedMarkRepository,
  openDatabase,
  StatisticCountRepository,
} from '@palaver/persistence';
import { type RunningApp, startApp } from '../support/apps.js';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

const TEXTS = [
  'The harbour is to be dredged again.',
  'You idiot, nobody asked you.',
  'see https://shop.example/x and https://shop.example/y',
];
const COMMENTS = 120;

let pipeline: Pipeline;
let admin: RunningApp;
const tokens: Record<string, string> = {};

const query = <Row>(sql: string, values: unknown[] = []) => pipeline.database.query<Row>(sql, values);
const read = async (name: string, search = '', token = tokens.analyst ?? '') => {
  const answer = await fetch(`${admin.url}/v1/statistics/${name}?siteId=news${search}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const lines = async (name: StatisticName, search = '') =>
  statisticAnswer(name).parse(JSON.parse((await read(name, search)).text)) as unknown as {
    kappa?: number;
    countedTo: string | null;
    data: Record<string, string & number>[];
  };

beforeAll(async () => {
  pipeline = await createPipeline({ mode: 'observe' });
  const db = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
  for (const role of ['analyst', 'moderator'] as const) {
    tokens[role] = (await new ApiTokenRepository(db).create({ name: role, role, sites: ['news'] })).token;
  }
  const held = { name: 'sport', role: 'lead' as const, sites: ['news'], sections: ['sport'] };
  tokens.bob = (await new ApiTokenRepository(db).create({ name: 'Bob', role: 'moderator', sites: ['news'] })).token;
  tokens.sport = (await new ApiTokenRepository(db).create(held)).token;
  await db.close();
  admin = await startApp('admin', { DATABASE_URL: pipeline.database.url, PALAVER_MASTER_KEY: '5a'.repeat(32) });
  const items = Array.from({ length: COMMENTS }, (_, n) =>
    revision(`c${n}`, 1, {
      text: TEXTS[n % TEXTS.length],
      author: { id: `u${n}`, username: `reader ${n}` },
      article: { id: `a${n % 4}`, url: `https://news.example/${n % 4}` },
    }),
  );
  for (let from = 0; from < COMMENTS; from += 40) {
    const stored = await Promise.all(items.slice(from, from + 40).map((item) => pipeline.ingest.submit(item)));
    await pipeline.runner.run(
      stored.flatMap(({ work }) => work?.id ?? []),
      false,
    );
  }
  const decide = (n: number, source: 'moderator' | 'site', action: 'approve' | 'reject', actor: string) =>
    pipeline.db.transaction((tx) =>
      decideByPerson(tx, {
        ...{ siteId: 'news', commentId: `c${n}`, action, source, actor, note: null, deliver: false },
        reasonCode: action === 'reject' ? 'spam' : null,
      }),
    );
  for (let n = 0; n < COMMENTS; n += 3) {
    await decide(n, 'site', n % 9 === 0 ? 'reject' : 'approve', 'cms');
    await decide(n + 1, 'moderator', 'reject', 'token:=Ann/1');
    await decide(n + 1, 'moderator', n % 2 === 0 ? 'approve' : 'reject', 'token:Bob');
  }
  // Comments came over some days, and some waited longer than others.
  await query(`UPDATE comment SET received_at = received_at - make_interval(secs => 3600 * (substr(id, 2)::int % 50))`);
});
afterAll(async () => {
  await admin.stop();
  await pipeline.close();
});

/** Two who count at once, in pages of some decisions. */
async function countAll(limit: number): Promise<void> {
  await new FeedMarkRepository(pipeline.db).addSites('statistics');
  const counts = new StatisticCountRepository(pipeline.db);
  for (let isLast = false; !isLast;) {
    const both = await Promise.all([counts.countSome('news', limit), counts.countSome('news', limit)]);
    const [left] = await query<{ n: number }>(
      `SELECT count(*)::int AS n FROM decision d JOIN feed_mark m USING (site_id) WHERE m.reader = 'statistics' AND d.xid >= m.xid`,
    );
    isLast = both.every(Boolean) && left?.n === 0;
  }
}

/** What the rows say, told in other words than those that count. */
const RECOUNT = `
WITH d AS (
  SELECT d.*, c.received_at, c.article_key, lag(d.action) OVER w AS was, lag(d.source) OVER w AS was_by,
    lag(d.actor) OVER w AS was_actor, lag(d.decided_at) OVER w AS was_at
  FROM decision d JOIN comment c ON c.site_id = d.site_id AND c.id = d.comment_id
  WINDOW w AS (PARTITION BY d.comment_id, d.rev ORDER BY d.version)
)
SELECT 'decision' AS kind, action || '/' || source AS key, count(*)::int AS n FROM d GROUP BY 2
UNION ALL SELECT 'comment', action || '/' || source, count(*)::int FROM d WHERE version = 1 GROUP BY 2
UNION ALL SELECT 'article', action || '/' || article_key, count(*)::int FROM d WHERE version = 1 GROUP BY 2
UNION ALL SELECT 'reason', action || '/' || reason_code, count(*)::int FROM d WHERE reason_code IS NOT NULL GROUP BY 2
UNION ALL SELECT 'actor', action || '/' || actor, count(*)::int FROM d WHERE source = 'moderator' GROUP BY 2
UNION ALL SELECT 'agreement', was || '/' || action, count(*)::int FROM d WHERE source = 'site' AND was_by = 'automatic' GROUP BY 2
UNION ALL SELECT 'reversed', was_actor, count(*)::int FROM d
  WHERE source = 'moderator' AND was_by = 'moderator' AND was <> action AND was_actor <> actor GROUP BY 2
ORDER BY 1, 2`;

describe('statistics', () => {
  it('are what a recount of the rows says, however they are counted', async () => {
    const counted = () =>
      query(
        `SELECT kind, key, sum(n)::int AS n FROM statistic WHERE kind NOT LIKE '%-seconds' GROUP BY 1, 2 ORDER BY 1, 2`,
      );
    await countAll(7);
    const small = await counted();
    expect(small).toEqual(await query(RECOUNT));
    expect(small.length).toBeGreaterThan(15);
    await query(`UPDATE feed_mark SET xid = '0'; `);
    await query('DELETE FROM statistic');
    await countAll(100_000);
    expect(await counted()).toEqual(small);
    await countAll(100_000);
    expect(await counted()).toEqual(small);
  });

  it('put comments into the hour they came, and decisions into theirs', async () => {
    const hours = await query<{ at: Date; n: number }>(
      `SELECT date_trunc('hour', received_at) AS at, count(*)::int AS n FROM comment WHERE decision_version > 0 GROUP BY 1 ORDER BY 1`,
    );
    const { data } = await lines('comments', '&step=hour&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z');
    expect(data).toEqual([]);
    const found = (await lines('comments', `&step=hour&from=${new Date(Date.now() - 7 * 86_400_000).toISOString()}`))
      .data;
    expect(found.map(({ at, comments }) => [at, comments])).toEqual(hours.map(({ at, n }) => [at.toISOString(), n]));
    expect(found.every(({ automatic, comments }) => Number(automatic) <= Number(comments))).toBe(true);
  });

  it('tell percentiles to a tenth of what the rows say', async () => {
    const [exact] = await query<{ p50: number; p95: number; n: number }>(
      `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY s)::float8 AS p50, percentile_disc(0.95) WITHIN GROUP (ORDER BY s)::float8
         AS p95, count(*)::int AS n
       FROM (SELECT extract(epoch FROM d.decided_at - c.received_at) AS s FROM decision d
         JOIN comment c ON c.site_id = d.site_id AND c.id = d.comment_id WHERE d.version = 1) x`,
    );
    const all = (await lines('times')).data.filter(({ of }) => of === 'first');
    expect(all).toHaveLength(1);
    expect(all[0]?.count).toBe(exact?.n);
    expect(Math.abs(Number(all[0]?.p50Seconds) / (exact?.p50 ?? 0) - 1)).toBeLessThan(0.11);
    expect(Math.abs(Number(all[0]?.p95Seconds) / (exact?.p95 ?? 0) - 1)).toBeLessThan(0.11);
  });

  it('tell who was reversed, how far rules and site agree, and where most was written', async () => {
    const moderators = (await lines('moderators')).data;
    expect(moderators).toMatchObject([
      { actor: 'token:=Ann/1', approved: 0, rejected: 40, reversed: 20, rate: 0.5, low: expect.any(Number) },
      { actor: 'token:Bob', approved: 20, rejected: 20, reversed: 0, rate: 0 },
    ]);
    const { data, kappa } = await lines('agreement');
    expect(data.reduce((sum, { count }) => sum + Number(count), 0)).toBe(40);
    expect(kappa).toBeDefined();
    const articles = (await lines('articles')).data;
    expect(articles.map(({ comments }) => comments)).toEqual([30, 30, 30, 30]);
    await query(
      `INSERT INTO review_item (site_id, comment_id, rev, decision_version, opened_at)
       VALUES ('news', 'waits', 1, 1, now() - interval '1 hour')`,
    );
    const [queue] = (await lines('queues')).data;
    expect(queue).toMatchObject({ queue: 'new', open: 1, overdue: 0 });
    await query(`UPDATE review_queue SET sla_minutes = 30 WHERE site_id = 'news' AND id = 'new'`);
    expect((await lines('queues')).data).toMatchObject([{ queue: 'new', open: 1, overdue: 1 }]);
    await query(`UPDATE review_item SET overdue_at = now() WHERE site_id = 'news' AND comment_id = 'waits'`);
    expect((await lines('queues')).data).toMatchObject([{ queue: 'new', open: 1, overdue: 1 }]);
    await query(`UPDATE review_queue SET sla_minutes = 90 WHERE site_id = 'news' AND id = 'new'`);
    expect((await lines('queues')).data).toMatchObject([{ queue: 'new', open: 1, overdue: 0 }]);
    expect(Number(queue?.oldestSeconds)).toBeGreaterThanOrEqual(3600);
    expect((await lines('decisions')).countedTo).toEqual(expect.any(String));
  });

  it.each(Object.keys(statisticSchemas) as StatisticName[])('%s are JSON, and CSV without formulas', async (name) => {
    expect(await lines(name)).toBeDefined();
    const { type, text } = await read(name, '&format=csv');
    expect(type).toContain('text/csv');
    expect(text.split('\r\n')[0]).toBe(
      Object.keys(statisticSchemas[name].shape)
        .map((column) => `"${column}"`)
        .join(','),
    );
  });

  it('are handed over to whoever begins: where it is hot, what is odd, who decided and what was left', async () => {
    const handover = async (search = '?hours=72', token = tokens.moderator ?? '') => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${admin.url}/v1/sites/news/handover${search}`, { headers });
      return { status: answer.status, body: await answer.json() };
    };
    await query(`UPDATE review_item SET closed_at = now() WHERE closed_at IS NULL`);
    await query(
      `INSERT INTO review_item (site_id, comment_id, rev, decision_version, queue, section, skips, not_for)
       VALUES ('news', 'left 1', 1, 1, 'new', 'sport', 2, '{}'), ('news', 'left 2', 1, 1, 'reported', NULL, 1, '{m}'),
         ('news', 'left 3', 1, 1, 'new', NULL, 0, '{}')`,
    );
    const tally = (rule: string, daysAgo: number, hits: number) =>
      query(
        `INSERT INTO rule_tally (site_id, rule_set_id, version, day, rule, entry, hits)
         VALUES ('news', 'newsroom', 1, (now() AT TIME ZONE 'UTC')::date - $2::int, $1, '', $3)`,
        [rule, daysAgo, hits],
      );
    await query('DELETE FROM rule_tally');
    await Promise.all([tally('', 0, 500), tally('', 6, 5000), tally('LOUD', 0, 100), tally('LOUD', 6, 100)]);
    await Promise.all([tally('EVEN', 0, 50), tally('EVEN', 6, 500), tally('LONG_AGO', 40, 900)]);
    await query(`UPDATE rule_set_version SET rules = '{"HELD":"h"}' WHERE site_id = 'news' AND state = 'live'`);
    await query(
      `INSERT INTO rule_brake (site_id, rule_set_id, version, rule, edited_at, hash, hits, comments)
       SELECT 'news', 'newsroom', 1, 'HELD', now(), hash, 9, 10 FROM unnest(ARRAY['h', 'of another wording']) AS hash
       WHERE hash = 'h'`,
    );
    const told = handoverSchema.parse((await handover()).body);
    const work = async (search: string) => {
      const headers = { authorization: `Bearer ${tokens.bob ?? ''}` };
      const answer = await fetch(`${admin.url}/v1/me/work${search}`, { headers });
      return [answer.status, await answer.json()];
    };
    const own = { since: told.since, approved: 20, rejected: 20 };
    expect([await work('?hours=72'), await work('?hours=72&siteId=news')]).toEqual([
      [200, own],
      [200, own],
    ]);
    expect((await work('?siteId=unknown'))[0]).toBe(404);
    expect(told.left).toEqual({ skipped: 2, secondOpinions: 1 });
    expect(told.people).toEqual([
      { actor: 'token:=Ann/1', approved: 0, rejected: 40 },
      { actor: 'token:Bob', approved: 20, rejected: 20 },
    ]);
    expect(told.rules).toEqual([
      { rule: 'LOUD', hits: 100, usual: 10, brakedAt: null },
      { rule: 'HELD', hits: 0, usual: null, brakedAt: expect.any(String) },
    ]);
    const recount = await query<{ key: string; comments: number; held: number; rejected: number }>(
      `SELECT c.article_key AS key, count(*)::int AS comments, (count(*) FILTER (WHERE d.action = 'review'))::int AS held,
         (count(*) FILTER (WHERE d.action = 'reject'))::int AS rejected
       FROM decision d JOIN comment c ON c.site_id = d.site_id AND c.id = d.comment_id WHERE d.version = 1 GROUP BY 1`,
    );
    const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);
    expect(told.articles.map(({ title: _title, mode: _mode, ...counts }) => counts).sort(byKey)).toEqual(
      recount.sort(byKey),
    );
    expect(told.articles[0]).toMatchObject({ mode: 'open', title: null });
    const held = told.articles.map((article) => article.held + article.rejected);
    expect(held).toEqual([...held].sort((one, other) => other - one));
    // Who is held to sections sees what is in these, and nothing that is counted for the whole site.
    const some = handoverSchema.parse((await handover('', tokens.sport)).body);
    expect(some).toMatchObject({ left: { skipped: 1, secondOpinions: 0 }, articles: [], people: null, rules: null });
    expect([(await handover('?hours=0')).status, (await handover('?hours=73')).status]).toEqual([400, 400]);
  });

  it('are for leads, analysts and admins who see the whole site, and for ranges that can be read', async () => {
    expect((await read('decisions', '', tokens.moderator)).status).toBe(403);
    expect((await read('decisions', '', tokens.sport)).status).toBe(403);
    expect((await read('nonesuch')).status).toBe(404);
    expect((await read('decisions', '&step=hour&from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z')).status).toBe(400);
    expect((await read('decisions', '&from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z')).status).toBe(400);
  });
});
