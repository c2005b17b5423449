import { describe, expect, it } from '@jest/globals';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import { measureCosts } from './measure-costs.js';
import { parseRuleSet } from './parse.js';
import { resolveRuleSet } from './resolve.js';

const ruleSet = compile(
  resolveRuleSet(
    parseRuleSet(`
schema: palaver/rules/v1
id: costs
groups: { a: {} }
rules:
  - { id: ALWAYS, group: a, score: 1, when: { text.words: { gte: 2 } } }
  - { id: LINKED, group: a, score: 1, when: { links.count: { gte: 1 } } }
  - { id: SAYS, group: a, score: 1, mode: shadow, when: { text: { regex: 'scum(bag)?s' } } }
  - { id: OFF, group: a, score: 1, mode: off, when: { text.words: { gte: 1 } } }
`),
    () => undefined,
  ),
);
const facts = { now: '2026-06-15T12:00:00.000Z' };
const sampleOf = (text: string) => ({
  comment: { id: 'c', rev: 1, text, author: { username: 'otter' }, article: {} },
  facts,
});

describe('the cost of rules', () => {
  const samples = ['see https://a.example/x', 'you scumbags', 'fine words', 'more words'].map(sampleOf);

  it('is told for each rule that runs, dearest first', () => {
    const { rules, sharedUs } = measureCosts(ruleSet, samples);
    expect(rules.map(({ rule }) => rule).sort()).toEqual(['ALWAYS', 'LINKED', 'SAYS']);
    expect([...rules].sort((a, b) => b.us - a.us)).toEqual(rules);
    expect(rules.every(({ us }) => us >= 0) && sharedUs >= 0).toBe(true);
  });

  it('tells on how many comments a rule had to be run', () => {
    const ran = new Map(measureCosts(ruleSet, samples, 1).rules.map((cost) => [cost.rule, cost.ran]));
    expect([ran.get('ALWAYS'), ran.get('LINKED'), ran.get('SAYS')]).toEqual([1, 0.25, 0.25]);
  });

  it('is nothing without comments', () => {
    expect(measureCosts(ruleSet, []).rules.map(({ us, ran }) => [us, ran])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('changes no evaluation', () => {
    const before = samples.map(({ comment }) => JSON.stringify(evaluate(ruleSet, comment, facts)));
    measureCosts(ruleSet, samples);
    expect(samples.map(({ comment }) => JSON.stringify(evaluate(ruleSet, comment, facts)))).toEqual(before);
  });
});
