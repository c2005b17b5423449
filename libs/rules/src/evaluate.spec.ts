import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile, evaluate, parseRuleSet, type CommentInput, type Evaluation, type Facts } from './index.js';

const now = '2026-01-01T12:00:00.000Z';

function comment(text: string, more: Partial<CommentInput> = {}): CommentInput {
  return { id: 'c', rev: 1, text, author: { username: 'reader' }, article: {}, ...more };
}

function ruleSet(body: string): string {
  return `{ schema: palaver/rules/v1, id: test, groups: { a: { max: 6 }, b: {}, t: { min: -2 } }, ${body} }`;
}

function run(body: string, text: string, facts: Partial<Facts> = {}, more: Partial<CommentInput> = {}): Evaluation {
  return evaluate(compile(parseRuleSet(ruleSet(body))), comment(text, more), { now, ...facts });
}

const word = (id: string, term: string, rest: string): string =>
  `{ id: ${id}, when: { text: { terms: [${term}] } }, ${rest} }`;

describe('groups and thresholds', () => {
  const body = `rules: [${word('A', 'one', 'group: a, score: 4')}, ${word('B', 'two', 'group: a, score: 4.25')}, ${word('C', 'three', 'group: b, score: 0.1')}, ${word('D', 'four', 'group: t, score: -9')}]`;

  test.each([
    ['one', 4, 'approve'],
    ['two three', 4.35, 'approve'],
    ['one two', 6, 'review'],
    ['one two four', 4, 'approve'],
    ['nothing', 0, 'approve'],
  ])('%s scores %d and is %s', (text, score, action) => {
    expect(run(body, text)).toMatchObject({ score, action });
  });

  test('raw and capped sums are both given', () => {
    expect(run(body, 'one two').groups).toEqual([{ group: 'a', raw: 8.25, effective: 6 }]);
  });

  test('the code is that of the strongest reason, and null when nothing hit', () => {
    const coded = `rules: [${word('A', 'one', 'group: a, score: 4, reason: spam')}, ${word('B', 'one', 'group: b, score: 5, reason: insult')}]`;
    expect(run(coded, 'one').reasonCode).toBe('insult');
    expect(run(coded, 'none').reasonCode).toBeNull();
  });
});

