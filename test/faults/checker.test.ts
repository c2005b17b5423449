import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditChainRepository, type IngestItem, openDatabase, recordAudit } from '@palaver/persistence';
import { Client } from 'pg';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';
import { type ChaosLogs, loadChaos, type ModelRow, type OpRow, type Query } from './checker/chaos-schema.js';
import { check } from './checker/check.js';
import { INVARIANT_IDS, INVARIANTS } from './checker/invariants.js';

let pipeline: Pipeline;
let client: Client;
const query: Query = async (sql, values = []) => (await client.query(sql, values)).rows as Record<string, unknown>[];

const sent: IngestItem[] = [];
const head = (name: string) => ({ siteId: 'news', eventId: `event of ${name}`, bodySha256: 'ab'.repeat(32) });

async function submit(item: IngestItem): Promise<string[]> {
  sent.push(item);
  const { work } = await pipeline.ingest.submit(item);
  return work ? [work.id] : [];
}

const decide = async (item: IngestItem) => pipeline.runner.run(await submit(item), false);

/** Comments of every kind, brought in and decided by the pipeline itself. */
async function prepare(): Promise<void> {
  await decide(revision('plain', 1));
  await submit({ ...head('votes'), kind: 'vote', commentId: 'plain', votes: { up: 3, down: 1 }, seq: 7 });
  await decide(revision('edited', 2));
  await submit(revision('edited', 1));
  await decide({ ...revision('edited', 3) });
  await submit({ ...head('early delete'), kind: 'delete', commentId: 'gone', rev: 2 });
  await submit(revision('gone', 1));
  await submit({ ...head('late'), kind: 'delete', commentId: 'gone', rev: 1 });
  const decision = { kind: 'decide', action: 'reject', decidedAt: '2026-01-31T12:00:00Z' } as const;
  await submit({ ...head('early decision'), ...decision, commentId: 'foreseen', rev: 2 });
  await decide(revision('foreseen', 1));
  await decide(revision('foreseen', 2));
  await decide(revision('person', 1));
  await decide({ ...revision('unwrapped', 1), eventId: 'c:unwrapped:1' });
  await submit({ ...head('decision'), ...decision, commentId: 'person', rev: 1 });
  const [poison] = await submit(revision('poison', 1));
  await pipeline.moderation.quarantine(poison ?? '');
  // The re-score that the votes opened is due in 30 seconds.
  const rescores = await query(`SELECT id::text FROM work WHERE state = 'pending'`);
  await pipeline.runner.run(
    rescores.map(({ id }) => String(id)),
    false,
  );
}

/** Rows of the audit log in their places. */
async function chain(): Promise<void> {
  const app = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
  for (const action of ['key.create', 'key.revoke', 'site.change']) {
    await app.forSites(['news'], (tx) =>
      recordAudit(tx, { siteId: 'news', actor: 'test', action, subject: 'site:news', content: { name: 'News' } }),
    );
  }
  await app.close();
  const unsealed = `SELECT 1 FROM audit WHERE pos IS NULL`;
  // A transaction of another test that is still open holds the sealing up.
  while ((await query(unsealed)).length > 0) {
    await new AuditChainRepository(pipeline.db).seal();
  }
}

