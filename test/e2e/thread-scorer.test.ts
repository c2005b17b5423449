import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { bundledRuleSet, type ScoreRequest, ThreadScorer } from '@palaver/moderation';

const built = pathToFileURL(resolve('dist/libs/moderation/src/scorer/scorer-thread.js'));
const folder = mkdtempSync(join(tmpdir(), 'palaver-scorer-'));
let scorer: ThreadScorer | undefined;
afterEach(async () => scorer?.close());
afterAll(() => rmSync(folder, { recursive: true }));

const newsroom = bundledRuleSet('newsroom');
/** Sent with a test key, so that a text can ask for an action. */
function request(text: string, changes: Partial<ScoreRequest> = {}): ScoreRequest {
  const data = { text, author: { username: 'u' }, article: { url: 'https://n.example/' }, test: true };
  return {
    ruleSet: { id: 'newsroom', hash: newsroom.hash, version: 1, document: () => Promise.resolve(newsroom.document) },
    id: 'c',
    rev: 1,
    data: JSON.stringify(data),
    facts: '{}',
    now: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

/** The real thread, whose message handler does `fault` when a text asks for it. */
function faultyThread(fault: string): URL {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     const parse = JSON.stringify;
     JSON.stringify = (value, ...rest) => {
       if (value?.reasons?.some?.((reason) => reason.say.includes('asks for reject'))) { ${fault} }
       return parse(value, ...rest);
     };
     await import(${JSON.stringify(built.href)});`,
  );
  return pathToFileURL(file);
}

describe('the scorer thread', () => {
  it('scores a list in order and fetches a rule set once', async () => {
    scorer = new ThreadScorer({ entry: built });
    let fetched = 0;
    const ruleSet = { ...request('').ruleSet, document: () => Promise.resolve((fetched++, newsroom.document)) };
    const texts = ['A calm remark.', 'palaver:reject'];
    const requests = texts.map((text) => request(text, { ruleSet }));
    for (let round = 0; round < 2; round += 1) {
      const outcomes = await scorer.score(requests);
      expect(outcomes.map((outcome) => outcome.ok && outcome.score.action)).toEqual(['approve', 'reject']);
    }
    expect(fetched).toBe(1);
  });

  it.each([
    ['hangs', 'for (;;);', 'scorer_silent'],
    [
      'eats all memory',
      'const hoard = []; for (;;) { hoard.push(new Array(1e6).fill({})); }',
      'ERR_WORKER_OUT_OF_MEMORY',
    ],
    ['ends', 'process.exit(3);', undefined],
  ])('that %s over a comment fails this comment alone', async (_name, fault, code) => {
    scorer = new ThreadScorer({ entry: faultyThread(fault), silentMs: 1000, heapMb: 96 });
    const outcomes = await scorer.score([request('Before.'), request('palaver:reject'), request('After.')]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    const culprit = outcomes[1];
    expect(culprit?.ok === false && (culprit.error as { code?: string }).code).toBe(code);
  });

  it('that cannot compile a rule set fails the list and lives on', async () => {
    scorer = new ThreadScorer({ entry: built });
    const broken = { id: 'newsroom', hash: 'broken', version: 1, document: () => Promise.resolve('{}') };
    const [outcome] = await scorer.score([request('x', { ruleSet: broken })]);
    expect(outcome?.ok).toBe(false);
    const [next] = await scorer.score([request('x')]);
    expect(next?.ok).toBe(true);
  });
});