describe('three values', () => {
  const truth = {
    yes: '{ text: { terms: [here] } }',
    no: '{ text: { terms: [absent] } }',
    unknown: '{ votes.net: { gte: 1 } }',
  };
  type Name = keyof typeof truth;
  const outcome = (when: string): string => {
    const { reasons, skipped } = run(`rules: [{ id: A, group: b, score: 1, when: ${when} }]`, 'here');
    return reasons.length > 0 ? 'yes' : skipped.length > 0 ? 'unknown' : 'no';
  };

  test.each<[Name, Name, string, string]>([
    ['yes', 'yes', 'yes', 'yes'],
    ['yes', 'no', 'no', 'yes'],
    ['yes', 'unknown', 'unknown', 'yes'],
    ['no', 'no', 'no', 'no'],
    ['no', 'unknown', 'no', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ])('%s with %s: all is %s, any is %s', (a, b, all, any) => {
    for (const [left, right] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(outcome(`{ all: [${truth[left]}, ${truth[right]}] }`)).toBe(all);
      expect(outcome(`{ any: [${truth[left]}, ${truth[right]}] }`)).toBe(any);
    }
  });

  test.each<[Name, string]>([
    ['yes', 'no'],
    ['no', 'yes'],
    ['unknown', 'unknown'],
  ])('not %s is %s', (a, expected) => {
    expect(outcome(`{ not: ${truth[a]} }`)).toBe(expected);
  });

  test('count is unknown only while the unknown could tip it', () => {
    const of = `[${truth.yes}, ${truth.no}, ${truth.unknown}]`;
    expect(outcome(`{ count: { of: ${of}, gte: 1 } }`)).toBe('yes');
    expect(outcome(`{ count: { of: ${of}, gte: 2 } }`)).toBe('unknown');
    expect(outcome(`{ count: { of: ${of}, gte: 3 } }`)).toBe('no');
  });

  test('a skipped rule names the facts that were missing', () => {
    const body = `rules: [{ id: A, group: b, score: 9, when: { all: [{ author.age: { lt: 7d } }, { votes.net: { lt: 0 } }] } }]`;
    expect(run(body, 'x').skipped).toEqual([{ rule: 'A', missing: ['author.createdAt', 'votes.net'] }]);
  });

  test.each([
    ['rate of an address', '{ rate: { of: ip, window: 60s, gt: 1 } }', 'rate.ip'],
    ['near-duplicates', '{ similar: { atLeast: 0.8, window: 24h } }', 'similar'],
  ])('%s is a fact: skipped without it', (_, when, missing) => {
    const text = 'one two three four five six';
    expect(run(`rules: [{ id: A, group: b, score: 9, when: ${when} }]`, text)).toMatchObject({
      action: 'approve',
      skipped: [{ rule: 'A', missing: [missing] }],
    });
  });

  test('exists is never unknown', () => {
    expect(outcome('{ votes.net: { exists: false } }')).toBe('yes');
    expect(outcome('{ votes.net: { exists: true } }')).toBe('no');
    expect(outcome('{ author.roles: { exists: false } }')).toBe('yes');
  });
});

describe('precedence', () => {
  const rules = `rules: [${word('A', 'one', 'group: b, score: 1')}, ${word('B', 'two', 'group: b, score: 20')}]`;
  const force =
    'force: [{ when: A, action: review }, { when: A & B, action: reject }, { when: "A & B & !B", action: approve }]';

  test.each([
    ['one', 'review', 'force'],
    ['one two', 'reject', 'force'],
    ['two', 'reject', 'score'],
    ['none', 'approve', 'score'],
  ])('%s ends in %s by %s', (text, action, by) => {
    expect(run(`${rules}, ${force}`, text)).toMatchObject({ action, by });
  });

  test('force approve beats force reject', () => {
    const both = 'force: [{ when: B, action: reject }, { when: B, action: approve }]';
    expect(run(`${rules}, ${both}`, 'two')).toMatchObject({ action: 'approve', by: 'force' });
  });

  const saying = (order: string): string =>
    `${rules}, force: [${order}, { when: A, action: review, say: 'not shown' }, { when: B, action: reject }]`;
  const both = [
    `{ when: 'A & B', action: reject, reason: spam, say: 'Both: {{match}}' }`,
    `{ when: { text: { terms: [three] } }, action: reject, say: 'Third: {{match}}' }`,
  ];

  test.each([both.join(), [...both].reverse().join()])('what decided says why, first and in one order: %#', (order) => {
    const { reasons, reasonCode } = run(saying(order), 'one two three');
    expect(reasonCode).toBe('spam');
    expect(reasons.map(({ rule }) => rule)).toEqual(['FORCE', 'FORCE', 'B', 'A']);
    expect(reasons.slice(0, 2)).toEqual([
      {
        rule: 'FORCE',
        code: 'spam',
        points: 0,
        say: 'Both: one, two',
        spans: [
          { field: 'text', start: 0, end: 3 },
          { field: 'text', start: 4, end: 7 },
        ],
      },
      { rule: 'FORCE', code: 'spam', points: 0, say: 'Third: three', spans: [{ field: 'text', start: 8, end: 13 }] },
    ]);
  });

  test('what did not decide, or has nothing to say, is no reason', () => {
    expect(run(saying(both.join()), 'two').reasons.map(({ rule }) => rule)).toEqual(['B']);
    expect(run(saying(both.join()), 'one').reasons).toMatchObject([{ rule: 'FORCE', say: 'not shown' }, { rule: 'A' }]);
  });

  test('a required fact that is missing leads to a person and is named', () => {
    const body = `${rules}, require: [model.toxicity]`;
    expect(run(body, 'none')).toMatchObject({
      action: 'review',
      by: 'require',
      reasonCode: 'degraded',
      degraded: ['model.toxicity'],
    });
    expect(run(body, 'none', { model: { toxicity: 0.1 } })).toMatchObject({ action: 'approve', degraded: [] });
  });

  test('a spent budget leads to a person, even when everything else would approve', () => {
    const costly = (id: string, last: string): string =>
      `{ id: ${id}, group: b, score: 1, when: { text: { regex: '([a-z]{1,30} ){1,30}${last}' } } }`;
    const ids = ['A', 'B', 'C', 'D'];
    const body = `rules: [${ids.map((id) => costly(id, id.toLowerCase())).join()}], force: [{ when: '!A', action: approve }]`;
    const result = run(body, 'uvwxyz uvwxyz '.repeat(1500));
    expect(result).toMatchObject({ action: 'review', by: 'budget', reasonCode: 'budget' });
    expect(result.skipped).toContainEqual({ rule: 'D', missing: ['budget'] });
    expect(result.work.used).toBeLessThanOrEqual(result.work.budget);
  });
});

describe('modes, exemptions, composites', () => {
  test('a shadow rule is recorded and never counts, not even in a live composite', () => {
    const body = `rules: [${word('A', 'one', 'group: b, score: 9, mode: shadow')}], composites: [{ id: C, group: b, score: 9, when: A }, { id: S, group: b, score: 9, when: A, mode: shadow }], force: [{ when: A, action: reject }]`;
    const { score, reasons, shadow, action } = run(body, 'one');
    expect({ score, reasons, action }).toEqual({ score: 0, reasons: [], action: 'approve' });
    expect(shadow.map(({ rule }) => rule)).toEqual(['A', 'S']);
  });

  test('a rule that the brake holds is as one in shadow, under the same identity', () => {
    const live = `rules: [${word('A', 'one', 'group: b, score: 9')}, ${word('O', 'one', 'group: b, score: 1, mode: off')}]`;
    const rest = `composites: [{ id: C, group: b, score: 9, when: A }], force: [{ when: A, action: reject }]`;
    const free = run(`${live}, ${rest}`, 'one');
    expect(free).toMatchObject({ action: 'reject', score: 18 });
    const held = run(`${live}, ${rest}`, 'one', { braked: ['A', 'O', 'GONE'] });
    expect(held).toMatchObject({ action: 'approve', score: 0, reasons: [], shadow: [{ rule: 'A', points: 9 }] });
    expect([held.ruleSet, held.engine]).toEqual([free.ruleSet, free.engine]);
    const composite = run(`${live}, ${rest}`, 'one', { braked: ['C'] });
    expect(composite).toMatchObject({ action: 'reject', score: 9, reasons: [{ rule: 'A' }], shadow: [{ rule: 'C' }] });
    expect(run(`${live}, ${rest}`, 'one')).toEqual(free);
  });

  test('a rule that is off does not run', () => {
    expect(run(`rules: [${word('A', 'one', 'group: b, score: 9, mode: off')}]`, 'one')).toMatchObject({
      score: 0,
      shadow: [],
    });
  });

  test('an exempt author is spared the named groups only', () => {
    const body = `rules: [${word('A', 'one', 'group: a, score: 3')}, ${word('B', 'one', 'group: b, score: 2')}], exempt: [{ when: { author.roles: { any: [staff] } }, from: [a] }]`;
    expect(
      run(body, 'one', {}, { author: { username: 'x', roles: ['staff'] } }).reasons.map(({ rule }) => rule),
    ).toEqual(['B']);
    expect(run(body, 'one').score).toBe(5);
  });

  test('a composite absorbs what it is made of', () => {
    const body = `rules: [${word('A', 'one', 'group: b, score: 2')}, ${word('B', 'two', 'group: b, score: 3')}], composites: [{ id: C, group: b, score: 7, when: A & B, absorbs: [A, B] }, { id: D, group: b, score: 1, when: 'count(A, B, C) >= 3' }]`;
    expect(run(body, 'one two').reasons.map(({ rule, points }) => [rule, points])).toEqual([
      ['C', 7],
      ['D', 1],
      ['A', 0],
      ['B', 0],
    ]);
  });
});

describe('points and spans', () => {
  test.each([
    ['per and over', '{ base: 2, per: 0.5, over: 1 }', 'one one one', 3],
    ['max', '{ base: 2, per: 5, over: 0, max: 4 }', 'one one', 4],
    ['quoted', '{ base: 4, quoted: 0.5 }', 'he said "one" to me', 2],
    ['quoted, once outside', '{ base: 4, quoted: 0.5 }', 'he said "one", the one', 4],
  ])('%s', (_, score, text, expected) => {
    expect(run(`rules: [${word('A', 'one', `group: b, score: ${score}`)}]`, text).score).toBe(expected);
  });

  test('a disguise scores what its view is worth, by default no more than review', () => {
    const list = 'lists: { l: { terms: [scumbag], views: [base, leet, joined] } }';
    const rule = (score: string): string =>
      `${list}, rules: [{ id: A, group: b, score: ${score}, when: { text: { list: l } } }]`;
    expect(run(rule('12'), 'you scumbag').score).toBe(12);
    expect(run(rule('12'), 'you $cumb4g').score).toBe(5);
    expect(run(rule('{ base: 12, perView: { joined: 7 } }'), 'you s c u m b a g').score).toBe(7);
  });

  test('points from a number; unknown when the number is', () => {
    const body =
      'rules: [{ id: A, group: b, score: { from: model.toxicity, scale: 8 }, when: { text: { terms: [one] } } }]';
    expect(run(body, 'one', { model: { toxicity: 0.5 } }).score).toBe(4);
    expect(run(body, 'one').skipped).toEqual([{ rule: 'A', missing: ['model.toxicity'] }]);
  });

  test('spans are offsets in the original, and say quotes it', () => {
    const body = `rules: [${word('A', 'idiot', `group: b, score: 1, say: 'found {{match}} in {{text.words}} words'`)}]`;
    const text = 'Öh 👍 IDIOT &amp; co';
    const [reason] = run(body, text).reasons;
    expect(reason?.spans).toEqual([{ field: 'text', start: text.indexOf('IDIOT'), end: text.indexOf('IDIOT') + 5 }]);
    expect(reason?.say).toContain('found IDIOT in ');
  });

  test('a near miss of a number is told', () => {
    const body = 'rules: [{ id: A, group: b, score: 1, when: { reports.count: { gte: 4 } } }]';
    expect(run(body, 'x', { reports: { count: 3, reasons: [] } }).nearMisses).toEqual([
      { rule: 'A', signal: 'reports.count', value: 3, needs: 'reports.count >= 4' },
    ]);
    expect(run(body, 'x', { reports: { count: 1, reasons: [] } }).nearMisses).toEqual([]);
  });

  test.each([
    ['https://docs.example.org/a', false],
    ['https://example.org.evil.com/a', true],
    ['https://my-example.org/a', true],
  ])('domains: %s is foreign: %s', (text, foreign) => {
    const body =
      'lists: { own: { terms: [example.org], match: domain } }, rules: [{ id: A, group: b, score: 1, when: { not: { links.domains: { within: own } } } }]';
    expect(run(body, text).reasons.length > 0).toBe(foreign);
  });

  test('one pattern on two views is judged on each', () => {
    const on = (id: string, view: string): string =>
      `{ id: ${id}, group: b, score: 1, when: { text: { regex: '[s]c[u]m[b]a[g]', views: [${view}] } } }`;
    const found = (rules: string): string[] => run(`rules: [${rules}]`, 'you $cumb4g').reasons.map(({ rule }) => rule);
    expect(found(`${on('A', 'base')}, ${on('B', 'leet')}`)).toEqual(['B']);
    expect(found(`${on('B', 'leet')}, ${on('A', 'base')}`)).toEqual(['B']);
  });

  test('exceptions spare what they cover', () => {
    const body =
      'lists: { l: { terms: [chink], except: [chink in] } }, rules: [{ id: A, group: b, score: 1, when: { text: { list: l } } }]';
    expect(run(body, 'a chink in the armour').score).toBe(0);
    expect(run(body, 'a chink').score).toBe(1);
  });
});

describe('properties', () => {
  const rules = [
    word('A', 'one', 'group: a, score: 2.5'),
    word('B', 'two', 'group: a, score: 3.1'),
    word('C', 'three', 'group: b, score: { base: 1, per: 0.7, over: 1 }'),
    '{ id: D, group: t, score: -1, when: { votes.net: { gte: 2 } } }',
    '{ id: E, group: b, score: 1, when: { any: [{ text.words: { gte: 4 } }, { author.age: { lt: 2d } }] } }',
  ];
  const texts = fc.array(fc.constantFrom('one', 'two', 'three', 'four', '“one”', 'https://a.org'), { maxLength: 8 });
  const votes = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined });

  test('the order of the rules does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rules, { minLength: rules.length }), texts, votes, (shuffled, words, net) => {
        const facts = { votes: net === undefined ? undefined : { net } };
        const text = words.join(' ');
        const { ruleSet: _one, ...expected } = run(`rules: [${rules.join()}]`, text, facts);
        const { ruleSet: _other, ...actual } = run(`rules: [${shuffled.join()}]`, text, facts);
        expect(JSON.stringify(actual)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 60 },
    );
  });

  test('a replay gives the same bytes', () => {
    const compiled = compile(parseRuleSet(ruleSet(`rules: [${rules.join()}]`)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), votes, (text, net) => {
        const facts: Facts = { now, votes: { net } };
        const first = JSON.stringify(evaluate(compiled, comment(text), facts));
        const stored = JSON.parse(JSON.stringify({ comment: comment(text), facts })) as {
          comment: CommentInput;
          facts: Facts;
        };
        expect(JSON.stringify(evaluate(compiled, stored.comment, stored.facts))).toBe(first);
      }),
      { numRuns: 100 },
    );
  });

  test('no group leaves its caps, and the score is the sum of the groups', () => {
    fc.assert(
      fc.property(texts, votes, (words, net) => {
        const { groups, score } = run(`rules: [${rules.join()}]`, words.join(' '), { votes: { net } });
        expect(groups.every(({ group, effective }) => group !== 'a' || effective <= 6)).toBe(true);
        expect(Math.round(score * 100)).toBe(
          groups.reduce((sum, { effective }) => sum + Math.round(effective * 100), 0),
        );
      }),
      { numRuns: 60 },
    );
  });
});
