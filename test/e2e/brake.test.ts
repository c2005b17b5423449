import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { type RunningApp } from '../support/apps.js';
import { comment, GatewayHouse, type Reply } from '../support/gateway-house.js';
import { palaverCli } from '../support/palaver-cli.js';

let house: GatewayHouse;
let admin: RunningApp;
let workers: RunningApp[];
let token: string;

beforeAll(async () => {
  house = await GatewayHouse.open();
  admin = await house.start('admin');
  workers = [await house.start('worker'), await house.start('worker')];
  const db = await openDatabase(house.database.url, { role: 'app', max: 1 });
  token = (await new ApiTokenRepository(db).create({ name: 'editor', role: 'admin', sites: ['news'] })).token;
  await db.close();
});
afterAll(() => house.close());

const source = (term: string, rest = '') => `schema: palaver/rules/v1
id: house
groups: { spam: {} }
rules:
  - { id: WORD, group: spam, score: 6, reason: spam, when: { text: { terms: [${term}] } } }
  - { id: SELDOM, group: spam, score: 6, reason: spam, when: { text: { terms: [pergola] } } }
composites:
  - { id: BOTH, group: spam, score: 6, reason: spam, when: 'WORD & SELDOM' }
${rest}
brake: { within: 1h, minHits: 20, maxShare: 0.3, then: shadow }
`;

interface Answer {
  status: number;
  etag: string;
  body: { version: number; type: string; braked: { rule: string; at: string; hits: number; share: number }[] };
}

