import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

let pipeline: Pipeline;
let holder: Client;

beforeAll(async () => {
  pipeline = await createPipeline();
  holder = new Client({ connectionString: pipeline.database.url });
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await pipeline.close();
});

it('a comment whose row stays locked is answered "try again", and its neighbours are stored', async () => {
  await pipeline.ingest.submit(revision('held', 1));
  await holder.query('BEGIN');
  await holder.query(`SELECT 1 FROM comment WHERE id = 'held' FOR UPDATE`);
  try {
    const [held, free] = await Promise.allSettled([
      pipeline.ingest.submit(revision('held', 2)),
      pipeline.ingest.submit(revision('free', 1)),
    ]);
    expect(held).toMatchObject({ status: 'rejected', reason: { code: 'store_unavailable' } });
    expect(free).toMatchObject({ status: 'fulfilled', value: { status: 'accepted' } });
  } finally {
    await holder.query('ROLLBACK');
  }
  expect(await pipeline.ingest.submit(revision('held', 2))).toMatchObject({ status: 'accepted' });
});
