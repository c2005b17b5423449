import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReportCard, reportCardSchema, type RuleCard } from '@palaver/contracts';
import { TallyCounter, TallyKeeper } from '@palaver/moderation';
import { ApiTokenRepository, decideByPerson, openDatabase, TallyRepository } from '@palaver/persistence';
import { type RunningApp, startApp } from '../support/apps.js';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';
import { palaverCli } from '../support/palaver-cli.js';

const TEXTS = [
  'The harbour is to be dredged again.',
  'You idiot, nobody asked you.',
  'see https://shop.example/x and https://shop.example/y and https://shop.example/z',
  'YOU ARE ALL WRONG ABOUT THE HARBOUR AND YOU KNOW IT, YOU IDIOT',
  'What a moron, what an id1ot.',
];
const COMMENTS = 230;

let pipeline: Pipeline;
let admin: RunningApp;
let token: string;
let counter: TallyCounter;
let keepers: TallyKeeper[];

beforeAll(async () => {
  pipeline = await createPipeline();
  const entry = new URL('../../dist/libs/moderation/src/tally/tally-thread.js', import.meta.url);
  const rows = new TallyRepository(pipeline.db);
  counter = new TallyCounter({ document: (siteId, hash) => rows.document(siteId, hash), entry });
  keepers = [new TallyKeeper(rows, counter), new TallyKeeper(new TallyRepository(pipeline.db), counter)];
  const db = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
  token = (await new ApiTokenRepository(db).create({ name: 'desk', role: 'analyst', sites: ['news'] })).token;
  await db.close();
  const settings = { DATABASE_URL: pipeline.database.url, PALAVER_MASTER_KEY: '5a'.repeat(32) };
  admin = await startApp('admin', settings);
  // The first list is short: whoever is in it waits for the rule set to be compiled.
  for (let from = 0; from < COMMENTS; from += from === 0 ? 1 : 64) {
    const to = Math.min(COMMENTS, from === 0 ? 1 : from + 64);
    const list = Array.from({ length: to - from }, (_, n) => from + n);
    const items = list.map((n) => revision(`c${n}`, 1, { text: TEXTS[n % TEXTS.length] }));
    const stored = await Promise.all(items.map((item) => pipeline.ingest.submit(item)));
    await pipeline.runner.run(
      stored.flatMap(({ work }) => work?.id ?? []),
      false,
    );
    await count();
  }
});
afterAll(async () => {
  await admin.stop();
  await counter.close();
  await pipeline.close();
});

/** Both keepers at once, for a site that was just counted as well. */
async function count(): Promise<void> {
  await pipeline.database.query(`UPDATE tally_mark SET claimed_at = '-infinity'`);
  await Promise.all(keepers.map((keeper) => keeper.turn()));
}

/** Decisions are counted once no older transaction is open, and other tests have some on the same server. */
async function countAll(): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
    await count();
    const [left] = await pipeline.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM decision d JOIN tally_mark m USING (site_id) WHERE d.xid >= m.xid',
    );
    if (left?.n === 0) {
      return;
    }
  }
  throw new Error('an older transaction is open on the server: decisions are left that cannot be counted yet');
}

