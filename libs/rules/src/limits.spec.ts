import { describe, expect, test } from '@jest/globals';
import { compile, parseRuleSet, resolveRuleSet, type RuleSetIssue } from './index.js';
import { issuesIn } from './rule-set-error.js';

const head = 'schema: palaver/rules/v1\nid: test\ngroups: { a: {} }\n';
const issuesOf = (source: string): RuleSetIssue[] =>
  issuesIn(() => compile(resolveRuleSet(parseRuleSet(source), () => undefined)));

describe('what one site may have', () => {
  const rules = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) => `  - { id: R${index}, group: a, score: 1, when: { text.words: { gte: 1 } } }\n`,
    ).join('');
  const terms = (count: number): string => Array.from({ length: count }, (_, index) => `t${index}`).join(', ');
  const patterns = (count: number, pattern = 'x[0-9]'): string =>
    Array.from(
      { length: count },
      (_, index) => `  - { id: R${index}, group: a, score: 1, when: { text: { regex: '${pattern}${index}' } } }\n`,
    ).join('');

  test.each<[string, string, Partial<RuleSetIssue> | undefined]>([
    ['2,000 rules', `${head}rules:\n${rules(2000)}`, undefined],
    [
      '2,001 rules',
      `${head}rules:\n${rules(2001)}`,
      { line: 2005, message: '2001 rules and composites, more than 2000' },
    ],
    [
      '50,001 terms in lists and conditions',
      `${head}lists: { big: { terms: [${terms(49_999)}] }, small: { terms: [x], except: [x y] } }\n`,
      { line: 4, message: '50001 terms, more than 50000', hint: 'the longest list is big with 49999' },
    ],
    ['1,000 patterns', `${head}rules:\n${patterns(1000)}`, undefined],
    [
      '1,001 patterns',
      `${head}rules:\n${patterns(1001)}`,
      { line: 1005, message: 'more than 1000 patterns in one rule set' },
    ],
    [
      '50,000 instructions',
      `${head}rules:\n${patterns(30, '.{0,900}')}`,
      { message: 'the patterns of the rule set need more than 50000 instructions' },
    ],
  ])('%s', (_, source, told) => {
    const issues = issuesOf(source);
    expect(issues).toHaveLength(told === undefined ? 0 : 1);
    expect(issues[0] ?? {}).toMatchObject(told ?? {});
  });
});