async function api(method: string, path: string, body?: unknown, etag = ''): Promise<Answer> {
  const answer = await fetch(`${admin.url}/v1/sites/news/rule-sets${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': etag },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return {
    status: answer.status,
    etag: answer.headers.get('etag') ?? '',
    body: (await answer.json()) as Answer['body'],
  };
}

async function publish(term: string, rest?: string): Promise<number> {
  const there = await api('GET', '/house/draft');
  const draft =
    there.status === 404
      ? await api('POST', '', { id: 'house', source: source(term, rest) })
      : await api('PUT', '/house/draft', { source: source(term, rest) }, there.etag);
  const { status, body } = await api('POST', '/house/publish', {}, draft.etag);
  expect(status).toBe(201);
  await pause(2000);
  return body.version;
}

async function send(count: number, text: string): Promise<void> {
  const events = Array.from({ length: count }, () => {
    const data = comment({ text });
    return { type: 'comment.created', id: `e-${data.id}`, timestamp: '2026-01-31T12:00:00Z', data };
  });
  const { status } = await house.post('/v1/events', events, { authorization: `Bearer ${house.news.liveKey}` });
  expect(status).toBe(202);
}

const ask = (text: string): Promise<Reply> => house.post('/v1/comments', comment({ text }), { prefer: 'wait=5' });
const braked = async (version: number) => (await api('GET', `/house/versions/${version}`)).body.braked;
const release = (version: number, rule: string) =>
  api('POST', `/house/versions/${version}/brake/release`, { rule, note: 'it is meant so' });

async function until<T>(look: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = await look();
    if (holds(found)) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error(`not in time: ${JSON.stringify(found)}`);
    }
    await pause(100);
  }
}

async function replay(): Promise<string> {
  const args = ['verify', '--replay', '--site', 'news'];
  return (await palaverCli(args, { DATABASE_URL: house.database.url })).output;
}

describe('a rule that hits too much after it was edited', () => {
  let version: number;

  it('acts as long as it hits little', async () => {
    version = await publish('gazebo');
    await send(12, 'A gazebo in the park.');
    await send(40, 'The park is fine as it is.');
    await send(1, 'A pergola.');
    const counted = `SELECT sum(first_hits)::int AS n FROM rule_tally WHERE site_id = 'news' AND rule = '' AND version = $1`;
    await until(
      () => house.database.query<{ n: number }>(counted, [version]),
      ([row]) => row?.n === 53,
    );
    await pause(1000);
    expect(await braked(version)).toEqual([]);
    expect((await ask('A gazebo.')).body).toMatchObject({ decision: { action: 'review' } });
  });

  it('puts itself into shadow in every process, and says so in the log, the audit and the version', async () => {
    await send(60, 'Another gazebo in the park.');
    const [brake] = await until(
      () => braked(version),
      (found) => found.length > 0,
    );
    expect(brake).toMatchObject({ rule: 'WORD' });
    const { hits = 0, share = 0 } = brake ?? {};
    expect(hits).toBeGreaterThan(20);
    expect(share).toBeGreaterThan(0.3);
    await pause(2000);
    expect((await ask('A gazebo.')).body).toMatchObject({ decision: { action: 'approve', reasons: [] } });
    expect((await ask('A gazebo and a pergola.')).body).toMatchObject({ decision: { reasons: [{ rule: 'SELDOM' }] } });
    const marker = 'Yet another gazebo, decided by a worker.';
    await send(30, marker);
    const rows = await until(
      () =>
        house.database.query<{ facts: string; result: string }>(
          `SELECT d.facts, d.result FROM decision d JOIN revision r USING (site_id, comment_id, rev) WHERE r.data LIKE $1`,
          [`%${marker}%`],
        ),
      (found) => found.length === 30,
    );
    for (const { facts, result } of rows) {
      expect(JSON.parse(facts)).toMatchObject({ braked: ['WORD'] });
      expect(JSON.parse(result)).toMatchObject({
        action: 'approve',
        reasons: [],
        shadow: [{ rule: 'WORD', points: 6 }],
      });
    }
    const logs = workers.map((worker) =>
      worker
        .log()
        .split('\n')
        .filter((line) => line.includes('the brake has put')),
    );
    expect(logs.flat()).toHaveLength(1);
    expect(JSON.parse(logs.flat()[0] ?? '')).toMatchObject({ level: 'warn', site: 'news', rule: 'WORD', hits });
    const audit = await house.database.query(
      `SELECT actor, subject, content FROM audit WHERE action = 'rule-set.brake'`,
    );
    expect(audit).toMatchObject([
      { actor: 'system', subject: `rule-set:house@${version}`, content: { rule: 'WORD', hits } },
    ]);
  });

  it('replays as it was, before and after', async () => {
    expect(await replay()).toMatch(/^\d+ decisions: (\d+) the same, 0 different\n$/);
  });

  it('stays so under another version with the same wording', async () => {
    version = await publish('gazebo', 'thresholds: { review: 4, reject: 10 }');
    expect(await braked(version)).toMatchObject([{ rule: 'WORD' }]);
    expect((await ask('A gazebo.')).body).toMatchObject({ decision: { action: 'approve', ruleSet: { version } } });
  });

  it('is freed by a person, and then left alone', async () => {
    expect(await release(version, 'SELDOM')).toMatchObject({ status: 409, body: { type: '/problems/not-braked' } });
    expect(await release(99, 'WORD')).toMatchObject({ status: 404 });
    expect(await release(version, 'WORD')).toMatchObject({ status: 200, body: { version, braked: [] } });
    await pause(2000);
    expect((await ask('A gazebo.')).body).toMatchObject({ decision: { action: 'review' } });
    await send(40, 'A gazebo for everybody.');
    await pause(3000);
    expect(await braked(version)).toEqual([]);
    const audit = await house.database.query(
      `SELECT actor, content FROM audit WHERE action = 'rule-set.brake-release'`,
    );
    expect(audit).toMatchObject([{ actor: 'token:editor', content: { rule: 'WORD', note: 'it is meant so' } }]);
  });

  it('is freed by an edit, and watched anew', async () => {
    version = await publish('fountain');
    await send(60, 'A fountain in the park.');
    await until(
      () => braked(version),
      (found) => found.length > 0,
    );
    version = await publish('bandstand');
    expect(await braked(version)).toEqual([]);
    expect((await ask('A bandstand.')).body).toMatchObject({ decision: { action: 'review' } });
    await send(60, 'A bandstand in the park.');
    await until(
      () => braked(version),
      (found) => found.length > 0,
    );
  });

  it('was counted exactly, by two workers', async () => {
    const recount = `SELECT d.rule_set_version AS version, r ->> 'rule' AS rule, count(*)::int AS hits
      FROM decision d, json_array_elements(d.result::json -> 'reasons') r
      WHERE d.site_id = 'news' AND d.rule_set_id = 'house' GROUP BY 1, 2 ORDER BY 1, 2`;
    const tallies = `SELECT version, rule, sum(hits)::int AS hits FROM rule_tally
      WHERE site_id = 'news' AND rule_set_id = 'house' AND rule <> '' AND entry = '' GROUP BY 1, 2 HAVING sum(hits) > 0
      ORDER BY 1, 2`;
    const expected = await house.database.query(recount);
    expect(expected.length).toBeGreaterThan(4);
    await until(
      () => house.database.query(tallies),
      (found) => JSON.stringify(found) === JSON.stringify(expected),
    );
  });
});
