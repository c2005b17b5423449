import { describe, expect, test } from '@jest/globals';
import { compile, describeIssue, lintRuleSet, parseRuleSet, resolveRuleSet, type LintReport } from '../index.js';
import { lintPatterns } from './lint-patterns.js';
import { Warnings } from './warnings.js';

const now = new Date('2026-06-15T12:00:00Z');
const full = "say: Hm, reason: spam, tests: { hit: ['x'], miss: ['y'] }";

function lint(body: string): LintReport {
  const own = parseRuleSet(`{ schema: palaver/rules/v1, id: test, groups: { g: {} }, ${body} }`);
  return lintRuleSet(own, compile(resolveRuleSet(own, () => undefined)), now);
}

const rule = (when: string, rest = full): string => `rules: [{ id: A, group: g, score: 1, when: ${when}, ${rest} }]`;
const using = (list: string): string => `lists: { l: ${list} }, ${rule('{ text: { list: l } }')}`;
const advice = (body: string): string[] => lint(body).warnings.map(({ message }) => message);

describe('advice', () => {
  test.each<[string, string, string[]]>([
    ['nothing to say', rule('{ text: { terms: [word] } }'), []],
    [
      'no say',
      rule('{ text: { terms: [word] } }', full.replace('say: Hm, ', '')),
      ['A says nothing to people who moderate'],
    ],
    [
      'no reason',
      rule('{ text: { terms: [word] } }', full.replace('reason: spam, ', '')),
      ['A has no reason code: its decisions will be given as policy_other'],
    ],
    [
      'no examples',
      rule('{ text: { terms: [word] } }', 'say: Hm, reason: spam'),
      ['A has no example that should hit', 'A has no example that should miss'],
    ],
    [
      'a rule for good standing needs no reason',
      rule('{ votes.net: { gte: 9 } }', full.replace('reason: spam, ', '')).replace('score: 1', 'score: -1'),
      [],
    ],
    ['a list without use', 'lists: { l: { terms: [word] } }', ['list l is used by no rule']],
    [
      'a list used as exceptions',
      `lists: { k: { terms: [one] }, l: { terms: [word], except: k } }, ${rule('{ text: { list: l } }')}`,
      [],
    ],
    ['an entry that ended', using('{ terms: [{ term: word, until: 2026-06-14 }] }'), ['"word" ended with 2026-06-14']],
    ['an entry that ends today', using('{ terms: [{ term: word, until: 2026-06-15 }] }'), []],
    ['an entry given twice', using('{ terms: [word, Word] }'), ['"Word" stands twice in list l']],
    [
      'an entry that is its own exception',
      using('{ terms: [word], except: [word] }'),
      ['"word" is an entry and an exception of list l: it is never found'],
    ],
    [
      'a script without spaces',
      using('{ terms: [詐欺] }'),
      ['"詐欺" is in a script without spaces: as a word it is hardly ever found'],
    ],
    ['a script without spaces, anywhere', using('{ terms: [詐欺], match: anywhere }'), []],
    [
      'a short term anywhere',
      rule('{ text: { terms: [ass], match: anywhere } }'),
      ['"ass" is found inside many ordinary words'],
    ],
    [
      'over without per',
      rule('{ text: { terms: [word] } }').replace('score: 1', 'score: { base: 1, over: 2 }'),
      ['over has no effect without per'],
    ],
    [
      'scale without from',
      rule('{ text: { terms: [word] } }').replace('score: 1', 'score: { base: 1, scale: 2 }'),
      ['scale has an effect only with from and without per'],
    ],
    [
      'limits that exclude each other',
      rule('{ text.words: { gte: 5, lt: 5 } }'),
      ['no number is above the one and below the other: this is never true'],
    ],
    ['limits that leave one number', rule('{ text.words: { gte: 5, lte: 5 } }'), []],
    [
      'durations that exclude each other',
      rule('{ author.age: { gt: 2d, lt: 3h } }'),
      ['no number is above the one and below the other: this is never true'],
    ],
    ['keys without effect', rule('{ text: { has: email, match: word } }'), ['match has no effect with has']],
    [
      'views that fold case',
      rule("{ text: { regex: 'CAPS', caseSensitive: true, views: [leet] } }"),
      ['views fold case: with caseSensitive only the text as written is searched'],
    ],
    [
      'a composite of a shadow rule',
      `${rule('{ text: { terms: [word] } }', `mode: shadow, ${full}`)}, composites: [{ id: C, group: g, score: 1, when: A, ${full} }]`,
      ['A is shadow: for C it never hits'],
    ],
    [
      'a shadow composite of a shadow rule',
      `${rule('{ text: { terms: [word] } }', `mode: shadow, ${full}`)}, composites: [{ id: C, group: g, score: 1, mode: shadow, when: A, ${full} }]`,
      [],
    ],
    [
      'a composite that absorbs a stranger',
      `${rule('{ text: { terms: [word] } }')}, composites: [{ id: C, group: g, score: 1, when: A, ${full} }, { id: D, group: g, score: 1, when: A, absorbs: [C], ${full} }]`,
      ['C is absorbed although D is not made of it'],
    ],
  ])('%s', (_, body, expected) => {
    expect(advice(body)).toEqual(expected);
  });

  test('has its place and a hint', () => {
    const own = parseRuleSet('schema: palaver/rules/v1\nid: test\nlists:\n  l:\n    terms: [one, 詐欺]\n', 'own.yaml');
    const { warnings } = lintRuleSet(own, compile(own), now);
    expect(warnings.map((issue) => describeIssue(issue))).toEqual([
      'own.yaml:5:5: list l is used by no rule (lists.l)',
      'own.yaml:5:18: "詐欺" is in a script without spaces: as a word it is hardly ever found (lists.l.terms.1); use match: anywhere',
    ]);
  });

  test('is about the own parts only', () => {
    const pack = parseRuleSet(
      `{ schema: palaver/rules/v1, id: pack, groups: { g: {} }, ${rule('{ text.words: { gt: 1 } }', 'mode: live')} }`,
    );
    const own = parseRuleSet('{ schema: palaver/rules/v1, id: own, extends: [pack] }');
    expect(lintRuleSet(own, compile(resolveRuleSet(own, () => pack)), now).warnings).toEqual([]);
  });
});

