import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bundledRuleSet } from '@palaver/moderation';
import {
  type ClaimedDelivery,
  type Database,
  DeliveryKeepingRepository,
  DeliveryRepository,
  EndpointRepository,
  openDatabase,
  type SentResult,
  SiteRepository,
} from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import { moveClock } from '../support/clock.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

let database: TestDatabase;
let app: Database;
let pipeline: Database;
let endpoints: EndpointRepository;
let deliveries: DeliveryRepository;
let site = '';
let endpoint = '';
let sites = 0;

beforeAll(async () => {
  database = await createDatabase();
  app = await openDatabase(database.url, { role: 'app', max: 2 });
  pipeline = await openDatabase(database.url, { role: 'pipeline', max: 2 });
  endpoints = new EndpointRepository(app, new Sealer(randomBytes(32)));
  deliveries = new DeliveryRepository(pipeline);
});
afterAll(async () => {
  await Promise.all([app.close(), pipeline.close()]);
  await database.drop();
});

beforeEach(async () => {
  await clock(0);
  site = `site-${(sites += 1)}`;
  const rows = new SiteRepository(app, new Sealer(randomBytes(32)));
  await rows.create({ id: site, name: site, ruleSet: bundledRuleSet('newsroom') }, 'test');
  endpoint = await create(['comment.moderated']);
});

const clock = (seconds: number) => moveClock((sql) => database.query(sql), seconds);
const create = async (types: string[]) =>
  (await endpoints.create([site], { siteId: site, url: 'https://example.org/', types }, 'test'))?.id ?? '';

async function owe(count: number, prefix = 'c'): Promise<void> {
  await database.query(
    `INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version, next_at, due_since, created_at)
     SELECT $1, $2, 'decision', $4 || lpad(n::text, 4, '0'), 1, t, t, t
     FROM generate_series(1, $3::int) n, LATERAL (SELECT palaver_now() - interval '1 second' + n * interval '1 millisecond') x(t)`,
    [site, endpoint, count, prefix],
  );
}

const claim = async (most = 1000) => {
  const claimed = await deliveries.claim({ total: most, perEndpoint: most, rooms: [] });
  return claimed.filter(({ siteId }) => siteId === site);
};
const probe = async () => (await deliveries.claimProbes()).filter(({ siteId }) => siteId === site);

const result = (row: ClaimedDelivery, changes: Partial<SentResult> = {}): SentResult => ({
  site: row.siteId,
  endpoint: row.endpointId,
  topic: row.topic,
  subject: row.subjectId,
  version: row.version,
  token: row.leaseToken,
  outcome: 'delivered',
  attempt: row.attempts + 1,
  latencyMs: 1,
  body: '{}',
  ...changes,
});
const failure: Partial<SentResult> = { outcome: 'retry', status: 500, error: 'answered 500', delay: 6 * HOUR };
const settle = (rows: ClaimedDelivery[], changes: Partial<SentResult> = {}) =>
  deliveries.settle(rows.map((row) => result(row, changes)));

