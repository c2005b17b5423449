import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  bundledPackNames,
  compile,
  evaluate,
  findBundledPack,
  hashRuleSet,
  loadBundledPack,
  parseRuleSet,
  readBundledList,
  resolveRuleSet,
  runInlineTests,
  SIGNALS,
} from './index.js';
import { compileRegex } from './conditions/regex.js';
import { requiredLiterals } from './conditions/required-literals.js';
import { wilsonLowerBound } from './signals/wilson.js';

const load = (name: string) => compile(resolveRuleSet(loadBundledPack(name), findBundledPack, readBundledList));

describe.each(bundledPackNames())('pack %s', (name) => {
  const pack = load(name);

  test('holds its own examples', () => {
    const results = runInlineTests(pack);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('every rule says something, has a code and is tried both ways', () => {
    const rules = [...pack.document.rules, ...pack.document.composites];
    const bare = rules.filter(({ say, reason, score, tests }) => {
      const isPenalty = typeof score !== 'number' || score > 0;
      return say === undefined || (isPenalty && reason === undefined) || !tests?.hit?.length || !tests.miss?.length;
    });
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test('is the same by hash each time, and stands alone', () => {
    expect(hashRuleSet(pack.document)).toBe(pack.hash);
    expect(load(name)).toBe(pack);
  });
});

describe('floods from one address', () => {
  test('are looked for where a site turns that rule on, which holds its examples', () => {
    const source =
      parseRuleSet(`{ schema: palaver/rules/v1, id: own, extends: [newsroom@${load('newsroom').document.version ?? 0}],
      override: { FLOOD_FROM_ADDRESS: { mode: live } } }`);
    const own = compile(resolveRuleSet(source, findBundledPack, readBundledList));
    const results = runInlineTests(own).filter(({ rule }) => rule === 'FLOOD_FROM_ADDRESS');
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(own.needs.rates.map(({ of }) => of)).toContain('ip');
    expect(load('newsroom').needs.rates.map(({ of }) => of)).not.toContain('ip');
  });
});

describe('newsroom', () => {
  const newsroom = load('newsroom');
  const judge = (text: string) =>
    evaluate(
      newsroom,
      { id: 'c', rev: 1, text, author: { username: 'reader' }, article: {} },
      { now: '2026-01-01T00:00:00Z' },
    );

  test.each([
    'The government failed, the party lied to us, and the company should pay for it.',
    'This church has covered up its crimes for decades.',
    'My brother is gay, my neighbour is Muslim, and both are better cooks than me.',
    'Damn, that was a close game.',
    'Visitors from Scunthorpe filled the hall, and the coach to Clitheroe left late.',
  ])('approves: %s', (text) => {
    expect(judge(text).action).toBe('approve');
  });

  test.each([
    ['You stupid idiot, nobody asked you.', 'insult'],
    ['Some nights I just want to die.', 'self_harm'],
    ['Check out my channel and subscribe to me', 'advertising'],
    ['I will find you and I will kill you', 'threat'],
    ['Make easy money online, work from home: https://bit.ly/abc', 'scam'],
  ])('does not approve: %s', (text, code) => {
    const evaluation = judge(text);
    expect(evaluation.action).not.toBe('approve');
    expect([evaluation.reasonCode, ...evaluation.reasons.map((reason) => reason.code)]).toContain(code);
  });

  test('abuse that a victim quotes is not rejected', () => {
    expect(judge('A man yelled "you stupid bitch, get out of here" at the cashier.').action).not.toBe('reject');
  });
});

test('the rule set in docs/RULES.md works and holds its examples', () => {
  const documented = readFileSync(join(import.meta.dirname, '../../../docs/RULES.md'), 'utf8');
  const [, source = ''] = /```yaml\n([\s\S]*?)```/.exec(documented) ?? [];
  const results = runInlineTests(compile(resolveRuleSet(parseRuleSet(source), findBundledPack, readBundledList)));
  expect(results.filter(({ rule }) => rule === 'LAND_SALE').map(({ ok }) => ok)).toEqual([true, true]);
});

test('the signals in docs/RULES.md are those of the catalogue', () => {
  const file = join(import.meta.dirname, '../../../docs/RULES.md');
  const documented = readFileSync(file, 'utf8').replace(/ +/g, ' ');
  for (const { name, type, unit = '', description } of SIGNALS) {
    expect(documented).toContain(`| \`${name}\` | ${type} | ${unit} | ${description} |`.replace(/ +/g, ' '));
  }
});

test.each([
  ['colou?r scheme', ['scheme']],
  ['(buy|sell) crypto', ['crypto']],
  ['(earn|make) [0-9]+', ['earn', 'make']],
  ['ab|cdef', undefined],
  ['(?i)hello', undefined],
  ['x*', undefined],
  ['\\bhello\\b', ['hello']],
  ['(maybe)?surely', ['surely']],
])('%s requires %p', (source, literals) => {
  expect(requiredLiterals(source)).toEqual(literals);
});

test('a pattern finds its spans in linear time', () => {
  const regex = compileRegex('([a-z]+)+$', false);
  expect('problem' in regex ? [] : regex.spans('abc 12')).toEqual([]);
});

test.each([
  [0, 0, 0],
  [3, 3, 0.438],
  [30, 33, 0.764],
  [50, 100, 0.404],
])('Wilson: %d of %d are certainly at least %d', (successes, total, bound) => {
  expect(wilsonLowerBound(successes, total)).toBeCloseTo(bound, 2);
});
