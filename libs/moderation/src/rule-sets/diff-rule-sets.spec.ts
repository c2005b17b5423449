import { describe, expect, it } from '@jest/globals';
import { parseRuleSet } from '@palaver/rules';
import { bundledRuleSet } from '../bundled-rule-set.js';
import { diffRuleSets } from './diff-rule-sets.js';

const rule = (id: string, score = 1) =>
  `  - { id: ${id}, group: g, score: ${score}, when: { links.count: { gte: 1 } } }\n`;
const parse = (rules: string, rest = '') =>
  parseRuleSet(`schema: palaver/rules/v1\nid: a\ngroups: { g: {} }\n${rest}rules:\n${rules}`);

describe('the difference of two rule sets', () => {
  it('is none between equals, whatever the order of their rules', () => {
    const none = { rules: [], lists: [], settings: [] };
    expect(diffRuleSets(parse(rule('A') + rule('B')), parse(rule('B') + rule('A')))).toEqual(none);
    const document = parseRuleSet(bundledRuleSet('newsroom').document);
    expect(diffRuleSets(document, document)).toEqual(none);
  });

  it('names rules that came, went and changed, and what of them', () => {
    const { rules } = diffRuleSets(parse(rule('A') + rule('B')), parse(rule('B', 2) + rule('C')));
    expect(rules.map(({ id, change, fields }) => [id, change, fields])).toEqual([
      ['B', 'changed', ['score']],
      ['C', 'added', []],
      ['A', 'removed', []],
    ]);
    expect(rules[0]).toMatchObject({ before: { score: 1 }, after: { score: 2 } });
    expect(rules[2]?.after).toBeNull();
  });

  it('names entries of lists and changed settings', () => {
    const before = parse(
      rule('A'),
      'lists: { w: { terms: [one, two], match: word } }\nthresholds: { review: 5, reject: 9 }\n',
    );
    const after = parse(rule('A'), 'lists: { w: { terms: [two, three], match: anywhere }, x: { terms: [y] } }\n');
    const { lists, settings } = diffRuleSets(before, after);
    expect(lists).toEqual([
      { name: 'w', change: 'changed', added: ['three'], removed: ['one'], fields: ['match'] },
      { name: 'x', change: 'added', added: ['y'], removed: [], fields: [] },
    ]);
    expect(settings).toEqual([{ name: 'thresholds', before: { review: 5, reject: 9 }, after: null }]);
  });
});
