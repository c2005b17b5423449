import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPipeline, type Pipeline, revision } from '../support/pipeline.js';

let pipeline: Pipeline;
/** Attempts on the row while a try is under way: what would be left if the process died in it. */
let seen: number[] = [];

beforeAll(async () => {
  pipeline = await createPipeline({
    at: (point, works) => {
      if (point === 'loaded' && works.length > 0) {
        seen.push(works[0]?.attempts ?? -1);
      }
      if (point === 'before_commit') {
        throw Object.assign(new Error('planted'), { code: '22P05' });
      }
    },
  });
});
afterAll(() => pipeline.close());

async function submit(id: string): Promise<string> {
  return (await pipeline.ingest.submit(revision(id, 1))).work?.id ?? '';
}

it('counts a further try of one comment before it begins, so that one that kills its process is counted', async () => {
  const id = await submit('killer');
  seen = [];
  await pipeline.runner.run([id], false);
  // The list as one, then alone.
  expect(seen).toEqual([0, 0]);
  for (const attempts of [2, 3]) {
    seen = [];
    await pipeline.runner.run([id], false);
    expect(seen).toEqual([attempts]);
    expect(await pipeline.database.query('SELECT attempts FROM work WHERE id = $1', [id])).toEqual([{ attempts }]);
  }
});

it('writes nothing in advance for a list that is new', async () => {
  const ids = [await submit('first'), await submit('second')];
  seen = [];
  await pipeline.runner.run(ids, false);
  expect(seen).toEqual([0, 0, 0]);
});