async function card(query = '', id = 'newsroom'): Promise<ReportCard> {
  const answer = await fetch(`${admin.url}/v1/sites/news/rule-sets/${id}/report-card${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return reportCardSchema.parse(await answer.json());
}

const decide = (n: number, action: 'approve' | 'reject', source: 'moderator' | 'site' = 'moderator') =>
  pipeline.db.transaction((tx) =>
    decideByPerson(tx, {
      siteId: 'news',
      commentId: `c${n}`,
      action,
      reasonCode: action === 'reject' ? 'insult' : null,
      source,
      actor: 'desk',
      note: null,
      deliver: false,
    }),
  );

/** The same figures from the decisions themselves. */
const RECOUNT = `
WITH hit AS (
  SELECT d.comment_id, d.rev, d.version, d.action, d.decided_at, r ->> 'rule' AS rule, (r ->> 'points')::numeric AS points
  FROM decision d,
    LATERAL (SELECT * FROM json_array_elements(d.result::json -> 'reasons') UNION ALL SELECT '{"rule":"","points":1}') x(r)
  WHERE d.source = 'automatic' AND d.rule_set_id = 'newsroom' AND d.result IS NOT NULL
)
SELECT h.rule, count(*)::int AS hits, count(p.version)::int AS judged,
  coalesce(sum(CASE WHEN h.rule = '' THEN (p.action = 'approve' AND h.action <> 'approve') OR (p.action = 'reject' AND h.action = 'approve')
    WHEN h.points < 0 THEN p.action = 'reject' AND h.action = 'approve'
    ELSE p.action = 'approve' AND h.action <> 'approve' END::int), 0)::int AS overturned
FROM hit h LEFT JOIN decision p ON p.comment_id = h.comment_id AND p.rev = h.rev AND p.version = h.version + 1
  AND p.source IN ('moderator', 'site')
GROUP BY h.rule ORDER BY h.rule`;

type Counted = Pick<RuleCard, 'rule' | 'hits' | 'judged' | 'overturned'>;
const pick = ({ rule, hits, judged, overturned }: Counted) => ({ rule, hits, judged, overturned });
const byRule = (a: Counted, b: Counted) => (a.rule < b.rule ? -1 : 1);

async function expectRecount(): Promise<ReportCard> {
  const found = await card();
  const expected = await pipeline.database.query<Counted>(RECOUNT);
  const all = { rule: '', hits: found.decisions, judged: found.judged, overturned: found.overturned };
  const counted = [all, ...found.rules.filter(({ hits }) => hits > 0)].map(pick).sort(byRule);
  expect(counted).toEqual(expected);
  return found;
}

const ruleOf = ({ rules }: ReportCard, name: string) => rules.find(({ rule }) => rule === name);

describe('a report card', () => {
  it('is what a recount of the decisions gives, while two count at once', async () => {
    await countAll();
    const { decisions, rules, countedTo } = await expectRecount();
    expect(decisions).toBe(COMMENTS);
    expect(countedTo).not.toBeNull();
    const hit = rules.filter(({ hits }) => hits > 0);
    expect(hit.length).toBeGreaterThan(2);
    for (const { hits, share, lastHitAt } of hit) {
      expect(share).toBeCloseTo(hits / COMMENTS, 10);
      expect(Date.parse(lastHitAt ?? '')).toBeGreaterThan(Date.now() - 600_000);
    }
  });

  it('names the entries that were found, disguised ones by what they disguise', async () => {
    const found = ruleOf(await card(), 'INSULT_PERSON')?.entries ?? [];
    const entries = new Map(found.map(({ entry, hits }) => [entry, hits]));
    expect(entries.get('idiot')).toBe((COMMENTS / 5) * 3);
    expect(entries.get('moron')).toBe(COMMENTS / 5);
    expect((await card()).rules.some(({ silentEntries }) => silentEntries > 10)).toBe(true);
  });

  it('holds what people made of it, and advises an exception for what they overturn', async () => {
    // Of every five comments, the second insults without the shouting of the fourth.
    for (let n = 1; n < 60; n += 5) {
      await decide(n, 'approve', n % 2 === 0 ? 'site' : 'moderator');
    }
    await decide(4, 'reject');
    await decide(4, 'approve');
    await decide(0, 'reject', 'site');
    await countAll();
    const found = await expectRecount();
    const insult = found.rules.find(({ entries }) => entries.some(({ entry }) => entry === 'idiot'));
    const idiot = insult?.entries.find(({ entry }) => entry === 'idiot');
    expect(idiot).toMatchObject({ judged: 13, overturned: 12, advice: 'add-exception' });
    const { low = 0, high = 0 } = idiot?.interval ?? {};
    // Wilson, 12 of 13 at 95 %.
    expect(low).toBeCloseTo(0.6669, 3);
    expect(high).toBeCloseTo(0.9863, 3);
    expect(insult?.entries.find(({ entry }) => entry === 'moron')).toMatchObject({
      judged: 1,
      overturned: 0,
      advice: null,
    });
  });

  it('measures what rules cost', async () => {
    const run = (await card()).rules.filter(({ kind, mode }) => kind === 'rule' && mode !== 'off');
    const costs = run.map(({ microseconds }) => microseconds);
    expect(costs.every((cost) => cost !== null && cost >= 0)).toBe(true);
    expect(costs.some((cost) => cost !== null && cost > 0)).toBe(true);
  });

  it('advises to retire what nothing was found by, once it was there and counted all the time', async () => {
    expect((await card()).rules.filter(({ advice }) => advice === 'retire')).toEqual([]);
    await pipeline.database.query(`UPDATE rule_set_version SET live_at = now() - interval '40 days'`);
    await pipeline.database.query(
      `INSERT INTO rule_tally (site_id, rule_set_id, version, day, rule, entry, hits, last_hit_at)
       SELECT 'news', 'newsroom', 1, (now() - interval '35 days')::date, x, '', 7, now() - interval '35 days' FROM unnest(ARRAY['', 'LINK']) x`,
    );
    const found = await card();
    const retired = found.rules.filter(({ advice }) => advice === 'retire');
    expect(retired.length).toBeGreaterThan(10);
    expect(retired.every(({ hits, mode }) => hits === 0 && mode === 'live')).toBe(true);
    expect(found.decisions).toBe(COMMENTS);
    expect((await card('?days=60')).decisions).toBe(COMMENTS + 7);
  });

  it('of a comment decided again counts both decisions, and judges the last', async () => {
    const stored = await pipeline.ingest.submit(revision('c2', 2, { text: 'You idiot again.' }));
    await pipeline.runner.run([stored.work?.id ?? ''], false);
    await countAll();
    expect((await expectRecount()).decisions).toBe(COMMENTS + 1);
  });

  it('is printed by palaver rules report', async () => {
    const settings = { PALAVER_ADMIN_URL: admin.url, PALAVER_TOKEN: token, PALAVER_SITE: 'news' };
    const { code, output } = await palaverCli(['rules', 'report'], settings);
    expect(code).toBe(0);
    expect(output).toMatch(/^newsroom, version 1: 231 decisions since /);
    expect(output).toMatch(/^ {2}"idiot" +\d+ .*92\.3 % \(.* to .*\).* add-exception$/m);
    expect(output).toMatch(/ retire$/m);
  });

  it.each([
    ['?days=0', 400],
    ['?days=91', 400],
    ['?weeks=1', 400],
  ])('with %s is refused', async (query, status) => {
    const url = `${admin.url}/v1/sites/news/rule-sets/newsroom/report-card${query}`;
    expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(status);
  });

  it('of what is not there is not found', async () => {
    const url = `${admin.url}/v1/sites/news/rule-sets/attic/report-card`;
    expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
    expect(ruleOf(await card(), 'NO_SUCH_RULE')).toBeUndefined();
  });
});
