import { describe, expect, test } from '@jest/globals';
import { compile, parseRuleSet, ruleHashes, runInlineTests, tellOf, type CompiledRuleSet } from './index.js';

const head = 'schema: palaver/rules/v1, id: test, groups: { g: {}, h: {} }';
const compiled = (body: string): CompiledRuleSet => compile(parseRuleSet(`{ ${head}, ${body} }`));

describe('what a rule set needs to be known', () => {
  test('rates and near-duplicates, each once, by one key for equal windows', () => {
    const { needs } = compiled(`lists: { staff: { from: roles/staff } }, rules: [
      { id: A, group: g, score: 1, when: { rate: { of: ip, window: 60s, gt: 5 } } },
      { id: B, group: g, score: 1, when: { any: [{ rate: { of: ip, window: 1m, gt: 9 } }, { rate: { of: author, window: 24h, gt: 9 } }] } },
      { id: C, group: g, score: 1, when: { similar: { atLeast: 0.8, window: 24h } } },
      { id: D, group: g, score: 1, mode: shadow, when: { author.username: { confusableWith: staff } } },
    ]`);
    expect(needs).toEqual({
      rates: [
        { key: 'author/1d', of: 'author', windowMs: 86_400_000 },
        { key: 'ip/1m', of: 'ip', windowMs: 60_000 },
      ],
      similar: [{ key: '0.8/6/1d', atLeast: 0.8, minWords: 6, windowMs: 86_400_000 }],
      lists: ['roles/staff'],
    });
  });

  test('nothing for a rule that is off', () => {
    const { needs } = compiled(
      'rules: [{ id: A, group: g, score: 1, mode: off, when: { rate: { of: ip, window: 60s, gt: 5 } } }]',
    );
    expect(needs).toEqual({ rates: [], similar: [], lists: [] });
  });
});

describe('examples', () => {
  test('hold rates and near-duplicates for all windows of a rule', () => {
    const ruleSet = compiled(`rules: [
      { id: A, group: g, score: 1, when: { rate: { of: ip, window: 60s, gt: 5 } },
        tests: { hit: [{ rates: { ip: 6 } }], miss: [{ rates: { ip: 5 } }, { rates: { author: 9 } }] } },
      { id: B, group: g, score: 1, when: { similar: { atLeast: 0.8, window: 24h, minWords: 2, articles: { gte: 2 } } },
        tests: { hit: [{ similar: { comments: 3, articles: 2 } }], miss: [{ similar: { comments: 3 } }] } },
    ]`);
    expect(runInlineTests(ruleSet).map(({ ok, detail }) => detail ?? ok)).toEqual([true, true, true, true, true]);
  });

  test('that do not hold are told', () => {
    const ruleSet = compiled(
      "rules: [{ id: A, group: g, score: 1, when: { votes.net: { lt: 0 } }, tests: { hit: ['x', { votes: 1 }], miss: [{ votes: -1 }] } }]",
    );
    expect(runInlineTests(ruleSet)).toMatchObject([
      { rule: 'A', kind: 'hit', index: 0, ok: false, detail: 'skipped without votes.net' },
      { rule: 'A', kind: 'hit', index: 1, ok: false, detail: 'no hit' },
      { rule: 'A', kind: 'miss', index: 0, ok: false, detail: 'hit' },
    ]);
  });
});

describe('what readers are told', () => {
  const ruleSet = compiled(
    'rules: [{ id: A, group: g, score: 1, when: { text.words: { gte: 1 } }, tell: { en: Please be kind., de: Bitte freundlich., pt-BR: Por favor. } }]',
  );

  test.each([
    ['A', 'de', 'Bitte freundlich.'],
    ['A', 'de-AT', 'Bitte freundlich.'],
    ['A', 'DE_ch', 'Bitte freundlich.'],
    ['A', 'pt-br', 'Por favor.'],
    ['A', 'pt', 'Por favor.'],
    ['A', 'fr', undefined],
    ['A', undefined, 'Please be kind.'],
    ['B', 'de', undefined],
  ])('%s in %s', (rule, language, told) => {
    expect(tellOf(ruleSet, rule, language)).toBe(told);
  });
});

describe('brake', () => {
  const rules = (score: number, term = 'x', say = 'A'): string =>
    `lists: { l: { terms: [${term}] }, m: { terms: [m] } }, rules: [{ id: A, group: g, score: ${score}, say: ${say}, when: { text: { list: l } } }, { id: B, group: g, score: 1, when: { text: { list: m } } }], composites: [{ id: C, group: g, score: 1, when: A & !B }, { id: D, group: g, score: 1, when: B }]`;
  const edited = (before: string, after: string): string[] => {
    const [old, now] = [before, after].map((body) => ruleHashes(compiled(body).document));
    return [...(now ?? [])].filter(([id, hash]) => old?.get(id) !== hash).map(([id]) => id);
  };

  test('is part of the compiled rule set', () => {
    expect(compiled('brake: { within: 24h, minHits: 20, maxShare: 0.05, then: shadow }').brake).toEqual({
      withinMs: 86_400_000,
      minHits: 20,
      maxShare: 0.05,
      then: 'shadow',
    });
    expect(compiled('rules: []').brake).toBeUndefined();
  });

  test.each<[string, string, string, string[]]>([
    ['nothing', rules(1), rules(1), []],
    ['the words for people', rules(1), rules(1, 'x', 'Other'), []],
    ['the score', rules(1), rules(2), ['A', 'C']],
    ['a list', rules(1), rules(1, 'y'), ['A', 'C']],
    ['a composite', rules(1), rules(1).replace('A & !B', 'A'), ['C']],
    ['the mode', rules(1), rules(1).replace('id: B', 'mode: shadow, id: B'), ['B', 'C', 'D']],
  ])('an edit of %s', (_, before, after, expected) => {
    expect(edited(before, after)).toEqual(expected);
  });
});

describe('what was compiled', () => {
  const rules = (score: number) =>
    parseRuleSet(`{ ${head}, rules: [{ id: A, group: g, score: ${score}, when: { text.length: { gt: 1 } } }] }`);

  test('is kept for whoever compiles the same again', () => {
    expect(compile(rules(1))).toBe(compile(rules(1)));
  });

  test('is kept no longer than asked for, with all that was compiled before', () => {
    const first = compile(rules(2));
    const second = compile(rules(3), { kept: 1 });
    expect(compile(rules(3))).toBe(second);
    expect(compile(rules(2))).not.toBe(first);
  });
});
