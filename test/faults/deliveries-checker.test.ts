import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';
import { loadChaos, type Query, type RxRow } from './checker/chaos-schema.js';
import { check } from './checker/check.js';
import { DELIVERY_INVARIANTS } from './checker/delivery-invariants.js';

const ENDPOINT = '7d3c6a3e-1111-4111-8111-111111111111';
const OFF = '7d3c6a3e-2222-4222-8222-222222222222';

let pipeline: Pipeline;
let client: Client;
const query: Query = async (sql, values = []) => (await client.query(sql, values)).rows as Record<string, unknown>[];

const row = (n: number, ext_id: string, decision_version: number, applied = true): RxRow => ({
  n,
  endpoint_id: ENDPOINT,
  site_id: 'news',
  ext_id,
  decision_version,
  action: 'approve',
  applied,
});

beforeAll(async () => {
  pipeline = await createPipeline();
  client = new Client({ connectionString: pipeline.database.url });
  await client.connect();
  await query(
    `INSERT INTO endpoint (site_id, id, url, types, sealed, enabled) VALUES
       ('news', $1, 'https://example.org/', '{comment.moderated}', '', true),
       ('news', $2, 'https://example.org/', '{comment.moderated}', '', false)`,
    [ENDPOINT, OFF],
  );
  for (const rev of [1, 2]) {
    const { work } = await pipeline.ingest.submit(revision('twice', rev));
    await pipeline.runner.run([work?.id ?? ''], false);
  }
  const { work } = await pipeline.ingest.submit(revision('once', 1));
  await pipeline.runner.run([work?.id ?? ''], false);
  await query(`UPDATE delivery SET state = 'delivered' WHERE state = 'due'`);
  // The same version twice, a refusal, and a newest one that came before an answer was lost: all sound.
  const rx = [row(1, 'twice', 1), row(2, 'twice', 1), row(3, 'once', 1, false), row(4, 'twice', 2), row(5, 'once', 1)];
  await loadChaos(query, { op: [], model: [], poison: [], rx });
});
afterAll(async () => {
  await client?.end();
  await pipeline?.close();
});

const RX = `INSERT INTO chaos.rx VALUES`;
const PLANTED: [what: string, sql: string][] = [
  ['an older decision after a newer one', `${RX} (6, '${ENDPOINT}', 'news', 'twice', 1, 'approve', true)`],
  ['a newest decision that was never told', `DELETE FROM chaos.rx WHERE n = 4`],
  ['a newest decision that was refused alone', `UPDATE chaos.rx SET applied = false WHERE n = 4`],
  ['a comment nobody was told of', `DELETE FROM chaos.rx WHERE ext_id = 'once'`],
  ['another action than was decided', `UPDATE chaos.rx SET action = 'reject' WHERE n = 1`],
  ['a version that was never decided', `${RX} (6, '${ENDPOINT}', 'news', 'twice', 3, 'approve', false)`],
  ['a message that is still owed', `UPDATE delivery SET state = 'due' WHERE subject_id = 'once'`],
];

describe('I5', () => {
  it('finds nothing in a sound data set, and nothing wrong with an endpoint that is switched off', async () => {
    expect(await query('SELECT DISTINCT endpoint_id FROM delivery')).toEqual([{ endpoint_id: ENDPOINT }]);
    expect(await check(query, DELIVERY_INVARIANTS)).toEqual([]);
  });

  it.each(PLANTED)('reports %s', async (_what, sql) => {
    await query('BEGIN');
    try {
      await query(sql);
      expect(await check(query, DELIVERY_INVARIANTS)).toHaveLength(1);
    } finally {
      await query('ROLLBACK');
    }
  });

  it('has seen every one of its queries report something', async () => {
    const silent = new Set(DELIVERY_INVARIANTS.map(({ says }) => says));
    for (const [, sql] of PLANTED) {
      await query('BEGIN');
      await query(sql);
      (await check(query, DELIVERY_INVARIANTS)).forEach(({ says }) => silent.delete(says));
      await query('ROLLBACK');
    }
    expect([...silent]).toEqual([]);
  });
});
