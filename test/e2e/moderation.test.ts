import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommentRepository, decideByPerson } from '@palaver/persistence';
import { toCommentObject } from '@palaver/moderation';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

let pipeline: Pipeline;
let failing = new Set<string>();

beforeAll(async () => {
  pipeline = await createPipeline({
    at: (point, works) => {
      if (point === 'before_commit' && works.some(({ commentId }) => failing.has(commentId))) {
        throw Object.assign(new Error('planted'), { code: '22P05' });
      }
    },
  });
});
afterAll(() => pipeline.close());

async function submit(...items: Parameters<Pipeline['ingest']['submit']>[0][]) {
  const outcomes = await Promise.all(items.map((item) => pipeline.ingest.submit(item)));
  return outcomes.map(({ work }) => work?.id).filter((id) => id !== undefined);
}

async function find(id: string) {
  const row = await new CommentRepository(pipeline.db).find('news', id);
  if (!row) {
    throw new Error(`no comment ${id}`);
  }
  return toCommentObject(row, { mode: 'live', whileUndecided: 'hide' }, 'http://gateway');
}

describe('a list of work', () => {
  it('is decided, ends its work and can be read back with reasons', async () => {
    const ids = await submit(revision('plain', 1), revision('spam', 1, { text: 'palaver:reject please' }));
    await pipeline.runner.run(ids, false);
    expect(await find('plain')).toMatchObject({
      status: 'decided',
      show: true,
      decision: { action: 'approve', version: 1 },
    });
    const spam = await find('spam');
    expect(spam).toMatchObject({ show: false, decision: { action: 'reject', source: 'automatic' } });
    expect(spam.decision?.reasons[0]).toMatchObject({
      rule: 'TEST_KEY',
      spans: [{ field: 'text', start: 0, end: 21 }],
    });
    expect(await pipeline.database.query('SELECT 1 FROM work')).toEqual([]);
  });

  it('run twice, or by two workers at once, decides once', async () => {
    const ids = await submit(...Array.from({ length: 64 }, (_, n) => revision(`twice-${n}`, 1)));
    await Promise.all([
      pipeline.runner.run(ids, false),
      pipeline.runner.run([...ids].reverse(), false),
      pipeline.runner.run(ids, true),
    ]);
    const counts = await pipeline.database.query(
      `SELECT comment_id FROM decision WHERE comment_id LIKE 'twice-%' GROUP BY 1 HAVING count(*) <> 1`,
    );
    expect(counts).toEqual([]);
    const [{ n }] = (await pipeline.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM decision WHERE comment_id LIKE 'twice-%'`,
    )) as [{ n: number }];
    expect(n).toBe(64);
  });

  it.each([0, 31, 63])(
    'with a row that fails at commit at place %i decides the 63 others in the same run',
    async (place) => {
      const ids = await submit(...Array.from({ length: 64 }, (_, n) => revision(`row${place}-${n}`, 1)));
      failing = new Set([`row${place}-${place}`]);
      await pipeline.runner.run(ids, false);
      failing = new Set();
      const decided = await pipeline.database.query(`SELECT comment_id FROM decision WHERE comment_id LIKE $1`, [
        `row${place}-%`,
      ]);
      expect(decided).toHaveLength(63);
      const left = await pipeline.database.query('SELECT comment_id, attempts, last_error FROM work');
      expect(left).toEqual([{ comment_id: `row${place}-${place}`, attempts: 1, last_error: 'Error 22P05' }]);
      await pipeline.runner.run(await pipeline.work.pendingByAttempts(ids), false);
    },
  );

  it('counts a try before it begins when an earlier process never finished the list', async () => {
    const ids = await submit(revision('redelivered', 1, { text: 'unscorable' }));
    await pipeline.runner.run(ids, true);
    expect(await pipeline.database.query('SELECT attempts FROM work')).toEqual([{ attempts: 1 }]);
    await pipeline.moderation.quarantine(ids[0] ?? '');
    expect(await find('redelivered')).toMatchObject({
      status: 'decided',
      decision: { action: 'review', ruleSet: null, reasons: [] },
      labels: ['system_error'],
    });
    expect(await pipeline.database.query(`SELECT state FROM work`)).toEqual([{ state: 'quarantined' }]);
    expect(
      await pipeline.database.query(`SELECT reason_code FROM review_item WHERE comment_id = 'redelivered'`),
    ).toEqual([{ reason_code: 'system_error' }]);
    await pipeline.database.query('DELETE FROM work');
  });

  it('holding two revisions of a comment decides the newest, and versions run without a gap', async () => {
    const first = await submit(revision('edited', 1));
    const second = await submit(revision('edited', 2, { text: 'palaver:review now' }));
    await pipeline.runner.run([...first, ...second], false);
    expect(await find('edited')).toMatchObject({ rev: 2, decision: { version: 1, rev: 2, action: 'review' } });
    const third = await submit(revision('edited', 3));
    await pipeline.runner.run(third, false);
    expect(await find('edited')).toMatchObject({ rev: 3, decision: { version: 2, rev: 3, action: 'approve' } });
    expect(
      await pipeline.database.query(
        `SELECT closed_at IS NOT NULL AS closed FROM review_item WHERE comment_id = 'edited'`,
      ),
    ).toEqual([{ closed: true }]);
  });
});

describe('people', () => {
  it('beat the machine on the same revision, and a new revision reopens the case', async () => {
    const ids = await submit(revision('person', 1, { text: 'palaver:review' }));
    const decided = await pipeline.db.transaction((tx) =>
      decideByPerson(tx, {
        siteId: 'news',
        commentId: 'person',
        action: 'reject',
        reasonCode: 'insult',
        source: 'moderator',
        actor: 'token:anna',
        note: null,
        expected: { rev: 1, version: 0 },
        deliver: true,
      }),
    );
    expect(decided).toMatchObject({ status: 'decided', version: 1 });
    await pipeline.runner.run(ids, false);
    expect(await find('person')).toMatchObject({
      decision: { version: 1, source: 'moderator', action: 'reject' },
      author: { message: 'Please write your comment again without insults.' },
    });
    const stale = await pipeline.db.transaction((tx) =>
      decideByPerson(tx, {
        siteId: 'news',
        commentId: 'person',
        action: 'approve',
        reasonCode: null,
        source: 'moderator',
        actor: 'token:bert',
        note: null,
        expected: { rev: 1, version: 0 },
        deliver: true,
      }),
    );
    expect(stale).toEqual({ status: 'stale', rev: 1, version: 1 });
    await pipeline.runner.run(await submit(revision('person', 2)), false);
    expect(await find('person')).toMatchObject({
      rev: 2,
      decision: { version: 2, source: 'automatic', action: 'approve' },
    });
  });
});

describe('the record of an author', () => {
  it('counts comments by their newest decision', async () => {
    const author = { id: 'u1', username: 'Uma' };
    await pipeline.runner.run(
      await submit(
        revision('u1-a', 1, { author }),
        revision('u1-b', 1, { author, text: 'palaver:reject' }),
        revision('u1-c', 1, { author, text: 'palaver:reject' }),
      ),
      false,
    );
    await pipeline.runner.run(await submit(revision('u1-c', 2, { author, text: 'Sorry, this is better.' })), false);
    const record = await pipeline.database.query(`SELECT approved, rejected, reviewed FROM author WHERE key = 'id:u1'`);
    expect(record).toEqual([{ approved: 2, rejected: 1, reviewed: 0 }]);
  });
});

describe('facts', () => {
  const countOf = (evaluation: { facts: string } | undefined) =>
    (JSON.parse(evaluation?.facts ?? '{}') as { rates?: Record<string, number> }).rates?.['author/1m'];

  it('know the arrivals of an author up to the comment under test, and none after it', async () => {
    const author = { id: 'u2', username: 'Ugo' };
    const ids = [];
    for (const id of ['u2-a', 'u2-b', 'u2-c']) {
      ids.push(...(await submit(revision(id, 1, { author }))));
    }
    await pipeline.runner.run(ids.slice(1, 2), false);
    const [evaluation] = await pipeline.database.query<{ facts: string }>(
      `SELECT facts FROM decision WHERE comment_id = 'u2-b'`,
    );
    expect(countOf(evaluation)).toBe(2);
    await pipeline.runner.run(ids, false);
  });

  it('tell which of the comments that came together is which', async () => {
    const author = { id: 'u3', username: 'Uli' };
    await pipeline.runner.run(
      await submit(...['u3-a', 'u3-b', 'u3-c'].map((id) => revision(id, 1, { author }))),
      false,
    );
    const rows = await pipeline.database.query<{ facts: string }>(
      `SELECT facts FROM decision WHERE comment_id LIKE 'u3-%' ORDER BY comment_id`,
    );
    expect(rows.map(countOf)).toEqual([1, 2, 3]);
  });
});

describe('a re-score', () => {
  const vote = (id: string, seq: number) => ({
    siteId: 'news',
    eventId: `vote-${id}-${seq}`,
    bodySha256: seq.toString(16).padStart(64, '0'),
    kind: 'vote' as const,
    commentId: id,
    votes: { up: 0, down: seq },
    seq,
  });

  it('is opened once, at the earliest 30 seconds after the decision, and changes nothing when nothing changed', async () => {
    await pipeline.runner.run(await submit(revision('voted', 1)), false);
    await submit(vote('voted', 1), vote('voted', 2));
    const due = await pipeline.database.query<{ id: string; cause: string; wait: number }>(
      `SELECT id::text, cause, extract(epoch FROM next_enqueue_at - now())::float8 AS wait FROM work`,
    );
    expect(due).toHaveLength(1);
    expect(due[0]?.cause).toBe('votes');
    expect(due[0]?.wait).toBeGreaterThan(20);
    await pipeline.runner.run([due[0]?.id ?? ''], false);
    expect(await pipeline.database.query('SELECT 1 FROM work')).toEqual([]);
    expect(await find('voted')).toMatchObject({ decision: { version: 1, action: 'approve' } });
  });

  it('still obeys the text of a test comment', async () => {
    await pipeline.runner.run(await submit(revision('obeyed', 1, { text: 'palaver:reject' })), false);
    await submit(vote('obeyed', 1));
    const [work] = await pipeline.database.query<{ id: string }>('SELECT id::text FROM work');
    await pipeline.runner.run([work?.id ?? ''], false);
    expect(await find('obeyed')).toMatchObject({ decision: { version: 1, action: 'reject' } });
  });

  it('takes a comment that readers voted down to a person', async () => {
    await pipeline.runner.run(await submit(revision('sunk', 1)), false);
    await submit(vote('sunk', 400));
    const [work] = await pipeline.database.query<{ id: string }>('SELECT id::text FROM work');
    await pipeline.runner.run([work?.id ?? ''], false);
    expect(await find('sunk')).toMatchObject({ decision: { version: 2, action: 'review' } });
  });
});

describe('an erased author', () => {
  it('leaves decisions and tombstones, no text', async () => {
    const { ErasureRepository } = await import('../../libs/persistence/src/pipeline/erasure.repository.js');
    const author = { id: 'gone', username: 'Gone' };
    await pipeline.runner.run(await submit(revision('gone-1', 1, { author })), false);
    await submit({ siteId: 'news', eventId: 'erase', bodySha256: '0'.repeat(64), kind: 'erase', authorId: 'gone' });
    expect(await new ErasureRepository(pipeline.db).eraseSome(10)).toBe(1);
    expect(await find('gone-1')).toMatchObject({ status: 'deleted', show: false, meta: {} });
    await submit(revision('gone-1', 2, { author }));
    expect(await find('gone-1')).toMatchObject({ status: 'deleted' });
    expect(
      await pipeline.database.query(`SELECT action, facts, result FROM decision WHERE comment_id = 'gone-1'`),
    ).toEqual([{ action: 'approve', facts: null, result: null }]);
    expect(
      await pipeline.database.query(`SELECT data FROM author WHERE key = 'id:gone' AND data <> '{}'`),
    ).toHaveLength(1);
  });
});

describe('an evaluation', () => {
  it('is stored to the byte, beside the facts it was made of', async () => {
    const ids = await submit(revision('bytes', 1, { text: 'palaver:review "quoted" \\ back\nslash ü 😀' }));
    await pipeline.runner.run(ids, false);
    const [stored] = await pipeline.database.query<{ facts: string; result: string; data: string }>(
      `SELECT d.facts, d.result, r.data FROM decision d JOIN revision r USING (site_id, comment_id, rev) WHERE comment_id = 'bytes'`,
    );
    for (const text of Object.values(stored ?? {})) {
      expect(JSON.stringify(JSON.parse(text))).toBe(text);
    }
    expect(JSON.parse(stored?.data ?? '')).toMatchObject({
      text: 'palaver:review "quoted" \\ back\nslash ü 😀',
      test: true,
    });
  });
});
