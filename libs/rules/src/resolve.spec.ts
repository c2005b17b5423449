import { describe, expect, test } from '@jest/globals';
import { compile, describeIssue, parseRuleSet, resolveRuleSet } from './index.js';
import { issuesIn } from './rule-set-error.js';

const head = 'schema: palaver/rules/v1\nid: test\ngroups: { a: {} }\n';
const rule = 'rules:\n  - id: A_RULE\n    group: a\n    score: 1\n    when: { text: { terms: [x] } }\n';

describe('packs', () => {
  test('a circle is told', () => {
    const one = parseRuleSet('schema: palaver/rules/v1\nid: one\nextends: [two]\n', 'one.yaml');
    const two = parseRuleSet('schema: palaver/rules/v1\nid: two\nextends: [one]\n', 'two.yaml');
    const issues = issuesIn(() => resolveRuleSet(one, (name) => (name === 'one' ? one : two)));
    expect(issues.map((issue) => describeIssue(issue))).toEqual([
      'two.yaml:3:11: extends in a circle: one -> two -> one (extends.0)',
    ]);
  });

  test('a pinned version must be the one that is there', () => {
    const pack = parseRuleSet('schema: palaver/rules/v1\nid: pack\nversion: 2\n');
    const own = parseRuleSet('schema: palaver/rules/v1\nid: own\nextends: [pack@1]\n', 'own.yaml');
    const issues = issuesIn(() => resolveRuleSet(own, () => pack));
    expect(issues.map((issue) => describeIssue(issue))).toEqual([
      'own.yaml:3:11: pack pack is at version 2, not 1 (extends.0); write pack@2 once you have seen what changed',
    ]);
  });

  test('what is wrong in a pack is told in the file of the pack', () => {
    const pack = parseRuleSet(
      `${head}${rule}`.replace('group: a', 'group: b').replace('id: test', 'id: pack'),
      'pack.yaml',
    );
    const own = parseRuleSet('schema: palaver/rules/v1\nid: own\nextends: [pack]\n', 'own.yaml');
    const issues = issuesIn(() => compile(resolveRuleSet(own, () => pack)));
    expect(issues.map((issue) => describeIssue(issue))).toEqual([
      'pack.yaml:6:12: unknown group b (rules.0.group); did you mean a?',
    ]);
  });

  test('overrides change a rule of a pack, later parts win, and the result stands alone', () => {
    const thresholds = 'thresholds: { review: 3, reject: 6 }\n';
    const pack = parseRuleSet(`${head.replace('id: test', 'id: pack')}${thresholds}${rule}`);
    const own = parseRuleSet(
      'schema: palaver/rules/v1\nid: own\nextends: [pack@1]\noverride: { A_RULE: { score: 2, mode: shadow } }\ngroups: { a: { max: 1 } }\n',
    );
    const resolved = resolveRuleSet(own, () => pack);
    expect(resolved).toMatchObject({
      id: 'own',
      extends: [],
      override: {},
      thresholds: { review: 3, reject: 6 },
      groups: { a: { max: 1 } },
    });
    expect(resolved.rules[0]).toMatchObject({ id: 'A_RULE', score: 2, mode: 'shadow' });
  });
});
