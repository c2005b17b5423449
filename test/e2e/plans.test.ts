import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { STORE_REVISIONS } from '../../libs/persistence/src/ingest/revision-statement.js';
import { SETTLE } from '../../libs/persistence/src/pipeline/settle-statement.js';
import { createPipeline, type Pipeline } from '../support/pipeline.js';

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.close());

/** Tables that are read whole in a plan, by a scan of their rows or of an index without a condition. */
function readWhole(plan: string[]): string[] {
  return plan.flatMap((line, n) => {
    const table = /(?:Seq Scan|Index Scan using \w+|Index Only Scan using \w+|Bitmap Heap Scan) on (\w+)/.exec(
      line,
    )?.[1];
    const keyed = !line.includes('Seq Scan') && /(Index|Recheck) Cond/.test(plan[n + 1] ?? '');
    return table === undefined || keyed ? [] : [table];
  });
}

describe('plans made while tables are still small', () => {
  // A site has few endpoints, and their rows are few on the whole.
  it.each([STORE_REVISIONS, SETTLE])('go by keys: $name', async ({ text }) => {
    const rows = await pipeline.db.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${text}`, ['[]']);
    const plan = rows.map((row) => row['QUERY PLAN']);
    expect(plan.length).toBeGreaterThan(20);
    expect(readWhole(plan).filter((table) => table !== 'endpoint')).toEqual([]);
  });

  it('and one that reads a table whole is seen here', async () => {
    const [before] = await pipeline.database.query<{ 'QUERY PLAN': string }>(
      'EXPLAIN (COSTS OFF) SELECT * FROM comment',
    );
    expect(readWhole([before?.['QUERY PLAN'] ?? ''])).toEqual(['comment']);
  });
});
