import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compile,
  evaluate,
  parseRuleSet,
  rateKey,
  RuleSetError,
  similarKey,
  WORK_BUDGET,
  type CommentInput,
  type CompiledRuleSet,
  type Evaluation,
  type Facts,
} from './index.js';

const runs = 60;
const now = '2026-06-15T12:00:00.000Z';
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });

const views = fc.uniqueArray(fc.constantFrom('base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'), {
  minLength: 1,
});
const match = fc.constantFrom('word', 'anywhere', 'starts', 'ends', 'exact');
const term = fc.oneof(
  fc.constantFrom('scumbag', 'old boot', 'ass', 'дурак', 'größe', '詐欺', 'a', 'US'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
);
const pattern = fc.constantFrom(
  'scum(bag)?',
  'cheap (pills|meds)',
  '(a+)+$',
  '[a-z]{3,9} ?[0-9]+',
  '\\bboot\\b',
  '(?i)US',
  '^.{0,40}s',
  '[^a-z]{4}',
  'x*',
  '\\p{Cyrillic}+',
  '(boot|bag)s?!*',
);

const number = fc
  .record(
    {
      gt: fc.integer({ min: -2, max: 9 }),
      gte: fc.integer({ min: -2, max: 9 }),
      lt: fc.double({ min: -1, max: 9, noNaN: true }),
      eq: fc.integer({ min: 0, max: 3 }),
      exists: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .filter((tests) => Object.keys(tests).length > 0);
const numberSignal = fc.constantFrom(
  'text.words',
  'text.upperRatio',
  'text.maxCharRun',
  'links.count',
  'votes.net',
  'votes.downLowerBound',
  'reports.count',
  'author.rejectRate',
  'site.spam',
  'model.toxicity',
  'thread.depth',
);
const names = fc.oneof(
  fc.constantFrom('staff', 'words', 'hosts'),
  fc.array(fc.constantFrom('staff', 'spam', 'root', 'a.example'), { minLength: 1, maxLength: 2 }),
);

const one = (key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.tuple(key, value).map(([name, tests]) => ({ [name]: tests }));
const textTests = fc.oneof(
  fc.record(
    { list: fc.constantFrom('words', 'open'), match, views, ignoreQuotes: fc.boolean() },
    { requiredKeys: ['list'] },
  ),
  fc.record(
    { terms: fc.array(term, { minLength: 1, maxLength: 4 }), match, views, caseSensitive: fc.boolean() },
    { requiredKeys: ['terms'] },
  ),
  fc.record(
    { regex: pattern, views, caseSensitive: fc.boolean(), ignoreQuotes: fc.boolean() },
    { requiredKeys: ['regex'] },
  ),
  fc.record({ has: fc.constantFrom('email', 'phone', 'iban', 'card', 'cryptoAddress', 'ip') }),
);
const leaf = fc.oneof(
  { weight: 4, arbitrary: one(fc.constantFrom('text', 'author.username', 'article.title', 'links.urls'), textTests) },
  { weight: 3, arbitrary: one(numberSignal, number) },
  one(fc.constantFrom('author.age', 'article.age'), fc.record({ lt: fc.constantFrom('60s', '7d', '24h') })),
  one(
    fc.constantFrom('author.username', 'article.section'),
    fc.oneof(
      fc.record({ in: names }),
      fc.record({ matches: pattern }),
      fc.record({ confusableWith: fc.constantFrom('staff', 'words') }),
    ),
  ),
  one(
    fc.constantFrom('author.roles', 'links.domains', 'reports.reasons'),
    one(fc.constantFrom('any', 'all', 'none', 'within'), names),
  ),
  one(
    fc.constant('rate'),
    fc.record({
      of: fc.constantFrom('author', 'ip', 'link', 'site'),
      window: fc.constantFrom('60s', '1m', '1h'),
      gt: fc.integer({ min: 0, max: 4 }),
    }),
  ),
  one(
    fc.constant('similar'),
    fc.record(
      { atLeast: fc.constant(0.8), window: fc.constant('1d'), minWords: fc.constant(2), articles: number },
      { requiredKeys: ['atLeast', 'window', 'minWords'] },
    ),
  ),
);
const { condition } = fc.letrec<{ condition: object }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    { weight: 5, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: one(fc.constantFrom('all', 'any'), fc.array(tie('condition'), { minLength: 1, maxLength: 3 })),
    },
    { weight: 1, arbitrary: one(fc.constant('not'), tie('condition')) },
    {
      weight: 1,
      arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of) => ({ count: { of, gte: 2 } })),
    },
  ),
}));