test('patterns are tried and their cost is shown', () => {
  const { patterns, errors } = lint(
    rule("{ any: [{ text: { regex: 'cheap (pills|meds)' } }, { author.username: { matches: '[0-9]{4}$' } }] }"),
  );
  expect(errors).toEqual([]);
  expect(patterns).toEqual([
    {
      pattern: 'cheap (pills|meds)',
      instructions: expect.any(Number),
      literals: ['cheap'],
      compileMs: expect.any(Number),
      microseconds: expect.any(Number),
    },
    {
      pattern: '[0-9]{4}$',
      instructions: expect.any(Number),
      literals: null,
      compileMs: expect.any(Number),
      microseconds: expect.any(Number),
    },
  ]);
});

test('a pattern that compiles too slowly is an error, one that runs too long on every comment is advice', () => {
  const own = parseRuleSet(
    "schema: palaver/rules/v1\nid: own\ngroups: { g: {} }\nrules:\n  - { id: A, group: g, score: 1, when: { text: { regex: 'a+' } } }\n",
    'own.yaml',
  );
  const cost = { pattern: 'a+', instructions: 9, literals: null, compileMs: 1, microseconds: 10 };
  const judge = (more: Partial<typeof cost>): string[][] => {
    const [warnings, errors] = [new Warnings(), new Warnings()];
    lintPatterns(own, [{ ...cost, ...more }], warnings, errors);
    return [warnings, errors].map(({ issues }) => issues.map(({ line, message }) => `${line}: ${message}`));
  };
  expect(judge({})).toEqual([[], []]);
  expect(judge({ microseconds: 900 })).toEqual([['5: the pattern runs on every comment, for 900 µs'], []]);
  expect(judge({ compileMs: 51 })).toEqual([[], ['5: the pattern takes 51 ms to compile, more than 50']]);
});
