import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiTokenRepository, openDatabase } from '@palaver/persistence';
import { type RunningApp } from '../support/apps.js';
import { comment, GatewayHouse } from '../support/gateway-house.js';
import { describeWith } from '../support/prerequisites.js';

const TERMS = 10_000;
const WITHIN_MS = 2000;
const PAUSE_MS = 25;
const PER_REQUEST = 10;

/** So many rules of 3 points each that half a version would show; the list makes compiling take a while. */
function content(n: number) {
  const rules = Array.from({ length: n }, (_, k) => {
    const id = `SEEN_${n}_${k}`;
    return `  - { id: ${id}, group: spam, score: 3, reason: spam, when: { text: { list: words } } }`;
  });
  const words = Array.from({ length: TERMS }, (_, k) => `v${n}term${k.toString(36)}`);
  const source = `schema: palaver/rules/v1\nid: house\ngroups: { spam: {} }\nlists: { words: { from: lists/words } }\nrules:\n${rules.join('\n')}\n`;
  return { source, lists: { 'lists/words': [...words, 'gazebo'].join('\n') } };
}

interface Decided {
  comment: string;
  version: number;
  set: string;
  reasons: string[];
  lateMs: number;
}

function suite(backend: 'redis' | 'postgres') {
  let house: GatewayHouse;
  let admin: RunningApp;
  let token: string;

  beforeAll(async () => {
    house = await GatewayHouse.open({ QUEUE_BACKEND: backend });
    admin = await house.start('admin');
    await house.start('worker');
    await house.start('worker');
    const db = await openDatabase(house.database.url, { role: 'app', max: 1 });
    token = (await new ApiTokenRepository(db).create({ name: 'editor', role: 'admin', sites: ['news'] })).token;
    await db.close();
  });
  afterAll(() => house.close());

  async function api(method: string, path: string, body?: unknown, etag = '') {
    const answer = await fetch(`${admin.url}/v1/sites/news/rule-sets${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': etag },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    expect([200, 201]).toContain(answer.status);
    return { etag: answer.headers.get('etag') ?? '', body: (await answer.json()) as { version: number } };
  }

  /** Publishes the content with so many rules; gives the database's clock when that was answered. */
  async function publish(rules: number): Promise<Date> {
    const draft =
      rules === 1
        ? await api('POST', '', { id: 'house', ...content(1) })
        : await api('PUT', '/house/draft', content(rules), (await api('GET', '/house/draft')).etag);
    await api('POST', '/house/publish', {}, draft.etag);
    const [row] = await house.database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return row?.now ?? new Date();
  }

  /** Comments without pause until told to stop; resolves to how many were taken in. */
  async function traffic(until: () => boolean): Promise<number> {
    let sent = 0;
    while (!until()) {
      const events = Array.from({ length: PER_REQUEST }, () => {
        const data = comment({ text: 'Again they put up a gazebo.' });
        return { type: 'comment.created', id: `e-${data.id}`, timestamp: '2026-01-31T12:00:00Z', data };
      });
      const { status } = await house.post('/v1/events', events, { authorization: `Bearer ${house.news.liveKey}` });
      expect(status).toBe(202);
      sent += events.length;
      await pause(PAUSE_MS);
    }
    return sent;
  }

  const decided = (since: Date) =>
    house.database.query<Decided>(
      `SELECT d.comment_id AS comment, d.rule_set_version AS version, d.rule_set_id AS set,
         (SELECT coalesce(json_agg(r ->> 'rule'), '[]') FROM json_array_elements(d.result::json -> 'reasons') r) AS reasons,
         extract(epoch FROM d.decided_at - $1::timestamptz)::float8 * 1000 AS "lateMs"
       FROM decision d WHERE d.site_id = 'news'`,
      [since],
    );

  it('under load acts on every comment decided two seconds later, and none is decided by half a version', async () => {
    await publish(1);
    await pause(WITHIN_MS);
    let stop = false;
    const sending = traffic(() => stop);
    await pause(1000);
    const published = await publish(3);
    await pause(WITHIN_MS + 1500);
    stop = true;
    const sent = await sending;
    await until(async () => (await decided(published)).length >= sent);
    const all = await decided(published);
    expect(all.length).toBeGreaterThanOrEqual(sent);
    const wholes = new Set(all.map(({ set, version: number, reasons }) => JSON.stringify([set, number, reasons])));
    expect([...wholes].sort()).toEqual([
      JSON.stringify(['house', 1, ['SEEN_1_0']]),
      JSON.stringify(['house', 2, ['SEEN_3_0', 'SEEN_3_1', 'SEEN_3_2']]),
    ]);
    const late = all.filter(({ lateMs }) => lateMs > WITHIN_MS);
    expect(late.length).toBeGreaterThan(0);
    expect(late.filter(({ version: number }) => number !== 2)).toEqual([]);
  });

  it('in shadow decides nothing, and what it comes to is kept with the decision', async () => {
    const draft = await api('PUT', '/house/draft', content(5), (await api('GET', '/house/draft')).etag);
    await api('POST', '/house/publish', { state: 'shadow' }, draft.etag);
    await pause(WITHIN_MS);
    // The first list a process scores does not wait for the shadow to be compiled as well.
    await house.post('/v1/comments', comment({ text: 'A gazebo.' }), { prefer: 'wait=5' });
    await pause(WITHIN_MS);
    const { status, body } = await house.post('/v1/comments', comment({ id: `shadow-${backend}`, text: 'A gazebo.' }), {
      prefer: 'wait=5',
    });
    expect([status, body]).toMatchObject([200, { decision: { ruleSet: { version: 2 } } }]);
    const [row] = await house.database.query<{ result: string }>(
      `SELECT result FROM decision WHERE site_id = 'news' AND comment_id = $1`,
      [`shadow-${backend}`],
    );
    expect(JSON.parse(row?.result ?? '{}')).toMatchObject({
      ruleSet: { version: 2 },
      action: 'review',
      shadowRun: { ruleSet: { id: 'house', version: 3 }, action: 'reject', score: 15 },
    });
    await api('POST', '/house/versions/3/archive', {});
  });

  it('acts on the next comment of the waiting door within two seconds, and so does going back', async () => {
    const ask = async () => {
      const { status, body } = await house.post('/v1/comments', comment({ text: 'A gazebo.' }), { prefer: 'wait=5' });
      expect(status).toBe(200);
      return (body as { decision: { ruleSet: { version: number; hash: string } } }).decision.ruleSet;
    };
    const before = await ask();
    const { body } = await api('POST', '/house/versions/1/rollback', {});
    await pause(WITHIN_MS);
    const after = await ask();
    expect(before.version).toBe(2);
    expect(after.version).toBe(body.version);
    const { hash } = (await api('GET', '/house/versions/1')).body as unknown as { hash: string };
    expect(after.hash).toBe(hash);
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error('not all comments were decided');
    }
    await pause(200);
  }
}

describeWith(['redis'], 'a published version, with the queue in Redis', () => suite('redis'));
describe('a published version, with the queue in Postgres', () => suite('postgres'));