const points = fc.integer({ min: -900, max: 900 }).map((cents) => cents / 100);
const score = fc.oneof(
  points,
  fc.record(
    {
      base: points,
      per: points,
      over: fc.integer({ min: 0, max: 3 }),
      max: points,
      quoted: fc.constantFrom(0, 0.5, 1),
      from: fc.constantFrom('model.toxicity', 'text.words'),
      perView: fc.record({ leet: points, joined: points }, { requiredKeys: [] }),
    },
    { requiredKeys: ['base'] },
  ),
);
const mode = fc.constantFrom('live', 'live', 'live', 'shadow', 'off');
const group = fc.constantFrom('a', 'b', 'c');
const rule = fc.record(
  {
    group,
    score,
    mode,
    when: condition,
    reason: fc.constantFrom('spam', 'insult', 'hate'),
    say: fc.constantFrom('{{match}}', '{{text.words}} of {{author.age}}', 'plain'),
  },
  { requiredKeys: ['group', 'score', 'when'] },
);
const expression = fc.constantFrom('R0', 'R0 & !R1', 'R1 | R2', 'count(R0, R1, R2) >= 2', '!(R0 | R2)');
const body = fc.record({
  rules: fc.array(rule, { minLength: 3, maxLength: 6 }),
  composite: fc.record({ group, score: points, when: expression, absorbs: fc.subarray(['R0', 'R1']), mode }),
  force: fc.array(fc.record({ when: expression, action: fc.constantFrom('approve', 'review', 'reject') }), {
    maxLength: 2,
  }),
  exempt: fc.array(fc.record({ when: leaf, from: fc.subarray(['a', 'b'], { minLength: 1 }) }), { maxLength: 1 }),
  require: fc.subarray(['model.toxicity', 'votes.net']),
});
type Body = typeof body extends fc.Arbitrary<infer Value> ? Value : never;

const lists = {
  words: {
    terms: ['scumbag', { term: 'old boot', until: '2026-06-15' }, { term: 'дурак', language: 'ru' }],
    except: ['scumbag steve'],
    views: ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'],
  },
  open: { terms: ['bag', 'boot'], match: 'anywhere' },
  hosts: { terms: ['a.example'], match: 'domain' },
  staff: { from: 'roles/staff', terms: ['root'] },
};

function document(
  { rules, composite, force, exempt, require }: Body,
  order: readonly number[] = rules.map((_, at) => at),
): string {
  const named = rules.map((part, index) => ({ id: `R${index}`, ...part }));
  return JSON.stringify({
    schema: 'palaver/rules/v1',
    id: 'fuzz',
    groups: { a: { max: 6 }, b: { min: -3 }, c: {} },
    lists,
    rules: order.map((index) => named[index]),
    composites: [
      { id: 'C', ...composite },
      { id: 'D', group: 'c', score: 1, when: 'C & R0' },
    ],
    force,
    exempt,
    require,
  });
}

/** Undefined when the rule set cannot be used: a list of names searched in text, too large a rule. */
function compiled(source: string): CompiledRuleSet | undefined {
  try {
    return compile(parseRuleSet(source));
  } catch (error) {
    expect(error).toBeInstanceOf(RuleSetError);
    return undefined;
  }
}

