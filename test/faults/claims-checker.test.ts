import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiTokenRepository, decideByPerson, openDatabase, recordAudit, ReviewRepository } from '@palaver/persistence';
import { Client } from 'pg';
import { createPipeline, type Pipeline } from '../support/pipeline.js';
import { type ActRow, type LeaseRow, loadChaos, type Query, type ToldRow } from './checker/chaos-schema.js';
import { check } from './checker/check.js';
import { CLAIM_INVARIANTS } from './checker/claim-invariants.js';
import { installWitness } from './checker/claim-witness.js';
import { fillQueue, SITE } from './claims/waiting-comments.js';

let pipeline: Pipeline;
let client: Client;
const query: Query = async (sql, values = []) => (await client.query(sql, values)).rows as Record<string, unknown>[];
let ann: string;
let bob: string;
const leases: LeaseRow[] = [];
const acts: ActRow[] = [];

const lease = (item_id: string, moderator: string, from_ms: number, until_ms: number) =>
  leases.push({ n: leases.length, item_id, moderator, from_ms, until_ms });
const act = (item: string, moderator: string, what: ActRow['act'], more: Partial<ActRow>) =>
  acts.push({
    ...{ item_id: item, ext_id: `w${item}`, moderator, act: what, to_moderator: null, outcome: 'ok' },
    ...{ sent_ms: 0, answered_ms: 0, ans_version: null },
    ...more,
  });

/** Three of five comments are decided, one of them after its lease had run out and one after it was handed over. */
async function prepare(): Promise<void> {
  const model = await fillQueue(query, 5);
  await installWitness(query);
  const app = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
  const hire = async (name: string) =>
    (await new ApiTokenRepository(app).create({ name, role: 'moderator', sites: [SITE] })).id;
  [ann, bob] = [await hire('ann'), await hire('bob')];
  const reviews = new ReviewRepository(app, 60);
  await app.forSites([SITE], async (tx) => {
    await reviews.take(tx, '1', ann);
    await reviews.take(tx, '2', ann);
    await reviews.take(tx, '3', ann);
    await reviews.handOver(tx, '3', ann, bob);
  });
  await query(`UPDATE review_item SET claim_until = now() - interval '1 second' WHERE id = 2`);
  await app.forSites([SITE], (tx) => reviews.take(tx, '2', bob));
  for (const [item, actor, action] of [
    ['1', 'ann', 'approve'],
    ['2', 'bob', 'reject'],
    ['3', 'bob', 'approve'],
  ] as const) {
    await app.forSites([SITE], async (tx) => {
      const commentId = `w${item}`;
      const verdict = { action, reasonCode: null, source: 'moderator', actor: `token:${actor}`, note: null } as const;
      const place = { siteId: SITE, commentId, expected: { rev: 1, version: 1 }, deliver: false };
      await decideByPerson(tx, { ...place, ...verdict });
      const subject = `comment:${commentId}`;
      await recordAudit(tx, { siteId: SITE, actor: verdict.actor, action: 'comment.decide', subject, content: {} });
    });
  }
  await app.close();
  lease('1', ann, 100, 150);
  lease('2', ann, 100, 200);
  lease('2', bob, 200, 260);
  lease('3', ann, 100, 150);
  lease('3', bob, 160, 210);
  act('1', ann, 'approve', { sent_ms: 150, answered_ms: 155, ans_version: 2 });
  act('2', bob, 'reject', { sent_ms: 260, answered_ms: 270, ans_version: 2 });
  act('2', ann, 'approve', { outcome: 'fail', sent_ms: 220, answered_ms: 230 });
  act('3', ann, 'hand-over', { to_moderator: bob, outcome: 'unknown', sent_ms: 150, answered_ms: 151 });
  act('3', bob, 'approve', { outcome: 'unknown', sent_ms: 210, answered_ms: 211 });
  const told: ToldRow[] = [
    { kind: 'open', name: 'new', n: 2 },
    { kind: 'claimed', name: 'new', n: 0 },
    { kind: 'approve', name: 'token:ann', n: 1 },
    { kind: 'approve', name: 'token:bob', n: 1 },
    { kind: 'reject', name: 'token:bob', n: 1 },
  ];
  await loadChaos(query, { op: [], poison: [], model, lease: leases, act: acts, told });
}

beforeAll(async () => {
  pipeline = await createPipeline();
  client = new Client({ connectionString: pipeline.database.url });
  await client.connect();
  await prepare();
});
afterAll(async () => {
  await client?.end();
  await pipeline?.close();
});

const AGAIN = `INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, actor)
  VALUES ('${SITE}', 'w1', 1, 7, 3, 'approve', 'moderator', 'token:ann');`;