function opsOf(items: readonly IngestItem[]): OpRow[] {
  return items.map((item) => ({
    site_id: item.siteId,
    event_id: item.eventId,
    ext_id: 'commentId' in item ? item.commentId : '',
    rev: 'rev' in item ? (item.rev ?? null) : null,
    outcome: 'ok',
    sync: 'commentId' in item && item.commentId === 'plain',
    status: 202,
    ans_version: null,
    ans_action: null,
  }));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const said = (id: string) => sha256(`What comment ${id} says.`);
const model = (ext_id: string, changes: Partial<ModelRow> = {}): ModelRow => ({
  site_id: 'news',
  ext_id,
  head_rev: 1,
  deleted_rev: null,
  text_sha256: said(ext_id),
  vote_seq: null,
  votes: null,
  ...changes,
});

const MODEL = [
  model('plain', { vote_seq: 7, votes: { up: 3, down: 1 } }),
  model('edited', { head_rev: 3 }),
  model('gone', { deleted_rev: 2 }),
  model('foreseen', { head_rev: 2 }),
  model('person'),
  model('unwrapped'),
  model('poison'),
];

beforeAll(async () => {
  pipeline = await createPipeline();
  client = new Client({ connectionString: pipeline.database.url });
  await client.connect();
  await prepare();
  await chain();
  const logs: ChaosLogs = { op: opsOf(sent), model: MODEL, poison: [{ site_id: 'news', ext_id: 'poison' }] };
  await loadChaos(query, logs);
  await query(`UPDATE chaos.op SET ans_version = 1, ans_action = 'approve' WHERE ext_id = 'plain' AND rev = 1`);
});

afterAll(async () => {
  await client?.end();
  await pipeline?.close();
});

const WORK = `INSERT INTO work (site_id, comment_id, rev, run, cause, state, next_enqueue_at)`;
const DECISION = `INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, rule_set_id)`;
/** A decision without the key that would refuse it, as if two workers had both got through. */
const UNPROTECTED = 'ALTER TABLE decision DROP CONSTRAINT decision_pkey;';
const OTHER_SITE = `INSERT INTO site (id, name, rule_set_id, rule_set_version) VALUES ('other', 'Other', 'newsroom', 1);`;

/** What is planted, and the invariants that must report it: no fewer and no more. */
const PLANTED: [what: string, ids: string[], sql: string][] = [
  ['a vote that was acknowledged and is not there', ['I1'], `DELETE FROM ingest_event WHERE id = 'event of votes'`],
  ['a plain comment whose text was lost', ['I1', 'I4', 'I7'], `DELETE FROM revision WHERE comment_id = 'unwrapped'`],
  [
    'a plain comment that is an event as well',
    ['I1'],
    `INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256)
       VALUES ('news', 'c:unwrapped:1', 'unwrapped', 'create', 1, '')`,
  ],
  [
    'a plain comment without work or decision',
    ['I2', 'I3'],
    `DELETE FROM decision WHERE comment_id = 'unwrapped';
     UPDATE comment SET decision_version = 0, decided_rev = NULL, decided_run = NULL, decided_action = NULL,
       decided_source = NULL WHERE id = 'unwrapped'`,
  ],
  [
    'the same event twice',
    ['I1'],
    `ALTER TABLE ingest_event DROP CONSTRAINT ingest_event_pkey;
     INSERT INTO ingest_event SELECT * FROM ingest_event WHERE id = 'event of votes'`,
  ],
  ['an older revision whose text was lost', ['I1'], `DELETE FROM revision WHERE comment_id = 'edited' AND rev = 1`],
  ['work nobody did', ['I2'], `${WORK} VALUES ('news', 'plain', 1, 5, 'votes', 'pending', now())`],
  [
    'an edit without work or decision',
    ['I2', 'I3'],
    `UPDATE comment SET head_rev = 4 WHERE id = 'edited';
     INSERT INTO revision (site_id, comment_id, rev, data)
       SELECT site_id, comment_id, 4, data FROM revision WHERE comment_id = 'edited' AND rev = 3;
     INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256)
       VALUES ('news', 'planted', 'edited', 'update', 4, '');
     INSERT INTO chaos.op (site_id, event_id, ext_id, rev, outcome) VALUES ('news', 'planted', 'edited', 4, 'ok');
     UPDATE chaos.model SET head_rev = 4 WHERE ext_id = 'edited'`,
  ],
  [
    'an accepted revision whose comment is not there',
    ['I2', 'I7'],
    `INSERT INTO ingest_event (site_id, id, comment_id, kind, rev, body_sha256)
       VALUES ('news', 'planted', 'nowhere', 'create', 1, '');
     INSERT INTO revision (site_id, comment_id, rev, data) VALUES ('news', 'nowhere', 1, '{"text":""}');
     INSERT INTO chaos.op (site_id, event_id, ext_id, rev, outcome) VALUES ('news', 'planted', 'nowhere', 1, 'ok')`,
  ],
  ['a comment that waits for nothing', ['I2'], `UPDATE comment SET pending_work = 999999 WHERE id = 'plain'`],
  [
    'two automatic decisions of one run',
    ['I3'],
    `${UNPROTECTED} ${DECISION} VALUES ('news', 'plain', 1, 0, 2, 'approve', 'automatic', 'newsroom');
     UPDATE comment SET decision_version = 2, decided_run = 0 WHERE id = 'plain'`,
  ],
  [
    'one run under two revisions',
    ['I3'],
    `${DECISION} VALUES ('news', 'edited', 1, 1, 3, 'approve', 'automatic', 'newsroom');
     UPDATE comment SET decision_version = 3, decided_rev = 1, decided_run = 1 WHERE id = 'edited'`,
  ],
  [
    'a gap in the versions',
    ['I3'],
    `UPDATE decision SET version = 3 WHERE comment_id = 'edited' AND version = 2;
     UPDATE comment SET decision_version = 3 WHERE id = 'edited'`,
  ],
  [
    'a head that names another decision than the newest',
    ['I3'],
    `UPDATE comment SET decided_action = 'reject' WHERE id = 'edited'`,
  ],
  ['a lost edit', ['I4'], `UPDATE revision SET data = '{"text":"older"}' WHERE comment_id = 'edited' AND rev = 3`],
  ['a deletion undone', ['I4'], `UPDATE comment SET deleted_rev = 1 WHERE id = 'gone'`],
  ['votes counted twice', ['I4'], `UPDATE comment SET votes = '{"up":6,"down":2}' WHERE id = 'plain'`],
  ['an older vote that won', ['I4'], `UPDATE comment SET vote_seq = 6 WHERE id = 'plain'`],
  ['a comment nobody knows of', ['I4'], `INSERT INTO comment (site_id, id) VALUES ('news', 'unheard')`],
  [
    'a comment that vanished',
    ['I4'],
    `INSERT INTO chaos.model (site_id, ext_id, head_rev) VALUES ('news', 'vanished', 0)`,
  ],
  [
    "the machine after the site's people",
    ['I6'],
    `${DECISION} VALUES ('news', 'person', 1, 9, 3, 'approve', 'automatic', 'newsroom');
     UPDATE comment SET decision_version = 3, decided_run = 9, decided_action = 'approve', decided_source = 'automatic'
       WHERE id = 'person'`,
  ],
  [
    'the machine on a revision before the one a moderator decided',
    ['I6'],
    `UPDATE decision SET source = 'moderator' WHERE comment_id = 'foreseen';
     ${DECISION} VALUES ('news', 'foreseen', 1, 9, 2, 'reject', 'automatic', 'newsroom');
     UPDATE comment SET decision_version = 2, decided_run = 9, decided_rev = 1, head_rev = 1, decided_source = 'automatic'
       WHERE id = 'foreseen';
     UPDATE chaos.model SET head_rev = 1 WHERE ext_id = 'foreseen'`,
  ],
  [
    'work of a comment under another site',
    ['I7'],
    `${OTHER_SITE} ${WORK} VALUES ('other', 'poison', 1, 5, 'votes', 'quarantined', now());
     INSERT INTO chaos.poison VALUES ('other', 'poison');
     INSERT INTO decision (site_id, comment_id, rev, run, version, action, source, reason_code)
       VALUES ('other', 'poison', 1, 5, 1, 'review', 'moderator', 'system_error');
     INSERT INTO review_item (site_id, comment_id, rev, decision_version) VALUES ('other', 'poison', 1, 1)`,
  ],
  [
    'a review item of another site',
    ['I7'],
    `UPDATE review_item SET site_id = 'other' WHERE comment_id = 'poison';
     INSERT INTO review_item (site_id, comment_id, rev, decision_version) VALUES ('news', 'poison', 1, 1)`,
  ],
  ['an author of another site', ['I7'], `UPDATE author SET site_id = 'other' WHERE key = 'name:reader of plain'`],
  ['a comment of no site', ['I4', 'I7'], `INSERT INTO comment (site_id, id) VALUES ('nowhere', 'lost')`],
  [
    'an event nobody sent',
    ['I8'],
    `INSERT INTO ingest_event (site_id, id, comment_id, kind, body_sha256) VALUES ('news', 'made up', 'plain', 'vote', '')`,
  ],
  [
    'a plain comment nobody sent',
    ['I8'],
    `INSERT INTO revision (site_id, comment_id, rev, data, body_sha256) VALUES ('news', 'unwrapped', 0, '{"text":""}', '')`,
  ],
  [
    'an event that was refused and stored all the same',
    ['I8'],
    `UPDATE chaos.op SET outcome = 'fail' WHERE event_id = 'event of votes'`,
  ],
  [
    'a revision no event brought',
    ['I8'],
    `INSERT INTO revision (site_id, comment_id, rev, data) VALUES ('news', 'plain', 8, '{"text":""}')`,
  ],
  ['an audit row that was changed', ['I10'], `UPDATE audit SET actor = 'nobody' WHERE pos = 2`],
  ['an audit row that is gone', ['I10'], `DELETE FROM audit WHERE pos = 1`],
  ['an audit row put in between', ['I10'], `UPDATE audit SET pos = pos + 1 WHERE pos = (SELECT max(pos) FROM audit)`],
  ['an audit row with other content', ['I10'], `UPDATE audit SET content = '{"name":"Else"}' WHERE pos = 1`],
  [
    'an audit row nobody seals',
    ['I10'],
    `UPDATE audit SET pos = NULL, at = at - interval '1 hour' WHERE pos = (SELECT max(pos) FROM audit)`,
  ],
  [
    'an answer with another action than the decision',
    ['I12'],
    `UPDATE chaos.op SET ans_action = 'reject' WHERE ans_version = 1`,
  ],
  ['an answer with a version that is not there', ['I12'], `UPDATE chaos.op SET ans_version = 5 WHERE ans_version = 1`],
  ['an answer about an older revision', ['I12'], `UPDATE chaos.op SET rev = 2 WHERE ans_version = 1`],
  [
    'an innocent comment in quarantine',
    ['I13'],
    `${WORK} VALUES ('news', 'plain', 1, 5, 'votes', 'quarantined', now())`,
  ],
  [
    'an innocent comment given up',
    ['I13'],
    `UPDATE decision SET rule_set_id = NULL WHERE comment_id = 'plain' AND source = 'automatic'`,
  ],
  ['poison no person gets to see', ['I13'], `DELETE FROM review_item WHERE comment_id = 'poison'`],
  [
    'poison that was approved',
    ['I13'],
    `UPDATE decision SET action = 'approve' WHERE comment_id = 'poison';
     UPDATE comment SET decided_action = 'approve' WHERE id = 'poison'`,
  ],
];

describe('the checker', () => {
  it('finds nothing in a sound data set', async () => {
    expect(await check(query)).toEqual([]);
  });

  it('asks all ten invariants of the fault smoke', () => {
    expect(INVARIANT_IDS).toEqual(['I1', 'I2', 'I3', 'I4', 'I6', 'I7', 'I8', 'I10', 'I12', 'I13']);
  });

  it.each(PLANTED)('reports %s', async (_what, ids, sql) => {
    await query('BEGIN');
    try {
      await query(sql);
      const found = await check(query);
      expect([...new Set(found.map(({ id }) => id))]).toEqual(ids);
    } finally {
      await query('ROLLBACK');
    }
  });

  it('has seen every one of its queries report something', async () => {
    const silent = new Set(INVARIANTS.map(({ says }) => says));
    for (const [, , sql] of PLANTED) {
      await query('BEGIN');
      await query(sql);
      (await check(query)).forEach(({ says }) => silent.delete(says));
      await query('ROLLBACK');
    }
    expect([...silent]).toEqual([]);
  });

  it.each(INVARIANT_IDS)('has a planted violation that %s alone reports', (id) => {
    expect(PLANTED.some(([, ids]) => ids.length === 1 && ids[0] === id)).toBe(true);
  });
});