const fragment = fc.constantFrom(
  'scumbag',
  'you $cumb4g',
  's c u m b a g',
  'scuuumbaaag',
  'sc*mbag',
  'ѕсumbаg',
  'old  boot',
  '"scumbag"',
  '“old boot”',
  'дурак',
  'ДУРАК',
  'US',
  'https://a.example/x?y=1',
  'b.example',
  'me@a.example',
  '+44 20 7946 0018',
  '203.0.113.7',
  '4111 1111 1111 1111',
  '<b>scum</b>bag',
  '&amp;',
  '&#115;cumbag',
  '\u200bscum\u200dbag',
  '\u202egabmucs\u202c',
  'AAAAAA',
  '!!!',
  '👍🏽',
  'e\u0301\u0301\u0301',
  '\ud800',
  '\n',
  'ſ',
  'ﬁ',
  'İ',
  '詐欺',
);
const text = fc.oneof(
  fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join(' ')),
  fc
    .array(fc.oneof(fragment, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const time = fc.constantFrom('2026-06-15T11:59:30Z', '2026-06-01T00:00:00Z', 'no time');
const comment: fc.Arbitrary<CommentInput> = fc.record({
  id: fc.constant('c'),
  rev: fc.constant(1),
  text,
  format: maybe(fc.constantFrom('plain', 'html', 'markdown')),
  language: maybe(fc.constantFrom('ru', 'en', 'de-CH')),
  author: fc.record({
    username: text,
    createdAt: maybe(time),
    roles: maybe(fc.array(fc.constantFrom('staff', 'root'))),
  }),
  article: fc.record({ title: maybe(text), section: maybe(text), publishedAt: maybe(time) }),
  scores: maybe(fc.record({ spam: fc.double({ min: 0, max: 1, noNaN: true }) })),
});
const small = fc.integer({ min: 0, max: 6 });
const facts: fc.Arbitrary<Facts> = fc.record({
  now: fc.constantFrom(now, '2027-01-01T00:00:00Z', 'no time'),
  author: maybe(
    fc.record({
      approved: small,
      rejected: small,
      reviewed: small,
      recent: maybe(fc.array(fc.integer({ min: 0, max: 7_200_000 }))),
    }),
  ),
  votes: maybe(fc.record({ up: maybe(small), down: maybe(small), net: maybe(fc.integer({ min: -5, max: 5 })) })),
  reports: maybe(fc.record({ count: small, reasons: fc.array(fc.constantFrom('spam', 'other')) })),
  model: maybe(fc.record({ toxicity: fc.double({ min: 0, max: 1, noNaN: true }) })),
  thread: maybe(fc.record({ depth: small })),
  rates: maybe(fc.record({ [rateKey('ip', 60_000)]: small, [rateKey('site', 3_600_000)]: small })),
  similar: maybe(
    fc.record({ [similarKey(0.8, 2, 86_400_000)]: fc.record({ comments: small, articles: small, authors: small }) }),
  ),
  lists: maybe(fc.record({ 'roles/staff': fc.array(fc.constantFrom('spam', 'Root Boot')) })),
  unavailable: maybe(fc.subarray(['similar'])),
});

const withoutHash = ({ ruleSet: _, ...rest }: Evaluation): string => JSON.stringify(rest);

describe('whatever the rules, the comment and the facts', () => {
  test('an evaluation never throws, has its spans within the text, keeps its budget, and is the same each time', () => {
    let evaluated = 0;
    fc.assert(
      fc.property(body, comment, facts, (given, input, known) => {
        const ruleSet = compiled(document(given));
        if (ruleSet === undefined) {
          return;
        }
        evaluated++;
        const evaluation = evaluate(ruleSet, input, known);
        const lengths = {
          text: input.text.length,
          'author.username': input.author.username.length,
          'article.title': input.article.title?.length ?? 0,
        };
        for (const { spans } of [...evaluation.reasons, ...evaluation.shadow]) {
          for (const { field, start, end } of spans) {
            expect([field, start, end, 0 <= start && start < end && end <= lengths[field]]).toEqual([
              field,
              start,
              end,
              true,
            ]);
          }
        }
        expect(evaluation.work.used).toBeLessThanOrEqual(WORK_BUDGET);
        expect(Number.isInteger(Math.round(evaluation.score * 1e6) / 1e4)).toBe(true);
        expect(JSON.stringify(evaluate(ruleSet, input, known))).toBe(JSON.stringify(evaluation));
      }),
      { numRuns: runs },
    );
    expect(evaluated).toBeGreaterThan(runs / 2);
  });

  test('the order of the rules does not matter', () => {
    fc.assert(
      fc.property(body, comment, facts, fc.infiniteStream(fc.nat()), (given, input, known, random) => {
        const order = given.rules.map((_, at) => at);
        const shuffled = [...order].sort(() => ((random.next().value as number) % 2 === 0 ? 1 : -1));
        const [one, other] = [document(given, order), document(given, shuffled)].map(compiled);
        if (one !== undefined && other !== undefined) {
          expect(withoutHash(evaluate(other, input, known))).toBe(withoutHash(evaluate(one, input, known)));
        }
      }),
      { numRuns: runs },
    );
  });

  test('not even once the budget is spent', () => {
    const heavy = (last: string): string => `([a-z]{1,30} ){1,30}${last}`;
    const ids = ['a', 'b', 'c', 'd', '[x]+'];
    const source = (order: string[]): string =>
      JSON.stringify({
        schema: 'palaver/rules/v1',
        id: 'heavy',
        groups: { g: {} },
        rules: order.map((last) => ({
          id: `R${ids.indexOf(last)}`,
          group: 'g',
          score: 1,
          when: { text: { regex: last === '[x]+' ? last : heavy(last) } },
        })),
      });
    const long: CommentInput = {
      id: 'c',
      rev: 1,
      text: 'uvwx abcd '.repeat(2000),
      author: { username: 'x' },
      article: {},
    };
    const [first, ...others] = [ids, [...ids].reverse(), ['c', '[x]+', 'a', 'd', 'b']].map(
      (order) => compiled(source(order)) as CompiledRuleSet,
    );
    const expected = evaluate(first as CompiledRuleSet, long, { now });
    expect(expected).toMatchObject({ action: 'review', by: 'budget', work: { used: WORK_BUDGET } });
    others.forEach((other) => expect(withoutHash(evaluate(other, long, { now }))).toBe(withoutHash(expected)));
  });
});

describe('patterns', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    'scum',
    'bag',
    '1',
    '.',
    '\\d',
    '\\w',
    '[a-c]',
    '[^x]',
    '(',
    ')',
    '(?:',
    '|',
    '*',
    '+',
    '?',
    '{2}',
    '{1,3}',
    '{,',
    '^',
    '$',
    '\\b',
    '\\',
    '(?i)',
    '(?P<n>',
    '\\1',
    '(?=',
    ' ',
    'ж',
    '\\pL',
    '[[:alpha:]]',
    '-',
    ']',
    '[',
  );

  test('whatever is written as one is used or refused, and finds nothing outside the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), text, (pieces, value) => {
        const when = { text: { regex: pieces.join(''), views: ['base', 'leet'] } };
        const ruleSet = compiled(
          JSON.stringify({
            schema: 'palaver/rules/v1',
            id: 'fuzz',
            groups: { g: {} },
            rules: [{ id: 'R', group: 'g', score: 1, when }],
          }),
        );
        const input = { id: 'c', rev: 1, text: value, author: { username: 'x' }, article: {} };
        for (const { start, end } of ruleSet === undefined
          ? []
          : evaluate(ruleSet, input, { now }).reasons.flatMap(({ spans }) => spans)) {
          expect(0 <= start && start < end && end <= value.length).toBe(true);
        }
      }),
      { numRuns: runs * 2 },
    );
  });

  test('looking for a literal first loses nothing', () => {
    const plain = fc.array(
      fc.constantFrom('scum', 'bag', 'boot', 'old ', '[a-z]', '(s|bag)', '.', '+', '?', '\\b', '|', '[0-9]*', 'us'),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(plain, views, fc.boolean(), text, (pieces, on, caseSensitive, value) => {
        const regex = pieces.join('');
        // A flag in front keeps a pattern from having literals, and these change nothing.
        const rules = [regex, `${caseSensitive ? '(?-i)' : '(?i)'}${regex}`].map((source, at) => ({
          id: `R${at}`,
          group: 'g',
          score: 1,
          when: { text: { regex: source, views: on, caseSensitive } },
        }));
        const ruleSet = compiled(JSON.stringify({ schema: 'palaver/rules/v1', id: 'fuzz', groups: { g: {} }, rules }));
        if (ruleSet !== undefined) {
          const input = { id: 'c', rev: 1, text: value, author: { username: 'x' }, article: {} };
          const hits = evaluate(ruleSet, input, { now }).reasons.map(({ rule: id, spans }) => [id, spans]);
          expect([value, hits.length === 1 ? hits : []]).toEqual([value, []]);
        }
      }),
      { numRuns: runs * 2 },
    );
  });
});

test('whatever is read as a rule set is one or is refused with its mistakes', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.json({ maxDepth: 4 }),
    body.map((given) => document(given)),
  );
  fc.assert(
    fc.property(anything, fc.nat(), fc.string({ maxLength: 3 }), (source, at, put) => {
      const cut = at % (source.length + 1);
      compiled(source);
      compiled(source.slice(0, cut) + put + source.slice(cut + 1));
    }),
    { numRuns: runs * 2 },
  );
});