/** What is planted, and the invariants that must report it: no fewer and no more. */
const PLANTED: [what: string, ids: string[], sql: string][] = [
  ['two holds of one item at once', ['I14'], `UPDATE chaos.lease SET until_ms = 201 WHERE item_id = 2 AND n = 1`],
  [
    'a hold within another',
    ['I14'],
    `INSERT INTO chaos.lease SELECT 9, item_id, (SELECT moderator FROM chaos.lease WHERE n = 2), 110, 120 FROM chaos.lease WHERE n = 0`,
  ],
  [
    'a lease that was taken while another ran, of which no answer told',
    ['I14'],
    `UPDATE witness.claim SET old_until = at + interval '1 second' WHERE item_id = 2 AND old_owner <> new_owner`,
  ],
  [
    'a hand-over that failed and went through',
    ['I14'],
    `UPDATE chaos.act SET outcome = 'fail' WHERE act = 'hand-over'`,
  ],
  [
    'a decision in the midst of the hold of another',
    ['I14'],
    `UPDATE chaos.act SET sent_ms = 110, answered_ms = 120 WHERE item_id = 2 AND outcome = 'ok'`,
  ],
  [
    'an item that was decided twice',
    ['I15', 'I17'],
    `${AGAIN} UPDATE comment SET decision_version = 3, decided_run = 7 WHERE id = 'w1'`,
  ],
  [
    'two who were told that they had decided the same',
    ['I15', 'I16'],
    `UPDATE chaos.act SET outcome = 'ok', ans_version = 2, answered_ms = 270 WHERE item_id = 2 AND outcome = 'fail'`,
  ],
  ['a decision nobody sent', ['I15'], `DELETE FROM chaos.act WHERE item_id = 3 AND act = 'approve'`],
  [
    'a decision under another name',
    ['I15', 'I17'],
    `UPDATE decision SET actor = 'token:bob' WHERE comment_id = 'w1' AND version = 2;
     UPDATE chaos.act SET outcome = 'unknown' WHERE item_id = 1`,
  ],
  ['a decision that failed and stands', ['I15'], `UPDATE chaos.act SET outcome = 'fail' WHERE item_id = 1`],
  ['a decision that was told and is another', ['I16'], `UPDATE chaos.act SET ans_version = 3 WHERE item_id = 1`],
  ['an item that vanished', ['I16', 'I17'], `DELETE FROM review_item WHERE id = 4`],
  [
    'an item that was closed and not decided',
    ['I16', 'I17'],
    `UPDATE review_item SET closed_at = now() WHERE comment_id = 'w4'`,
  ],
  [
    'an item that is open although it was decided',
    ['I16', 'I17'],
    `UPDATE review_item SET closed_at = NULL, claim_until = NULL WHERE comment_id = 'w1'`,
  ],
  [
    'an item nobody can take',
    ['I16', 'I17'],
    `UPDATE review_item SET claim_until = now() + interval '1 hour' WHERE comment_id = 'w5'`,
  ],
  ['a queue that was told too long', ['I17'], `UPDATE chaos.told SET n = 3 WHERE kind = 'open'`],
  ['a queue nobody told of', ['I17'], `UPDATE review_item SET queue = 'reported' WHERE comment_id = 'w5'`],
  ['a moderator whose decisions were counted twice', ['I17'], `UPDATE chaos.told SET n = 2 WHERE kind = 'reject'`],
  ["an author's record that drifted", ['I17'], `UPDATE author SET approved = approved + 1 WHERE key = 'id:a1'`],
  ['a decision the audit log does not know', ['I17'], `DELETE FROM audit WHERE subject = 'comment:w1'`],
  [
    'an act in the audit log that never was',
    ['I17'],
    `UPDATE audit SET subject = 'comment:w5' WHERE subject = 'comment:w1'`,
  ],
];

async function found(sql: string): Promise<{ ids: string[]; says: string[] }> {
  await query('BEGIN');
  try {
    await query(sql);
    const violations = await check(query, CLAIM_INVARIANTS);
    return { ids: [...new Set(violations.map(({ id }) => id))], says: violations.map(({ says }) => says) };
  } finally {
    await query('ROLLBACK');
  }
}

describe('the checker of claims', () => {
  it('finds nothing wrong with leases that ran out, were handed over, or of which no answer came', async () => {
    expect(
      await query(
        'SELECT item_id::int, count(*)::int FROM witness.claim WHERE old_owner <> new_owner GROUP BY 1 ORDER BY 1',
      ),
    ).toEqual([
      { item_id: 2, count: 1 },
      { item_id: 3, count: 1 },
    ]);
    expect(await check(query, CLAIM_INVARIANTS)).toEqual([]);
  });

  it.each(PLANTED)('reports %s', async (_what, ids, sql) => {
    expect((await found(sql)).ids).toEqual(ids);
  });

  it('has seen every one of its queries report something', async () => {
    const silent = new Set(CLAIM_INVARIANTS.map(({ says }) => says));
    for (const [, , sql] of PLANTED) {
      (await found(sql)).says.forEach((says) => silent.delete(says));
    }
    expect([...silent]).toEqual([]);
  });
});