const states = async () => {
  const rows = await database.query<{ state: string; n: number }>(
    `SELECT state, count(*)::int AS n FROM delivery WHERE endpoint_id = $1 GROUP BY 1 ORDER BY 1`,
    [endpoint],
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};
const health = async () =>
  (
    await database.query<{ failures: number; open: boolean; enabled: boolean; failing: number | null }>(
      `SELECT failures, breaker_opened_at IS NOT NULL AS open, enabled,
         extract(epoch FROM palaver_now() - failing_since)::int AS failing FROM endpoint WHERE id = $1`,
      [endpoint],
    )
  )[0];

/** Seconds from the probe that is under way to the next one. */
async function untilNextProbe(): Promise<number> {
  const [row] = await database.query<{ seconds: number }>(
    `SELECT extract(epoch FROM e.probe_at - (d.lease_until - interval '30 seconds'))::float8 AS seconds
     FROM endpoint e JOIN delivery d ON d.endpoint_id = e.id WHERE e.id = $1 AND d.lease_until > d.due_since
     ORDER BY d.lease_until DESC LIMIT 1`,
    [endpoint],
  );
  return row?.seconds ?? 0;
}

describe('the breaker', () => {
  it('opens after 20 failures in a row, whatever came before a success', async () => {
    await owe(60);
    const rows = await claim();
    await settle(rows.slice(0, 19), failure);
    expect(await health()).toMatchObject({ failures: 19, open: false });
    await settle(rows.slice(19, 20));
    expect(await health()).toMatchObject({ failures: 0, open: false, failing: null });
    await settle(rows.slice(20, 39), failure);
    const [change] = await settle(rows.slice(39, 40), failure);
    expect(change).toMatchObject({ opened: true, closed: false, failures: 20, gone: false });
    expect(await health()).toMatchObject({ failures: 20, open: true });
  });

  it('opens after 5 failures that go on for a minute, and not before', async () => {
    await owe(10);
    const rows = await claim();
    await settle(rows.slice(0, 6), failure);
    expect(await health()).toMatchObject({ failures: 6, open: false });
    await clock(61);
    await settle(rows.slice(6, 7), failure);
    expect(await health()).toMatchObject({ failures: 7, open: true });
  });

  it('lets nothing out while it is open but one probe at a time, at growing distances up to a minute', async () => {
    await owe(40);
    await settle(await claim(20), failure);
    expect(await claim()).toEqual([]);
    const distances: number[] = [];
    for (let seconds = 0; seconds <= 300; seconds += 5) {
      await clock(seconds);
      const probed = await probe();
      expect(probed.length).toBeLessThanOrEqual(1);
      if (probed.length > 0) {
        distances.push(await untilNextProbe());
        await settle(probed, failure);
      }
    }
    expect(distances.length).toBeGreaterThan(5);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(distances[0]).toBeGreaterThanOrEqual(5);
    expect(distances.slice(-2)).toEqual([60, 60]);
    expect(await claim()).toEqual([]);
  });

  it('lets one process probe when two ask', async () => {
    await owe(40);
    await settle(await claim(20), failure);
    await clock(10);
    const both = await Promise.all([probe(), probe()]);
    expect(both.flat()).toHaveLength(1);
  });

  it('closes at the first success, and what was due in hours is due at once, the oldest first', async () => {
    await owe(40);
    const rows = await claim(30);
    await settle(rows, failure);
    await clock(10);
    const [probed] = await probe();
    const [change] = await deliveries.settle([result(probed as ClaimedDelivery)]);
    expect(change).toMatchObject({ opened: false, closed: true, failures: 0 });
    const due = await claim();
    expect(due).toHaveLength(39);
    const order = await database.query<{ subject_id: string }>(
      `SELECT subject_id FROM delivery WHERE endpoint_id = $1 AND state = 'leased' ORDER BY due_since`,
      [endpoint],
    );
    expect(due.map(({ subjectId }) => subjectId).sort()).toEqual(order.map(({ subject_id }) => subject_id));
  });

  it('is no matter of the order in which a list is told: a success after failures is one', async () => {
    await owe(25);
    const rows = await claim();
    const list = rows.map((row, n) => result(row, n === 23 ? {} : failure));
    await deliveries.settle(list);
    expect(await health()).toMatchObject({ failures: 1, open: false });
  });

  it('counts anew after a standstill of our own', async () => {
    await owe(10);
    const rows = await claim();
    await settle(rows.slice(0, 4), failure);
    await clock(4 * DAY);
    const [change] = await settle(rows.slice(4, 5), failure);
    expect(change).toMatchObject({ failures: 1, failingSeconds: 0 });
  });

  it('tells after how long an endpoint has had no success', async () => {
    await owe(10);
    const rows = await claim();
    for (const [n, hours] of [0, 10, 20, 30, 40, 50, 60, 70, 72].entries()) {
      await clock(hours * HOUR);
      const [change] = await settle(rows.slice(n, n + 1), failure);
      expect(change?.failingSeconds).toBeCloseTo(hours * HOUR, -2);
    }
  });
});

describe('a result', () => {
  it('counts only while the lease it was earned under stands', async () => {
    await owe(1);
    const [row] = await claim();
    await clock(31);
    const [again] = await claim();
    await deliveries.settle([result(row as ClaimedDelivery, failure)]);
    expect(await states()).toEqual({ leased: 1 });
    await deliveries.settle([result(again as ClaimedDelivery)]);
    expect(await states()).toEqual({ delivered: 1 });
  });

  it('of an older decision makes it superseded when a newer one has come', async () => {
    await owe(1);
    const [row] = await claim();
    await database.query(
      `INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version) VALUES ($1, $2, 'decision', 'c0001', 2)`,
      [site, endpoint],
    );
    expect(await claim()).toEqual([]);
    await deliveries.settle([result(row as ClaimedDelivery, failure)]);
    expect(await states()).toEqual({ due: 1, superseded: 1 });
    expect((await claim()).map(({ version }) => version)).toEqual([2]);
  });

  it('given back is due at once in its old place, and no try', async () => {
    await owe(3);
    const rows = await claim(2);
    await deliveries.settle(rows.map((row) => result(row, { outcome: 'back', attempt: undefined, body: undefined })));
    expect((await claim(1))[0]).toMatchObject({ subjectId: 'c0001', attempts: 0 });
    const tries = await database.query(`SELECT 1 FROM delivery_try WHERE endpoint_id = $1`, [endpoint]);
    expect(tries).toEqual([]);
  });
});

describe('an endpoint that is given up', () => {
  it('is switched off, its messages are dead, and the others that want to know are told', async () => {
    const other = await create(['endpoint.disabled']);
    const deaf = await create(['comment.moderated']);
    await owe(3);
    const disabling = { siteId: site, endpointId: endpoint, reason: 'unreachable' as const, status: 500, error: 'no' };
    expect(await deliveries.disable(disabling)).toBe(true);
    expect(await deliveries.disable(disabling)).toBe(false);
    await deliveries.retire();
    expect(await states()).toEqual({ dead: 3 });
    const [told] = await claim();
    expect(told).toMatchObject({ endpointId: other, topic: 'endpoint', subjectId: endpoint, version: 1 });
    expect(JSON.parse(told?.payload ?? '')).toMatchObject({
      id: endpoint,
      reason: 'unreachable',
      status: 500,
      error: 'no',
    });
    expect(await database.query('SELECT 1 FROM delivery WHERE endpoint_id = $1', [deaf])).toEqual([]);
    const audit = await database.query(
      `SELECT actor, subject FROM audit WHERE site_id = $1 AND action = 'endpoint.disable'`,
      [site],
    );
    expect(audit).toEqual([{ actor: 'system', subject: `endpoint:${endpoint}` }]);
  });
});

describe('what is kept', () => {
  const kept = () => new DeliveryKeepingRepository(pipeline);
  const forget = async () => {
    let left = 1;
    while (left > 0) {
      left = await kept().forgetSome();
    }
  };

  it('tries go with their day after seven, and messages that ended too', async () => {
    await owe(4);
    const rows = await claim();
    await settle(rows.slice(0, 1));
    await settle(rows.slice(1, 2), { outcome: 'dead', error: 'x' });
    await settle(rows.slice(2, 3), { outcome: 'superseded', attempt: undefined });
    const tries = () =>
      database.query<{ n: number }>('SELECT count(*)::int AS n FROM delivery_try WHERE endpoint_id = $1', [endpoint]);
    await clock(6 * DAY);
    await kept().keepTries();
    await forget();
    expect((await tries())[0]?.n).toBe(2);
    expect(await states()).toEqual({ dead: 1, delivered: 1, leased: 1, superseded: 1 });
    await clock(8.5 * DAY);
    await kept().keepTries();
    await forget();
    expect((await tries())[0]?.n).toBe(0);
    expect(await states()).toEqual({ leased: 1 });
  });

  it('a rotated secret signs beside the new one for a day, and is erased then', async () => {
    await owe(3);
    const [before] = await claim(1);
    await endpoints.rotateSecret([site], endpoint, 'test');
    const [during] = await claim(1);
    expect(during?.sealedPrevious).toEqual(before?.sealedSecret);
    expect(during?.sealedSecret).not.toEqual(before?.sealedSecret);
    await clock(23.9 * HOUR);
    await kept().eraseSecrets();
    expect((await endpoints.findSigning([site], endpoint))?.secrets).toHaveLength(2);
    await clock(24.1 * HOUR);
    expect((await endpoints.findSigning([site], endpoint))?.secrets).toHaveLength(1);
    expect((await claim(1))[0]?.sealedPrevious).toBeNull();
    await kept().eraseSecrets();
    const [row] = await database.query('SELECT previous_sealed, previous_until FROM endpoint WHERE id = $1', [
      endpoint,
    ]);
    expect(row).toEqual({ previous_sealed: null, previous_until: null });
  });
});

it('an endpoint with a long backlog hides no other in a list', async () => {
  await owe(500, 'busy');
  const first = endpoint;
  endpoint = await create(['comment.moderated']);
  await owe(5, 'quick');
  const claimed = await deliveries.claim({ total: 100, perEndpoint: 8, rooms: [] });
  const of = (id: string) => claimed.filter(({ endpointId }) => endpointId === id).length;
  expect([of(first), of(endpoint)]).toEqual([8, 5]);
});
