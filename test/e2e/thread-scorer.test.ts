import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { bundledRuleSet, type ScoreRequest, ThreadScorer } from '@palaver/moderation';
import type { TallyRow } from '@palaver/persistence';
import { parseRuleSet } from '@palaver/rules';

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

  it("compiles a rule set that takes another's place beside it, and tells versions of one content apart", async () => {
    scorer = new ThreadScorer({ entry: built });
    const core = bundledRuleSet('core');
    const next = { id: 'core', hash: core.hash, version: 2, document: () => Promise.resolve(core.document) };
    await scorer.prepare(next, newsroom.hash);
    await scorer.score([request('x')]);
    let fetched = 0;
    const counted = { ...next, document: () => Promise.resolve((fetched++, core.document)) };
    await scorer.prepare(counted, newsroom.hash);
    const outcomes = await scorer.score([
      request('x'),
      request('x', { ruleSet: counted }),
      request('x', { ruleSet: { ...counted, version: 3 } }),
    ]);
    const ruleSets = outcomes.map(
      (outcome) => outcome.ok && (JSON.parse(outcome.score.result) as { ruleSet: unknown }).ruleSet,
    );
    expect(ruleSets).toMatchObject([
      { id: 'newsroom', version: 1 },
      { id: 'core', version: 2 },
      { id: 'core', version: 3 },
    ]);
    scorer.retain(new Set([core.hash]));
    expect((await scorer.score([request('x', { ruleSet: counted })]))[0]?.ok).toBe(true);
    expect(fetched).toBe(1);
    expect((await scorer.score([request('x')]))[0]?.ok).toBe(true);
  });

  it('counts decisions by the rule sets it has compiled, and only by those', async () => {
    scorer = new ThreadScorer({ entry: built });
    const sent = request('You idiot, nobody asked you.');
    const row = (result: string, facts: string): TallyRow => ({
      xid: '1',
      source: 'automatic',
      verdict: 'review',
      first: true,
      about: {
        siteId: 'news',
        commentId: 'c',
        rev: 1,
        action: 'review',
        ruleSetId: 'newsroom',
        version: 1,
        hash: newsroom.hash,
        decidedAt: '2026-01-01T00:00:00Z',
      },
      result,
      facts,
      data: sent.data,
    });
    expect(scorer.tally([row('{"reasons":[]}', '{}')])).toBeUndefined();
    const [outcome] = await scorer.score([sent]);
    const score = outcome?.ok ? outcome.score : undefined;
    const counted = await scorer.tally([row(score?.result ?? '', score?.facts ?? '')]);
    expect(counted?.increments).toContainEqual(expect.objectContaining({ entry: 'idiot', hits: 1 }));
    expect(counted?.costs.length).toBeGreaterThan(10);
    expect((await scorer.score([sent]))[0]?.ok).toBe(true);
    scorer.retain(new Set());
    expect(scorer.tally([row('{"reasons":[]}', '{}')])).toBeUndefined();
  });

  it('records what a version in shadow comes to, and lets it decide nothing', async () => {
    scorer = new ThreadScorer({ entry: built });
    const rules = { schema: 'palaver/rules/v1', id: 'strict', groups: { g: {} }, rules: [
      { id: 'LONG', group: 'g', score: 12, when: { 'text.length': { gte: 1 } } },
    ] }; // prettier-ignore
    const shadow = {
      id: 'strict',
      hash: 'strict',
      version: 4,
      document: () => Promise.resolve(JSON.stringify(withDefaults(rules))),
    };
    await scorer.score([request('x', { ruleSet: shadow })]);
    const [plain, both] = await scorer.score([request('x'), request('x', { shadow })]);
    const [one, other] = [plain, both].map((outcome) => outcome?.ok === true && outcome.score);
    expect(other).toMatchObject({ action: 'approve', digest: one && one.digest });
    const { shadowRun, ...evaluation } = JSON.parse(other ? other.result : '') as { shadowRun: unknown };
    expect(evaluation).toEqual(JSON.parse(one ? one.result : ''));
    expect(shadowRun).toMatchObject({
      ruleSet: { id: 'strict', version: 4 },
      action: 'reject',
      reasons: [{ rule: 'LONG', points: 12 }],
    });
  });
});

const withDefaults = (rules: object) => parseRuleSet(JSON.stringify(rules));
