import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  ErasureRepository,
  IngestBatcher,
  type IngestItem,
  type IngestOutcome,
  type RevisionData,
} from '@palaver/persistence';
import fc from 'fast-check';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Step = { kind: 'text' | 'delete' | 'vote'; n: number };

function itemOf(comment: string, { kind, n }: Step, isPlain: boolean): IngestItem {
  const head = {
    siteId: 'news',
    eventId: `${comment}-${kind}-${n}`,
    bodySha256: sha256(`${kind}${n}`),
    commentId: comment,
  };
  switch (kind) {
    case 'text':
      return {
        ...revision(comment, n, { text: `Text ${n} of ${comment}` }),
        ...head,
        ...(isPlain && { eventId: `c:${comment}:${n}` }),
      };
    case 'delete':
      return { ...head, kind: 'delete', rev: n };
    case 'vote':
      return { ...head, kind: 'vote', votes: { up: n, down: 0 }, seq: n };
  }
}

/** The same fold by rev over what landed, written a second time without a database. */
function model(comment: string, steps: readonly Step[]) {
  const highest = (kind: Step['kind']) => Math.max(0, ...steps.filter((step) => step.kind === kind).map(({ n }) => n));
  const head = highest('text');
  const vote = highest('vote');
  return {
    head_rev: head,
    deleted_rev: highest('delete') || null,
    text_sha256: head === 0 ? null : sha256(`Text ${head} of ${comment}`),
    vote_seq: vote || null,
    votes: vote === 0 ? null : { up: vote, down: 0 },
  };
}

const stepsArbitrary = fc
  .shuffledSubarray<Step>(
    [
      { kind: 'text', n: 1 },
      { kind: 'text', n: 2 },
      { kind: 'text', n: 4 },
      { kind: 'delete', n: 3 },
      { kind: 'vote', n: 1 },
      { kind: 'vote', n: 2 },
    ],
    { minLength: 1 },
  )
  .chain((steps) => fc.tuple(fc.constant(steps), fc.array(fc.nat({ max: steps.length - 1 }), { maxLength: 3 })))
  .map(([steps, repeats]) => [...steps, ...repeats.map((n) => steps[n] as Step)]);

