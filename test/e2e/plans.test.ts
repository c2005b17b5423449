import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '@palaver/persistence';
import { AUDIT_LIST } from '../../libs/persistence/src/audit/audit-log.repository.js';
import { ERASED_AUTHORS, STORE_IMPORTED } from '../../libs/persistence/src/imports/import-statement.js';
import {
  CLOSE_DELETED,
  KNOWN_EVENTS,
  STORE_REMEMBERED,
  STORE_REVISIONS,
} from '../../libs/persistence/src/ingest/revision-statement.js';
import { KNOWN_PLAIN } from '../../libs/persistence/src/ingest/plain-event.js';
import { OPEN_RESCORES, STORE_REPORTS, STORE_VOTES } from '../../libs/persistence/src/ingest/other-statements.js';
import { READ_LOG, UNDECIDED } from '../../libs/persistence/src/memory/arrival-log.js';
import { LOAD, LOCK } from '../../libs/persistence/src/pipeline/work.repository.js';
import { CLOSE_EARLIER, SETTLE } from '../../libs/persistence/src/pipeline/settle-statement.js';
import { ADD_TALLIES, CLAIM_MARKS, TALLY_PAGE } from '../../libs/persistence/src/tally/tally-statements.js';
import { EARLIER } from '../../libs/persistence/src/batches/find-earlier.js';
import { CLOSE, OPEN } from '../../libs/persistence/src/batches/step-batch.js';
import { REOPEN } from '../../libs/persistence/src/pipeline/reopen-items.js';
import { LOCK_LISTED } from '../../libs/persistence/src/pipeline/person-decisions.js';
import { ROLES, STANDING_BELOW, TAKEN_DOWN_BELOW } from '../../libs/persistence/src/replies/reply-trees.js';
import { SAMPLE_RESULTS, SECOND_LOOKS } from '../../libs/persistence/src/quality/sample-result.repository.js';
import { TO_LOOK_AT } from '../../libs/persistence/src/quality/second-looks.js';
import { PICK } from '../../libs/persistence/src/quality/sample-picking.repository.js';
import { COUNT_DECISIONS } from '../../libs/persistence/src/statistics/count-statement.js';
import { AUTHOR_NAMES } from '../../libs/persistence/src/search/author-names.js';
import { PAST_DECISIONS, PAST_REVISIONS } from '../../libs/persistence/src/search/comment-past.js';
import { STANDING } from '../../libs/persistence/src/search/comment-standing.js';
import { BEHIND, TAKE_IN } from '../../libs/persistence/src/search/search-sweep.repository.js';
import { COUNTS } from '../../libs/persistence/src/mail/digest.repository.js';
import { MARK_SEVERE, UNTOLD } from '../../libs/persistence/src/mail/notice.repository.js';
import { HELD, RELEASE_ALL } from '../../libs/persistence/src/admin/review.repository.js';
import { listStatement } from '../../libs/persistence/src/review/review-list.repository.js';
import { LEFT_OPEN } from '../../libs/persistence/src/statistics/handover.repository.js';
import { takeStatement } from '../../libs/persistence/src/review/take-statement.js';
import { ALIKE, JOIN_WAVE, PILE_UP } from '../../libs/persistence/src/waves/wave-item.repository.js';
import { createPipeline, type Pipeline } from '../support/pipeline.js';

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.close());

const RANGE = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
const BATCH_ID = '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c11';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Recheck Cond'?: string;
  Plans?: PlanNode[];
}

interface Explained {
  'QUERY PLAN': { Plan: PlanNode }[];
}

/** Scans that do not go by a key: of rows, or of an index without the conditions that make its key. */
function unkeyed(node: PlanNode): string[] {
  const table = node['Relation Name'];
  const keyed = KEYS.some((key) => key.test(node['Index Cond'] ?? node['Recheck Cond'] ?? ''));
  const own =
    table === undefined || keyed || FEW.has(table) || WRITES.has(node['Node Type'])
      ? []
      : [`${node['Node Type']} ${table} ${node['Index Name'] ?? ''} ${node['Index Cond'] ?? ''}`];
  return [...own, ...(node.Plans ?? []).flatMap(unkeyed)];
}

const KEYS = [
  /\b(id|comment_id|batch_id|item_id|parent_id|key|author_key|article_key|reporter_id|subject_id|rule_set_id)\b.*=/,
  /\bxid\b.*>=?/,
  /\bpicked_at\b.*>=?/,
  /\bbands && /,
];
const WRITES = new Set(['ModifyTable']);
/** A site has few endpoints, a mark for each reader, one rate and one live version; their rows are few on the whole. */
const FEW = new Set(['endpoint', 'tally_mark', 'feed_mark', 'search_mark', 'sample_rate', 'rule_set_version']);

