import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

let pipeline: Pipeline;
let sent = 0;

beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.close());

async function decideOnSite(commentId: string, action: 'approve' | 'reject', rev?: number): Promise<void> {
  sent += 1;
  await pipeline.ingest.submit({
    siteId: 'news',
    eventId: `decision ${sent}`,
    bodySha256: 'ab'.repeat(32),
    kind: 'decide',
    commentId,
    rev,
    action,
    decidedAt: '2026-01-31T12:00:00Z',
  });
}

async function arrive(commentId: string, rev: number): Promise<void> {
  const { work } = await pipeline.ingest.submit(revision(commentId, rev));
  await pipeline.runner.run(work ? [work.id] : [], false);
}

const decisions = (commentId: string) =>
  pipeline.database.query(
    `SELECT rev::int, action, source FROM decision WHERE comment_id = '${commentId}' ORDER BY version`,
  );

it('a decision about an older revision that arrives late does not undo one about a revision still to come', async () => {
  await arrive('late', 1);
  await decideOnSite('late', 'reject', 3);
  await decideOnSite('late', 'approve', 1);
  await arrive('late', 2);
  await arrive('late', 3);
  expect(await decisions('late')).toEqual([
    { rev: 1, action: 'approve', source: 'automatic' },
    { rev: 3, action: 'reject', source: 'site' },
  ]);
});

it('a decision that names no revision is about the newest one known', async () => {
  await arrive('unnamed', 1);
  await decideOnSite('unnamed', 'reject', 2);
  await decideOnSite('unnamed', 'approve');
  await arrive('unnamed', 2);
  expect(await decisions('unnamed')).toEqual([
    { rev: 1, action: 'approve', source: 'automatic' },
    { rev: 2, action: 'reject', source: 'site' },
    { rev: 2, action: 'approve', source: 'site' },
  ]);
});
