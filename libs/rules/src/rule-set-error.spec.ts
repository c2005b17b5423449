import { describe, expect, test } from '@jest/globals';
import { compile, parseRuleSet, resolveRuleSet, RuleSetError, type RuleSetIssue } from './index.js';

const head = 'schema: palaver/rules/v1\nid: test\ngroups: { a: {} }\n';
const rule = (when: string, rest = ''): string =>
  `rules:\n  - id: A_RULE\n    group: a\n    score: 1\n    when: ${when}\n${rest}`;

function issuesOf(source: string): RuleSetIssue[] {
  try {
    compile(resolveRuleSet(parseRuleSet(source, 'own.yaml'), () => undefined));
  } catch (error) {
    if (error instanceof RuleSetError) {
      return error.issues;
    }
    throw error;
  }
  return [];
}

describe('every kind of mistake is told with its place', () => {
  test.each<[string, string, Partial<RuleSetIssue>]>([
    ['not YAML', 'a: [', { line: 1 }],
    ['a key given twice', `${head}groups: {}\n`, { line: 4, message: 'Map keys must be unique' }],
    ['another schema', 'schema: other/v2\nid: test\n', { line: 1, message: 'must be palaver/rules/v1' }],
    ['an unknown key', `${head}rulez: []\n`, { line: 4, message: 'unknown key rulez', hint: 'did you mean rules?' }],
    [
      'an unknown key of a rule',
      `${head}${rule('{ text: { terms: [x] } }', '    scor: 2\n')}`,
      { line: 9, hint: 'did you mean score?' },
    ],
    [
      'an unknown signal',
      `${head}${rule('{ links.cuont: { gte: 1 } }')}`,
      { line: 8, hint: 'did you mean links.count?' },
    ],
    [
      'a bare number as a duration',
      `${head}${rule('{ author.age: { lt: 7 } }')}`,
      { line: 8, message: 'must be a duration with a unit such as 60s, 15m, 24h or 7d' },
    ],
    [
      'three decimal places',
      `${head}${rule('{ text: { terms: [x] } }').replace('score: 1', 'score: 1.234')}`,
      { line: 7, message: 'must have at most two decimal places' },
    ],
    [
      'duplicate ids',
      `${head}${rule('{ text: { terms: [x] } }')}  - { id: A_RULE, group: a, score: 1, when: { text: { terms: [x] } } }\n`,
      { line: 9, message: 'duplicate id A_RULE' },
    ],
    [
      'an unknown list',
      `${head}lists: { ads: { terms: [x] } }\n${rule('{ text: { list: adds } }')}`,
      { line: 9, message: 'unknown list adds', hint: 'did you mean ads?' },
    ],
    [
      'an unknown group',
      `${head}${rule('{ text: { terms: [x] } }').replace('group: a', 'group: b')}`,
      { line: 6, message: 'unknown group b' },
    ],
    [
      'an unknown rule in a composite',
      `${head}${rule('{ text: { terms: [x] } }')}composites:\n  - { id: C, group: a, score: 1, when: A_RUL }\n`,
      { line: 10, message: 'unknown rule A_RUL', hint: 'did you mean A_RULE?' },
    ],
    [
      'a later composite',
      `${head}composites:\n  - { id: C, group: a, score: 1, when: D }\n  - { id: D, group: a, score: 1, when: C }\n`,
      { line: 5, hint: 'move it up' },
    ],
    [
      'a bad expression',
      `${head}${rule('{ text: { terms: [x] } }')}force:\n  - { when: A_RULE &, action: reject }\n`,
      { line: 10, message: 'ends too early' },
    ],
    [
      'a lookahead',
      `${head}${rule("{ text: { regex: 'a(?=b)' } }")}`,
      { line: 8, hint: 'RE2 syntax has no lookahead or lookbehind: use not, near or an exception' },
    ],
    ['a pattern that is too large', `${head}${rule("{ text: { regex: '.{0,1000}.{0,1000}x' } }")}`, { line: 8 }],
    [
      'a long pattern',
      `${head}${rule(`{ text: { regex: '${'a'.repeat(501)}' } }`)}`,
      { line: 8, message: 'must be at most 500 characters' },
    ],
    ['two matchers in one leaf', `${head}${rule("{ text: { terms: [x], regex: 'y' } }")}`, { line: 8 }],
    [
      'an unknown placeholder',
      `${head}${rule('{ text: { terms: [x] } }', "    say: 'has {{link.count}}'\n")}`,
      { line: 9, message: 'unknown placeholder {{link.count}}', hint: 'did you mean links.count?' },
    ],
    ['an unknown required fact', `${head}require: [author.agee]\n`, { line: 4, message: 'unknown fact author.agee' }],
    ['an unknown pack', `${head}extends: [nothing@1]\n`, { line: 4, message: 'unknown pack nothing' }],
    [
      'an override of nothing',
      `${head}override: { NO_RULE: { mode: off } }\n`,
      { line: 4, message: 'override of unknown rule NO_RULE' },
    ],
    [
      'an unknown list source',
      `${head}lists: { l: { from: lists/none } }\n`,
      { line: 4, message: 'unknown list source lists/none' },
    ],
    [
      'review above reject',
      `${head}thresholds: { review: 9, reject: 5 }\n`,
      { line: 4, message: 'review must not be above reject' },
    ],
  ])('%s', (_, source, expected) => {
    const issues = issuesOf(source);
    expect(issues[0]).toMatchObject({ file: 'own.yaml', ...expected });
  });

  test('a circle of packs is told', () => {
    const one = parseRuleSet('schema: palaver/rules/v1\nid: one\nextends: [two]\n');
    const two = parseRuleSet('schema: palaver/rules/v1\nid: two\nextends: [one]\n');
    expect(() => resolveRuleSet(one, (name) => (name === 'one' ? one : two))).toThrow('one -> two -> one');
  });

  test('a pinned version must be the one that is there', () => {
    const pack = parseRuleSet('schema: palaver/rules/v1\nid: pack\nversion: 2\n');
    const own = parseRuleSet('schema: palaver/rules/v1\nid: own\nextends: [pack@1]\n');
    expect(() => resolveRuleSet(own, () => pack)).toThrow('pack pack is at version 2, not 1');
  });
});

describe('resolving', () => {
  const pack = parseRuleSet(
    `${head.replace('id: test', 'id: pack')}thresholds: { review: 3, reject: 6 }\n${rule('{ text: { terms: [x] } }')}`,
  );

  test('overrides change a rule of a pack, later parts win, and the result stands alone', () => {
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