/** The indexes a table is read by, or how else it is read. */
function scansOf(node: PlanNode, table: string): string[] {
  const isOwn = node['Relation Name'] === table && !WRITES.has(node['Node Type']);
  const bitmap = node['Node Type'] === 'Bitmap Index Scan' ? [node['Index Name'] ?? ''] : [];
  const own = isOwn ? [node['Index Name'] ?? node['Node Type']] : bitmap;
  return [...own, ...(node.Plans ?? []).flatMap((below) => scansOf(below, table))];
}

/** What an index is gone along by, wherever it is. */
function conditionsOn(node: PlanNode, index: string): string[] {
  const own = node['Index Name'] === index ? [node['Index Cond'] ?? ''] : [];
  return [...own, ...(node.Plans ?? []).flatMap((below) => conditionsOn(below, index))];
}

let filled: Promise<unknown> | undefined;

/** 20,000 open items and as many closed ones each of a site that statistics know and of one that came after them. */
async function fillReview(): Promise<void> {
  const fill = (site: string) => `
    INSERT INTO site (id, name, rule_set_id, rule_set_version) VALUES ('${site}', '', 'newsroom', 1);
    INSERT INTO comment (site_id, id, head_rev) SELECT '${site}', 'r' || i, 1 FROM generate_series(1, 40000) i;
    INSERT INTO review_item (site_id, comment_id, rev, decision_version, section, priority, closed_at)
      SELECT '${site}', 'r' || i, 1, 1, CASE WHEN i % 3 = 0 THEN 'Sport' END, i % 100,
        CASE WHEN i > 20000 THEN now() END FROM generate_series(1, 40000) i;`;
  filled ??= pipeline.database.query(`${fill('known')} ANALYZE; ${fill('fresh')}`);
  await filled;
}

let decided: Promise<unknown> | undefined;

/** 20,000 decisions each of a site that statistics know and of one that came after them. */
async function fillDecisions(): Promise<void> {
  await fillReview();
  const fill = (site: string) => `
    INSERT INTO decision (site_id, comment_id, rev, run, version, source, action, decided_at)
      SELECT '${site}', 'r' || i, 1, 1, 1, 'automatic', 'approve', now() FROM generate_series(1, 20000) i;
    INSERT INTO search_mark (site_id) VALUES ('${site}');`;
  decided ??= pipeline.database.query(`${fill('known')} ANALYZE decision; ${fill('fresh')}`);
  await decided;
}

async function planOf(text: string, values: unknown[]): Promise<PlanNode> {
  const [row] = await pipeline.db.query<Explained>(`EXPLAIN (FORMAT JSON) ${text}`, values);
  return row?.['QUERY PLAN'][0]?.Plan as PlanNode;
}

