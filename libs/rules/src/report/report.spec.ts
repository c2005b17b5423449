import { describe, expect, test } from '@jest/globals';
import { compile, entriesFound, evaluate, parseRuleSet, ruleCosts, type CommentInput } from '../index.js';

const facts = { now: '2026-01-01T12:00:00.000Z' };
const comment = (text: string): CommentInput => ({ id: 'c', rev: 1, text, author: { username: 'r' }, article: {} });
const ruleSet = compile(
  parseRuleSet(`{ schema: palaver/rules/v1, id: test, groups: { a: {} },
    lists: { words: { terms: [scumbag, gazebo], views: [base, skeleton, leet], except: [gazebo club] } },
    rules: [
      { id: LIST, group: a, score: 1, when: { text: { list: words } } },
      { id: TERMS, group: a, score: 1, when: { any: [{ text: { terms: [harbour] } }, { text: { list: words } }] } },
      { id: REGEX, group: a, score: 1, when: { text: { regex: 'har+bour' } } },
      { id: OFF, group: a, score: 1, mode: off, when: { text: { list: words } } }] }`),
);

describe('entries that rules found', () => {
  const found = (text: string, ids = ['LIST', 'TERMS', 'REGEX', 'NONE']) =>
    Object.fromEntries(entriesFound(ruleSet, comment(text), facts, ids));

  test('are those of the lists, once each, whatever disguises them', () => {
    expect(found('A scumb4g, a scumbag in the gazebo of the harbour.')).toEqual({
      LIST: ['scumbag', 'gazebo'],
      TERMS: ['harbour', 'scumbag', 'gazebo'],
    });
  });

  test('are not what an exception spares, nor those of rules nobody asked for or that do not hit', () => {
    expect(found('the gazebo club at the harbour')).toEqual({ TERMS: ['harbour'] });
    expect(found('a gazebo', ['TERMS'])).toEqual({ TERMS: ['gazebo'] });
  });

  test('leave an evaluation as it is', () => {
    const before = JSON.stringify(evaluate(ruleSet, comment('a scumb4g'), facts));
    found('a scumb4g');
    expect(JSON.stringify(evaluate(ruleSet, comment('a scumb4g'), facts))).toBe(before);
    expect(before).not.toContain('"term"');
  });
});

test('costs are told by the clock: of every rule that is not off, and nothing for those that need not run', () => {
  let time = 0;
  const costs = ruleCosts(ruleSet, comment('the harbour'), facts, () => (time += 5));
  expect(costs.get('LIST')).toBe(0);
  expect(costs.get('TERMS')).toBe(5);
  expect([...costs.keys()].sort()).toEqual(['LIST', 'REGEX', 'TERMS']);
});
