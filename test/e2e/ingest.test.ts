import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { type IngestItem } from '@palaver/persistence';
import fc from 'fast-check';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Step = { kind: 'text' | 'delete' | 'vote'; n: number };

function itemOf(comment: string, { kind, n }: Step): IngestItem {
  const head = {
    siteId: 'news',
    eventId: `${comment}-${kind}-${n}`,
    bodySha256: sha256(`${kind}${n}`),
    commentId: comment,
  };
  switch (kind) {
    case 'text':
      return { ...revision(comment, n, { text: `Text ${n} of ${comment}` }), ...head };
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
      fc.asyncProperty(stepsArbitrary, fc.boolean(), async (steps, atOnce) => {
        const comment = randomUUID();
        if (atOnce) {
          await Promise.all(steps.map((step) => pipeline.ingest.submit(itemOf(comment, step))));
        } else {
          for (const step of steps) {
            await pipeline.ingest.submit(itemOf(comment, step));
          }
        }
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
    expect(await pipeline.database.query(`SELECT 1 FROM ingest_event WHERE comment_id = 'five'`)).toHaveLength(1);
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
    expect(await pipeline.database.query(`SELECT 1 FROM ingest_event WHERE comment_id = 'bad'`)).toEqual([]);
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