describe('plans made while tables are still empty', () => {
  it.each<[{ name: string; text: string }, unknown[]]>([
    [STORE_REVISIONS, ['[]', '']],
    [STORE_REMEMBERED, ['[]', '']],
    [CLOSE_DELETED, ['[]']],
    [KNOWN_EVENTS, ['[]']],
    [KNOWN_PLAIN, ['[]']],
    [STORE_VOTES, ['[]']],
    [STORE_REPORTS, ['[]']],
    [OPEN_RESCORES, ['[]', 'votes']],
    [STORE_IMPORTED, ['[]', '']],
    [ERASED_AUTHORS, ['news', ['id:1', 'id:2']]],
    [LOAD, [['1', '2']]],
    [LOCK, [['1', '2']]],
    [READ_LOG, ['7', ['8']]],
    [UNDECIDED, ['[]']],
    [SETTLE, ['[]', '', '']],
    [CLOSE_EARLIER, ['[]']],
    [CLAIM_MARKS, [10]],
    [TALLY_PAGE, ['news', '0', '1', 10]],
    [ADD_TALLIES, ['news', '0', '1', null, '[]']],
    [COUNT_DECISIONS, ['news', 10]],
    [PICK, ['news', 10]],
    [{ name: 'sample_results', text: SAMPLE_RESULTS }, ['news', RANGE[0], RANGE[1]]],
    [{ name: 'second_looks', text: SECOND_LOOKS }, ['news', RANGE[0], RANGE[1]]],
    [EARLIER, ['news', '[]']],
    [LOCK_LISTED, ['news', ['1', '2']]],
    [REOPEN, ['[]']],
    [OPEN, ['news', BATCH_ID]],
    [CLOSE, ['news', BATCH_ID, '[]', 10]],
    [BEHIND, []],
    [TAKE_IN, ['news', '0', '']],
    [STANDING, ['news', ['1', '2']]],
    [TO_LOOK_AT, ['news', ['1', '2'], 'person:1', '1']],
    [PAST_DECISIONS, ['news', '1']],
    [PAST_REVISIONS, ['news', '1']],
    [ROLES, ['news', ['1', '2']]],
    [STANDING_BELOW, ['news', '1', true, '2']],
    [TAKEN_DOWN_BELOW, ['news', '1']],
  ])('go by keys: %#', async ({ text }, values) => {
    const plan = await planOf(text, values);
    expect(unkeyed(plan)).toEqual([]);
  });

  it('an import does so even where the planner is free and does not know yet how the tables have grown', async () => {
    await pipeline.database.query(`
      WITH n AS (SELECT 'old' || i AS id FROM generate_series(1, 20000) i),
      c AS (INSERT INTO comment (site_id, id, head_rev) SELECT 'news', id, 1 FROM n)
      INSERT INTO ingest_event (site_id, id, kind, body_sha256) SELECT 'news', id, 'create', '' FROM n`);
    const app = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
    const explain = `EXPLAIN (FORMAT JSON) ${STORE_IMPORTED.text}`;
    const [row] = await app.forSites(['news'], (tx) => tx.query<Explained>(explain, ['[]', '']));
    await app.close();
    expect(unkeyed(row?.['QUERY PLAN'][0]?.Plan as PlanNode)).toEqual([]);
  });

  it.each<[what: string, text: string, values: unknown[], along: string]>([
    ['next', takeStatement(false), ['m', 'token:m', 'moderator', null, null, 1, 20, 300], 'review_item_rank'],
    [
      'next of sections',
      takeStatement(true),
      ['m', 'token:m', 'moderator', null, null, 1, 20, 300, ['Sport', 'Local']],
      'review_item_section',
    ],
    ['the list', listStatement('open', false), [null, null, null, null, 50, null], 'review_item_rank'],
    [
      'the list of sections',
      listStatement('open', true),
      [null, null, null, null, 50, null, ['Sport']],
      'review_item_section',
    ],
    ['its next page', listStatement('free', false), ['fresh', 'new', 5, '7', 50, null], 'review_item_rank'],
    ['what is closed', listStatement('closed', false), [null, null, null, '9', 50, null, null], 'review_item_pkey'],
    ['what a shift leaves', LEFT_OPEN, ['fresh', null], 'review_item_open'],
    ['claims', HELD, ['m'], 'review_item_claims'],
    ['the end of a shift', RELEASE_ALL, ['m'], 'review_item_claims'],
  ])('of a site that statistics do not know, %s walks along its index', async (_what, text, values, along) => {
    await fillReview();
    const app = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
    const [row] = await app.forSites(['fresh'], (tx) => tx.query<Explained>(`EXPLAIN (FORMAT JSON) ${text}`, values));
    await app.close();
    const used = scansOf(row?.['QUERY PLAN'][0]?.Plan as PlanNode, 'review_item');
    expect(used).toContain(along);
    // Single rows are met by their number or their key.
    expect(used.filter((index) => ![along, 'review_item_number', 'review_item_pkey'].includes(index))).toEqual([]);
  });

  it.each<[what: string, text: string, values: unknown[], along: string[]]>([
    ['what cannot wait', MARK_SEVERE, [], ['review_item_unnoticed']],
    ['a digest', COUNTS, [['fresh'], null], ['review_item_rank', 'review_item_age', 'review_item_acted_on']],
    ['what people are told', UNTOLD, [], []],
    ['what is taken back', REOPEN.text, ['[]'], ['review_item_ended', 'review_item_open']],
  ])(
    'of a site that statistics do not know, the worker finds %s along its index',
    async (_what, text, values, along) => {
      await fillReview();
      const used = scansOf(await planOf(text, values), 'review_item');
      // A bitmap's rows come from the index that is named beside it.
      const others = ['review_item_number', 'review_item_pkey', 'Bitmap Heap Scan'];
      expect(used.filter((index) => !others.includes(index)).sort()).toEqual([...along].sort());
    },
  );

  it.each<[what: string, text: string, values: unknown[]]>([
    ['what is not found yet', BEHIND.text, []],
    ['what is found next', TAKE_IN.text, ['fresh', '0', '']],
    ['what is counted next', COUNT_DECISIONS.text, ['fresh', 500]],
    ['what is picked next', PICK.text, ['fresh', 500]],
    ['what judges rules next', TALLY_PAGE.text, ['fresh', '0', '999999999', 500]],
  ])('of a site that statistics do not know, %s is read in the order of the feed', async (_what, text, values) => {
    await fillDecisions();
    const used = scansOf(await planOf(text, values), 'decision');
    // Other decisions of a comment are met by its key.
    expect([...new Set(used.filter((index) => index !== 'decision_pkey'))]).toEqual(['decision_feed']);
  });

  it('authors are found by name along the index of names, on a site that statistics do not know, whoever reads', async () => {
    const fill = (site: string) => `
      INSERT INTO comment_search (site_id, comment_id, received_at, author_key, author_name, rules, words)
        SELECT '${site}', 'n' || i, now(), 'id:' || i / 10, 'Name ' || i / 10, '{}', '' FROM generate_series(1, 20000) i;`;
    await pipeline.database.query(`${fill('named')} ANALYZE comment_search; ${fill('unnamed')}`);
    const app = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
    const found = await app.forSites(['unnamed'], async (tx) => {
      const values = [['unnamed'], 'nAME 19', null, 10];
      const [row] = await tx.query<Explained>(`EXPLAIN (FORMAT JSON) ${AUTHOR_NAMES.text}`, values);
      return { plan: row?.['QUERY PLAN'][0]?.Plan as PlanNode, rows: await tx.query(AUTHOR_NAMES, values) };
    });
    await app.close();
    expect(found.rows).toHaveLength(10);
    expect(found.rows[1]).toEqual({ siteId: 'unnamed', key: 'id:190', username: 'Name 190' });
    const conditions = conditionsOn(found.plan, 'comment_search_named');
    expect(conditions).toHaveLength(2);
    expect(conditions.every((condition) => /author_folded.*[<>]/s.test(condition))).toBe(true);
  });

  it('of all that waits, near-copies are found by their bands and replies by what they answer', async () => {
    const wait = (site: string) => `
      INSERT INTO wave_item (site_id, comment_id, opened_at, parent_id, bands, sketch)
        SELECT '${site}', 'w' || i, now(), 'p' || i, ARRAY[i, -i], repeat('01', 128)::bit(256) FROM generate_series(1, 20000) i;`;
    await pipeline.database.query(`${wait('known')} ANALYZE wave_item; ${wait('fresh')}`);
    for (const [text, values, index] of [
      [ALIKE, ['fresh', '[]', 80], 'wave_item_bands'],
      [JOIN_WAVE, ['fresh', '{}'], 'wave_item_pkey'],
      [PILE_UP, ['fresh', ['p1']], 'wave_item_parent'],
    ] as const) {
      const plan = await planOf(text, [...values]);
      expect(scansOf(plan, 'wave_item')).toContain(index);
      expect(unkeyed(plan)).toEqual([]);
    }
  });

  it('what one has escalated oneself is read along an index of its own, however much was done', async () => {
    await pipeline.database.query(`
      INSERT INTO audit (site_id, actor, action, subject, content_commitment)
        SELECT 'news', 'person:' || i % 5, 'comment.decide', 'comment:' || i, '' FROM generate_series(1, 20000) i;
      INSERT INTO audit (site_id, actor, action, subject, content_commitment)
        SELECT 'news', 'person:' || i % 5, 'review.escalate', 'comment:' || i, '' FROM generate_series(1, 50) i;
      ANALYZE audit`);
    const app = await openDatabase(pipeline.database.url, { role: 'app', max: 1 });
    const values = [null, 'person:1', 'review.escalate', null, null, 100];
    const { plan, rows } = await app.forSites(['news'], async (tx) => {
      const [row] = await tx.query<Explained>(`EXPLAIN (FORMAT JSON) ${AUDIT_LIST}`, values);
      return { plan: row?.['QUERY PLAN'][0]?.Plan as PlanNode, rows: await tx.query(AUDIT_LIST, values) };
    });
    await app.close();
    expect(rows).toHaveLength(10);
    expect(scansOf(plan, 'audit')).toContain('audit_escalations');
  });

  it('while a target is away, what it is owed is superseded along the key of deliveries', async () => {
    const deliver = (comment: string, state: string) => `
      INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version, state)
        SELECT 'away', gen_random_uuid(), 'decision', '${comment}' || i, 1, '${state}' FROM generate_series(1, 20000) i;
      UPDATE delivery SET endpoint_id = e.id FROM endpoint e WHERE e.site_id = 'away' AND delivery.site_id = 'away';`;
    await pipeline.database.query(`
      INSERT INTO site (id, name, rule_set_id, rule_set_version) VALUES ('away', '', 'newsroom', 1);
      INSERT INTO endpoint (site_id, url, types, sealed) VALUES ('away', 'https://away.example', '{}', '');
      ${deliver('told', 'delivered')} ANALYZE delivery; ${deliver('owed', 'due')}`);
    expect(new Set(scansOf(await planOf(CLOSE_EARLIER.text, ['[]']), 'delivery'))).toEqual(new Set(['delivery_pkey']));
  });

  it('and one that reads a table whole is seen here', async () => {
    expect(unkeyed(await planOf('SELECT * FROM comment', []))).toHaveLength(1);
    expect(unkeyed(await planOf(`SELECT * FROM comment WHERE site_id = 'news'`, []))).toHaveLength(1);
  });
});