describe('events of a comment', () => {
  it('come to the same state in any order, with repeats and gaps, one by one and at once', async () => {
    await fc.assert(
      fc.asyncProperty(stepsArbitrary, fc.boolean(), fc.boolean(), async (steps, atOnce, isPlain) => {
        const comment = randomUUID();
        const outcomes: IngestOutcome[] = [];
        const submit = async (step: Step) =>
          outcomes.push(await pipeline.ingest.submit(itemOf(comment, step, isPlain)));
        if (atOnce) {
          await Promise.all(steps.map(submit));
        } else {
          for (const step of steps) {
            await submit(step);
          }
        }
        // Each event is taken once, be it told by a row of its own or by its revision.
        const events = new Set(steps).size;
        const statuses = outcomes.map(({ status }) => status).sort();
        expect(statuses).toEqual(statuses.map((_, n) => (n < events ? 'accepted' : 'duplicate')));
        const stored = await pipeline.database.query('SELECT 1 FROM ingest_event_v WHERE comment_id = $1', [comment]);
        expect(stored).toHaveLength(events);
        const [state] = await pipeline.db.query<Record<string, unknown>>(
          `SELECT c.head_rev::int AS head_rev, c.deleted_rev::int AS deleted_rev, c.vote_seq::int AS vote_seq, c.votes, r.data
           FROM comment c LEFT JOIN revision r ON (r.site_id, r.comment_id, r.rev) = (c.site_id, c.id, c.head_rev)
           WHERE c.id = $1`,
          [comment],
        );
        const text = typeof state?.data === 'string' ? (JSON.parse(state.data) as { text: string }).text : undefined;
        expect({ ...state, data: undefined, text_sha256: text === undefined ? null : sha256(text) }).toEqual({
          ...model(comment, steps),
          data: undefined,
        });
        // Whatever work was opened on the way, it ends; the newest revision is decided unless it is deleted.
        const work = await pipeline.db.query<{ id: string }>('SELECT id::text AS id FROM work WHERE comment_id = $1', [
          comment,
        ]);
        await pipeline.runner.run(work.map(({ id }) => id).concat('1'), false);
        const [end] = await pipeline.db.query<{ left: number; revs: number[] | null }>(
          `SELECT (SELECT count(*)::int FROM work WHERE comment_id = $1 AND cause = 'arrival') AS left,
             (SELECT array_agg(rev::int) FROM decision WHERE comment_id = $1) AS revs`,
          [comment],
        );
        const { head_rev: head, deleted_rev: deleted } = model(comment, steps);
        expect(end).toEqual({ left: 0, revs: head > (deleted ?? 0) ? [head] : null });
      }),
      { numRuns: 60 },
    );
  });

  it('sent five times at once are one event and one piece of work', async () => {
    const item = revision('five', 1);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => pipeline.ingest.submit(item)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'accepted',
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
    expect(await pipeline.database.query(`SELECT 1 FROM ingest_event_v WHERE comment_id = 'five'`)).toHaveLength(1);
    expect(await pipeline.database.query(`SELECT 1 FROM work WHERE comment_id = 'five'`)).toHaveLength(1);
  });

  it('under an id that meant something else before are a conflict and change nothing', async () => {
    const item = revision('other', 1);
    await pipeline.ingest.submit(item);
    const reused = { ...revision('another', 1), eventId: item.eventId };
    expect(await pipeline.ingest.submit(reused)).toEqual({ status: 'conflict' });
    expect(await pipeline.database.query(`SELECT 1 FROM comment WHERE id = 'another'`)).toEqual([]);
  });

  it('whose data the database refuses fail alone', async () => {
    const bad = revision('bad', 1, { article: { url: 'https://news.example/a', updatedAt: 'no time at all' } });
    const outcomes = await Promise.allSettled([
      pipeline.ingest.submit(revision('neighbour-1', 1)),
      pipeline.ingest.submit(bad),
      pipeline.ingest.submit(revision('neighbour-2', 1)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await pipeline.database.query(`SELECT 1 FROM ingest_event_v WHERE comment_id = 'bad'`)).toEqual([]);
  });

  it('held by a synchronous check ring no bell until the lease ends', async () => {
    const before = pipeline.rung.length;
    const item = { ...revision('leased', 1), lease: { owner: randomUUID(), seconds: 4 } } as IngestItem;
    const { work } = await pipeline.ingest.submit(item);
    expect(work?.leased).toBe(true);
    expect(pipeline.rung.slice(before)).toEqual([]);
    expect((await pipeline.work.sweep(100)).map(({ id }) => id)).not.toContain(work?.id);
    const owner = (item as { lease: { owner: string } }).lease.owner;
    expect(await pipeline.work.giveBack(work?.id ?? '', randomUUID())).toBe(false);
    expect(await pipeline.work.giveBack(work?.id ?? '', owner)).toBe(true);
    expect((await pipeline.work.sweep(100)).map(({ id }) => id)).toContain(work?.id);
  });
});

describe("the site's own decision", () => {
  const decide = (commentId: string, rev?: number): IngestItem => ({
    siteId: 'news',
    eventId: randomUUID(),
    bodySha256: sha256(commentId),
    kind: 'decide',
    commentId,
    rev,
    action: 'reject',
    reasonCode: 'off_topic',
    by: 'desk',
    decidedAt: '2026-01-01T00:00:00Z',
  });

  it('may come before the comment and beats the automatic one', async () => {
    await pipeline.ingest.submit(decide('early', 1));
    const { work } = await pipeline.ingest.submit(revision('early', 1));
    await pipeline.runner.run([work?.id ?? ''], false);
    const decisions = await pipeline.database.query(
      `SELECT source, action, version FROM decision WHERE comment_id = 'early'`,
    );
    expect(decisions).toEqual([{ source: 'site', action: 'reject', version: 1 }]);
  });

  it('closes the review item, and one about an older revision changes nothing', async () => {
    const { work } = await pipeline.ingest.submit(revision('desk', 2, { text: 'palaver:review' }));
    await pipeline.runner.run([work?.id ?? ''], false);
    await pipeline.ingest.submit(decide('desk', 1));
    expect(
      await pipeline.database.query(`SELECT 1 FROM review_item WHERE comment_id = 'desk' AND closed_at IS NULL`),
    ).toHaveLength(1);
    await pipeline.ingest.submit(decide('desk'));
    expect(await pipeline.database.query(`SELECT closed_by FROM review_item WHERE comment_id = 'desk'`)).toEqual([
      { closed_by: 'desk' },
    ]);
  });
});

describe('a deletion', () => {
  it('closes the review item, unless a later revision is there already', async () => {
    const erase = (commentId: string, rev: number): IngestItem => ({
      siteId: 'news',
      eventId: randomUUID(),
      bodySha256: sha256(commentId),
      kind: 'delete',
      commentId,
      rev,
    });
    for (const [id, rev, open] of [
      ['taken-back', 1, 0],
      ['written-anew', 3, 1],
    ] as const) {
      const { work } = await pipeline.ingest.submit(revision(id, rev, { text: 'palaver:review' }));
      await pipeline.runner.run([work?.id ?? ''], false);
      await pipeline.ingest.submit(erase(id, 2));
      expect(
        await pipeline.database.query('SELECT 1 FROM review_item WHERE comment_id = $1 AND closed_at IS NULL', [id]),
      ).toHaveLength(open);
    }
  });
});

describe('reports', () => {
  it('are one row per reader and open one re-score', async () => {
    const { work } = await pipeline.ingest.submit(revision('reported', 1));
    await pipeline.runner.run([work?.id ?? ''], false);
    const report = (reporterId: string, n: number): IngestItem => ({
      siteId: 'news',
      eventId: `report-${reporterId}-${n}`,
      bodySha256: sha256(`${n}`),
      kind: 'report',
      commentId: 'reported',
      reporterId,
      reason: 'spam',
    });
    await Promise.all([report('r1', 1), report('r1', 2), report('r2', 1)].map((item) => pipeline.ingest.submit(item)));
    expect(await pipeline.database.query(`SELECT 1 FROM report WHERE comment_id = 'reported'`)).toHaveLength(2);
    expect(await pipeline.database.query(`SELECT cause FROM work WHERE comment_id = 'reported'`)).toEqual([
      { cause: 'reports' },
    ]);
  });
});

describe('a plain comment', () => {
  /** Sent by its site without an envelope, or in one that bears the same id. */
  const plain = (id: string, rev = 1, changes: Partial<RevisionData> = {}): IngestItem => ({
    ...revision(id, rev, changes),
    eventId: `c:${id}:${rev}`,
    bodySha256: sha256(`${id} ${rev} ${JSON.stringify(changes)}`),
  });
  const vote = (comment: string, eventId: string): IngestItem => ({
    siteId: 'news',
    eventId,
    bodySha256: sha256(eventId),
    kind: 'vote',
    commentId: comment,
    votes: { up: 1, down: 0 },
    seq: 1,
  });
  const submit = async (item: IngestItem) => (await pipeline.ingest.submit(item)).status;
  const eventRows = (comment: string) =>
    pipeline.database.query(`SELECT 1 FROM ingest_event WHERE comment_id = $1`, [comment]);

  it('has no event beside its revision, and a repeat is told from a reused id all the same', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => submit(plain('p1'))));
    expect(outcomes.sort()).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
    expect(await submit(plain('p1', 1, { text: 'Something else.' }))).toBe('conflict');
    expect(await eventRows('p1')).toEqual([]);
    expect(await pipeline.database.query(`SELECT id FROM ingest_event_v WHERE comment_id = 'p1'`)).toEqual([
      { id: 'c:p1:1' },
    ]);
  });

  it('is known again once there are newer revisions, and so are these', async () => {
    await submit(plain('p2'));
    expect(await submit(plain('p2', 2))).toBe('accepted');
    expect(await Promise.all([submit(plain('p2', 2)), submit(plain('p2'))])).toEqual(['duplicate', 'duplicate']);
    expect(await submit(plain('p2', 2, { text: 'Something else.' }))).toBe('conflict');
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['its votes', (id) => submit(vote(id, `votes of ${id}`))],
    ['its deletion', (id) => submit({ siteId: 'news', eventId: `end of ${id}`, bodySha256: sha256(id), kind: 'delete', commentId: id, rev: 3 })],
    ['the same revision in another event', (id) => submit(revision(id, 1))],
  ])('that comes after %s is known as well', async (name, before) => {
    const id = `after ${name}`;
    await before(id);
    expect(await submit(plain(id))).toBe('accepted');
    expect(await submit(plain(id))).toBe('duplicate');
    expect(await submit(plain(id, 1, { text: 'Something else.' }))).toBe('conflict');
  }); // prettier-ignore

  it('lends its id to no other event, nor takes the id of one', async () => {
    await submit(plain('p3'));
    expect(await Promise.all([submit(vote('p4', 'c:p3:1')), submit(vote('p4', 'votes of p4'))])).toEqual([
      'conflict',
      'accepted',
    ]);
    expect(await submit({ ...revision('p5', 1), eventId: 'c:p3:1' })).toBe('conflict');
    expect(await submit(vote('p4', 'c:p6:1'))).toBe('accepted');
    expect(await submit(plain('p6'))).toBe('conflict');
    expect(await pipeline.database.query(`SELECT id FROM comment WHERE id IN ('p5', 'p6')`)).toEqual([]);
  });

  it('is another one on another site', async () => {
    await submit(plain('p7'));
    const elsewhere = new IngestBatcher(pipeline.db, { onWork: () => undefined });
    const other = { ...plain('p7'), siteId: 'elsewhere', bodySha256: sha256('other') };
    expect(await elsewhere.submit(other)).toMatchObject({ status: 'accepted' });
    expect(await elsewhere.submit(other)).toEqual({ status: 'duplicate' });
    await pipeline.database.query(`DELETE FROM work WHERE site_id = 'elsewhere'`);
  });

  it('does not come back once its author is erased', async () => {
    const author = { id: 'p8', username: 'Gone' };
    await submit(plain('p8', 1, { author }));
    await submit({ siteId: 'news', eventId: 'erase p8', bodySha256: sha256('p8'), kind: 'erase', authorId: 'p8' });
    expect(await new ErasureRepository(pipeline.db).eraseSome(10)).toBe(1);
    expect(await submit(plain('p8', 1, { author }))).toBe('duplicate');
    expect(await submit(plain('p8', 1, { author, text: 'Something else.' }))).toBe('conflict');
    expect(await pipeline.database.query(`SELECT 1 FROM revision WHERE comment_id = 'p8'`)).toEqual([]);
    expect(await eventRows('p8')).toHaveLength(1);
  });
});
