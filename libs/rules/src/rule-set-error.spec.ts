import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  compile,
  describeIssue,
  parseRuleSet,
  resolveRuleSet,
  type RuleSetDocument,
  type RuleSetIssue,
} from './index.js';
import { issuesIn } from './rule-set-error.js';

const head = 'schema: palaver/rules/v1\nid: test\ngroups: { a: {} }\n';
const rule = (when: string, rest = ''): string =>
  `rules:\n  - id: A_RULE\n    group: a\n    score: 1\n    when: ${when}\n${rest}`;
const found = '{ text: { terms: [x] } }';
const withRule = (rest: string): string => `${head}${rule(found, rest)}`;
const condition = (when: string): string => `${head}${rule(when)}`;

const names = ['core', 'abuse-en'];
const packs = Object.assign((_: string): RuleSetDocument | undefined => undefined, { names: () => names });

const issuesOf = (source: string, name = 'own.yaml'): RuleSetIssue[] =>
  issuesIn(() => compile(resolveRuleSet(parseRuleSet(source, name), packs)));

/** What stands in the source where an issue points. */
function textAt(source: string, { line = 0, column = 0 }: RuleSetIssue): string {
  return source.split('\n')[line - 1]?.slice(column - 1) ?? '';
}

interface Told {
  message: string;
  /** What stands at the place: a key or a value. */
  at: string;
  hint?: string;
}

/** Name, source, what is told. */
const mistakes: [string, string, Told][] = [
  // Keys
  ['an unknown key', `${head}rulez: []\n`, { message: 'unknown key rulez', at: 'rulez', hint: 'did you mean rules?' }],
  [
    'an unknown key of a rule',
    withRule('    scor: 2\n'),
    { message: 'unknown key scor', at: 'scor', hint: 'did you mean score?' },
  ],
  [
    'a key of another rule language',
    withRule('    if: 2\n'),
    { message: 'unknown key if', at: 'if', hint: 'did you mean when?' },
  ],
  [
    'an unknown key of a score',
    withRule('').replace('score: 1', 'score: { bse: 1 }'),
    { message: 'unknown key bse', at: 'bse', hint: 'did you mean base?' },
  ],
  [
    'an unknown key of a list',
    `${head}lists: { l: { terms: [x], veiws: [base] } }\n`,
    { message: 'unknown key veiws', at: 'veiws', hint: 'did you mean views?' },
  ],
  [
    'an unknown key of an entry',
    `${head}lists: { l: { terms: [{ term: x, untill: 2030-01-01 }] } }\n`,
    { message: 'unknown key untill', at: 'untill', hint: 'did you mean until?' },
  ],
  [
    'an unknown key of an example',
    withRule('    tests: { hit: [{ txt: x }] }\n'),
    { message: 'unknown key txt', at: 'txt', hint: 'did you mean text?' },
  ],
  [
    'an unknown key of the brake',
    `${head}brake: { within: 24h, minHits: 20, maxShare: 0.05, then: shadow, minHit: 2 }\n`,
    { message: 'unknown key minHit', at: 'minHit', hint: 'did you mean minHits?' },
  ],
  [
    'an unknown signal',
    condition('{ links.cuont: { gte: 1 } }'),
    { message: 'unknown signal or combinator links.cuont', at: 'links.cuont', hint: 'did you mean links.count?' },
  ],
  [
    'a signal by its last name',
    condition('{ username: { eq: x } }'),
    { message: 'unknown signal or combinator username', at: 'username', hint: 'did you mean author.username?' },
  ],
  [
    'a combinator of another language',
    condition('{ or: [] }'),
    { message: 'unknown signal or combinator or', at: 'or', hint: 'did you mean any?' },
  ],
  [
    'an unknown operator',
    condition('{ links.count: { gtr: 1 } }'),
    { message: 'unknown key gtr', at: 'gtr', hint: 'did you mean gt?' },
  ],
  [
    'an operator written as a sign',
    condition("{ links.count: { '>=': 1 } }"),
    { message: 'unknown key >=', at: '>=', hint: 'did you mean gte?' },
  ],
  [
    'an unknown operator of a site score',
    condition('{ site.spam: { gtee: 1 } }'),
    { message: 'unknown key gtee', at: 'gtee', hint: 'did you mean gte?' },
  ],
  [
    'an operator that text does not take',
    condition('{ text: { contains: x } }'),
    { message: 'unknown key contains', at: 'contains', hint: 'did you mean terms?' },
  ],
  [
    'an unknown key of a rate',
    condition('{ rate: { of: author, windw: 60s, gt: 1 } }'),
    { message: 'unknown key windw', at: 'windw', hint: 'did you mean window?' },
  ],
  [
    'an unknown view in perView',
    withRule('').replace('score: 1', 'score: { perView: { leat: 1 } }'),
    {
      message: 'unknown key leat',
      at: 'leat',
      hint: 'did you mean leet?',
    },
  ],
  [
    'an id that is not in capitals',
    `${head}override: { allCaps: { mode: off } }\n`,
    { message: 'allCaps must be capitals, digits and _ such as LINK_NEW_USER', at: 'allCaps' },
  ],
  [
    'a group that is not in small letters',
    'schema: palaver/rules/v1\nid: test\ngroups: { Spam: {} }\n',
    { message: 'Spam must be lower-case letters, digits and _', at: 'Spam' },
  ],
  [
    'a list that is not in small letters',
    `${head}lists: { My-List: { terms: [x] } }\n`,
    { message: 'My-List must be lower-case letters, digits and _', at: 'My-List' },
  ],
  // Missing and of the wrong kind
  [
    'a missing key',
    `${head}rules: [{ id: A_RULE, group: a, when: ${found} }]\n`,
    { message: 'score is missing', at: '{' },
  ],
  [
    'nothing where a value should be',
    condition('null'),
    { message: 'must be keys with values, not nothing', at: 'null' },
  ],
  ['another schema', 'schema: other/v2\nid: test\n', { message: 'must be palaver/rules/v1', at: 'other/v2' }],
  ['no schema', 'id: test\n', { message: 'must be palaver/rules/v1', at: '' }],
  ['a list instead of a rule set', '- 1\n', { message: 'must be keys with values, not a list', at: '' }],
  [
    'a number where text should be',
    `${head}lists: { l: { terms: [1488] } }\n`,
    { message: 'must be text or keys with values, not a number', at: '1488', hint: "put it in quotes: '1488'" },
  ],
  [
    'text where a number should be',
    withRule('').replace('score: 1', "score: '5'"),
    { message: 'must be a number or keys with values, not text', at: '5', hint: 'write it without quotes: 5' },
  ],
  [
    'one thing where a list should be',
    `${head}lists: { l: { terms: spam } }\n`,
    { message: 'must be a list, not text', at: 'spam', hint: 'put it in brackets: [spam]' },
  ],
  [
    'a word where true or false should be',
    `${head}lists: { l: { terms: [x], caseSensitive: 'yes' } }\n`,
    { message: 'must be true or false, not text', at: 'yes', hint: 'write true or false' },
  ],
  [
    'a bare number as a test',
    condition('{ links.count: 3 }'),
    { message: 'must be keys with values, not a number', at: '3', hint: 'write { eq: 3 }' },
  ],
  [
    'bare text as a test',
    condition('{ text: viagra }'),
    { message: 'must be keys with values, not text', at: 'viagra', hint: 'write { terms: [viagra] }' },
  ],
  [
    'a bare name as a test of a set',
    condition('{ author.roles: staff }'),
    { message: 'must be keys with values, not text', at: 'staff', hint: 'write { any: [staff] }' },
  ],
  [
    'a bare name as a test of a string',
    condition('{ article.section: [sport, news] }'),
    { message: 'must be keys with values, not a list', at: '[', hint: 'write { in: [sport, news] }' },
  ],
  [
    'keys named as what every object has, where a list of texts should be',
    condition('{ article.section: [{ toString: {} }] }'),
    { message: 'must be keys with values, not a list', at: '[' },
  ],
  [
    'keys named as what every object has, where a duration should be',
    condition('{ author.age: { lt: { toString: {} } } }'),
    { message: 'must be a duration with a unit such as 60s, 15m, 24h or 7d', at: '{' },
  ],
  [
    'a bare number as a test of a site score',
    condition('{ site.spam: 0.5 }'),
    { message: 'must be keys with values, not a number', at: '0.5', hint: 'write { eq: 0.5 }' },
  ],
  [
    'text as a limit',
    condition("{ links.count: { gte: '3' } }"),
    { message: 'must be a number, not text', at: '3', hint: 'write it without quotes: 3' },
  ],
  [
    'a share of a comment as a number of comments',
    condition('{ rate: { of: author, window: 60s, gt: 1.5 } }'),
    { message: 'must be a whole number, not 1.5', at: '1.5' },
  ],
  [
    'a bare number as a duration',
    condition('{ author.age: { lt: 7 } }'),
    { message: 'must be a duration with a unit such as 60s, 15m, 24h or 7d', at: '7', hint: 'write 7s, 7m, 7h or 7d' },
  ],
  [
    'a duration with an unknown unit',
    condition('{ author.age: { lt: 30 mins } }'),
    { message: 'must be a duration with a unit such as 60s, 15m, 24h or 7d', at: '30 mins', hint: 'did you mean 30m?' },
  ],
  [
    'a duration in weeks',
    condition('{ author.age: { lt: 2w } }'),
    { message: 'must be a duration with a unit such as 60s, 15m, 24h or 7d', at: '2w', hint: 'did you mean 14d?' },
  ],
  // Values out of the possible ones
  [
    'an unknown view',
    `${head}lists: { l: { terms: [x], views: [base, skeletn] } }\n`,
    {
      message: 'must be one of base, skeleton, leet, squeezed, joined, wildcard',
      at: 'skeletn',
      hint: 'did you mean skeleton?',
    },
  ],
  [
    'an unknown way to match',
    `${head}lists: { l: { terms: [x], match: substring } }\n`,
    {
      message: 'must be one of word, anywhere, starts, ends, exact, domain',
      at: 'substring',
      hint: 'did you mean anywhere?',
    },
  ],
  [
    'an unknown mode',
    withRule('    mode: disabled\n'),
    { message: 'must be one of live, shadow, off', at: 'disabled', hint: 'did you mean off?' },
  ],
  [
    'an unknown action',
    `${withRule('')}force:\n  - { when: A_RULE, action: block }\n`,
    { message: 'must be one of approve, review, reject', at: 'block', hint: 'did you mean reject?' },
  ],
  [
    'an unknown kind of contact',
    condition('{ text: { has: emial } }'),
    { message: 'must be one of email, phone, iban, card, cryptoAddress, ip', at: 'emial', hint: 'did you mean email?' },
  ],
  [
    'a rate of nothing known',
    condition('{ rate: { of: user, window: 60s, gt: 1 } }'),
    { message: 'must be one of author, ip, article, link, site', at: 'user', hint: 'did you mean author?' },
  ],
  [
    'a brake that does something else',
    `${head}brake: { within: 24h, minHits: 20, maxShare: 0.05, then: off }\n`,
    { message: 'must be one of shadow', at: 'off' },
  ],
  [
    'a share above 1',
    `${head}brake: { within: 24h, minHits: 20, maxShare: 5, then: shadow }\n`,
    { message: 'must be at most 1', at: '5' },
  ],
  ['an empty list of conditions', condition('{ all: [] }'), { message: 'must hold at least one condition', at: '[' }],
  ['no condition', condition('{}'), { message: 'must hold a condition', at: '{' }],
  ['no test', condition('{ links.count: {} }'), { message: 'must hold a test such as { gte: 1 }', at: '{' }],
  ['an empty entry', `${head}lists: { l: { terms: [''] } }\n`, { message: 'must not be empty', at: '' }],
  [
    'a long entry',
    `${head}lists: { l: { terms: [${'x'.repeat(201)}] } }\n`,
    { message: 'must be at most 200 characters', at: 'xxx' },
  ],
  ['a list without entries', `${head}lists: { l: { match: word } }\n`, { message: 'must have terms or from', at: '{' }],
  [
    'three decimal places',
    withRule('').replace('score: 1', 'score: 1.234'),
    { message: 'must have at most two decimal places', at: '1.234' },
  ],
  ['too many points', withRule('').replace('score: 1', 'score: 5000'), { message: 'must be at most 1000', at: '5000' }],
  [
    'review above reject',
    `${head}thresholds: { review: 9, reject: 5 }\n`,
    { message: 'review must not be above reject', at: '{' },
  ],
  [
    'min above max',
    'schema: palaver/rules/v1\nid: test\ngroups: { a: { min: 3, max: 1 } }\n',
    { message: 'min must not be above max', at: '{' },
  ],
  [
    'between the wrong way round',
    condition('{ links.count: { between: [5, 2] } }'),
    { message: 'the first must not be above the second', at: '[' },
  ],
  [
    'between durations the wrong way round',
    condition('{ author.age: { between: [2d, 3h] } }'),
    { message: 'the first must not be above the second', at: '[' },
  ],
  [
    'between three numbers',
    condition('{ links.count: { between: [1, 2, 3] } }'),
    { message: 'must hold at most 2', at: '[' },
  ],
  [
    'an end that is no time',
    `${head}lists: { l: { terms: [{ term: x, until: soon }] } }\n`,
    { message: 'must be a day such as 2026-12-31 or a time such as 2026-12-31T18:00:00Z', at: 'soon' },
  ],
  [
    'an end that does not exist',
    `${head}lists: { l: { terms: [{ term: x, until: 2026-13-45 }] } }\n`,
    { message: 'is a day that does not exist', at: '2026-13-45' },
  ],
  [
    'a language that is none',
    `${head}lists: { l: { terms: [{ term: x, language: Deutsch }] } }\n`,
    { message: 'must be the code of a language such as de', at: 'Deutsch' },
  ],
  [
    'a text for readers in no language',
    withRule('    tell: { English: no }\n'),
    { message: 'English must be the code of a language such as de', at: 'English' },
  ],
  [
    'a text for readers with a placeholder',
    withRule("    tell: { en: 'because of {{match}}' }\n"),
    { message: 'must hold no {{placeholder}}: readers are told fixed texts', at: "'because" },
  ],
  [
    'a time in an example',
    withRule('    tests: { hit: [{ now: today }] }\n'),
    { message: 'must be a time such as 2026-01-31T12:00:00Z', at: 'today' },
  ],
  [
    'two matchers in one leaf',
    condition("{ text: { terms: [x], regex: 'y' } }"),
    { message: 'must hold one of list, terms, regex and has: combine several with any or all', at: '{' },
  ],
  [
    'no matcher in a leaf',
    condition('{ text: { match: word } }'),
    { message: 'must hold one of list, terms, regex and has', at: '{' },
  ],
  // Names that stand for nothing
  [
    'duplicate ids',
    `${withRule('')}  - { id: A_RULE, group: a, score: 1, when: ${found} }\n`,
    { message: 'duplicate id A_RULE', at: 'A_RULE', hint: 'ids are unique across rules and composites' },
  ],
  [
    'a composite with the id of a rule',
    `${withRule('')}composites:\n  - { id: A_RULE, group: a, score: 1, when: A_RULE }\n`,
    { message: 'duplicate id A_RULE', at: 'A_RULE', hint: 'ids are unique across rules and composites' },
  ],
  [
    'an unknown list',
    `${head}lists: { ads: { terms: [x] } }\n${rule('{ text: { list: adds } }')}`,
    { message: 'unknown list adds', at: 'adds', hint: 'did you mean ads?' },
  ],
  [
    'an unknown list of several',
    `${head}lists: { ads: { terms: [x] } }\n${rule('{ text: { list: [ads, spam] } }')}`,
    { message: 'unknown list spam', at: 'spam', hint: 'declare it under lists' },
  ],
  [
    'an unknown list near a term',
    condition('{ text: { terms: [x], near: { list: persons, words: 3 } } }'),
    { message: 'unknown list persons', at: 'persons', hint: 'declare it under lists' },
  ],
  [
    'an unknown list of a set',
    condition('{ links.domains: { within: trusted } }'),
    { message: 'unknown list trusted', at: 'trusted', hint: 'declare it under lists' },
  ],
  [
    'an unknown list of names',
    condition('{ author.username: { confusableWith: staff } }'),
    { message: 'unknown list staff', at: 'staff', hint: 'declare it under lists' },
  ],
  [
    'domains searched in text',
    `${head}lists: { l: { terms: [x.example], match: domain } }\n${rule('{ text: { list: l } }')}`,
    { message: 'list l holds domains and cannot be searched in text', at: 'l', hint: 'use it on links.domains' },
  ],
  [
    'names of the site searched in text',
    `${head}lists: { staff: { from: roles/staff } }\n${rule('{ text: { list: staff } }')}`,
    {
      message: 'list staff draws on roles/staff, which the site keeps: it cannot be searched in text',
      at: 'staff',
      hint: 'use it with in or confusableWith on author.username',
    },
  ],
  [
    'an unknown list source',
    `${head}lists: { l: { from: lists/none } }\n`,
    {
      message: 'unknown list source lists/none',
      at: 'lists/none',
      hint: 'a source is a file lists/NAME.txt beside the rule set, naughty-words/LANGUAGE or roles/NAME',
    },
  ],
  [
    'an unknown list of exceptions',
    `${head}lists: { allowed: { terms: [y] }, l: { terms: [x], except: alowed } }\n`,
    { message: 'unknown list or list source alowed', at: 'alowed', hint: 'did you mean allowed?' },
  ],
  [
    'an unknown group',
    withRule('').replace('group: a', 'group: b'),
    { message: 'unknown group b', at: 'b', hint: 'did you mean a?' },
  ],
  [
    'an undeclared group',
    withRule('').replace('group: a', 'group: privacy'),
    { message: 'unknown group privacy', at: 'privacy', hint: 'declare it under groups' },
  ],
  [
    'an exemption from an unknown group',
    `${head}exempt: [{ when: { author.roles: { any: [staff] } }, from: [spam] }]\n`,
    { message: 'unknown group spam', at: 'spam', hint: 'declare it under groups' },
  ],
  [
    'an unknown rule in a composite',
    `${withRule('')}composites:\n  - { id: C, group: a, score: 1, when: A_RUL }\n`,
    { message: 'unknown rule A_RUL', at: 'A_RUL', hint: 'did you mean A_RULE?' },
  ],
  [
    'an unknown rule to absorb',
    `${withRule('')}composites:\n  - { id: C, group: a, score: 1, when: A_RULE, absorbs: [B_RULE] }\n`,
    { message: 'unknown rule B_RULE', at: 'B_RULE', hint: 'did you mean A_RULE?' },
  ],
  [
    'an unknown rule in a force',
    `${withRule('')}force:\n  - { when: A_RUL, action: reject }\n`,
    { message: 'unknown rule A_RUL', at: 'A_RUL', hint: 'did you mean A_RULE?' },
  ],
  [
    'a later composite',
    `${head}composites:\n  - { id: C, group: a, score: 1, when: D }\n  - { id: D, group: a, score: 1, when: C }\n`,
    { message: 'D comes later: a composite may only use earlier ones', at: 'D', hint: 'move it up' },
  ],
  [
    'a composite of itself',
    `${head}composites:\n  - { id: C, group: a, score: 1, when: C }\n`,
    { message: 'a composite cannot use itself', at: 'C' },
  ],
  [
    'an unknown required fact',
    `${head}require: [author.agee]\n`,
    { message: 'unknown fact author.agee', at: 'author.agee', hint: 'did you mean author.age?' },
  ],
  [
    'an unknown pack',
    `${head}extends: [cor@1]\n`,
    { message: 'unknown pack cor', at: 'cor@1', hint: 'did you mean core?' },
  ],
  [
    'a pack like no other',
    `${head}extends: [nothing-of-that-name]\n`,
    { message: 'unknown pack nothing-of-that-name', at: 'nothing', hint: 'there are core, abuse-en' },
  ],
  [
    'a pack that is no name',
    `${head}extends: ['Core v1']\n`,
    { message: 'must name a pack such as core@1 or PACKAGE/PACK@1', at: 'Core v1' },
  ],
  [
    'an override of nothing',
    `${withRule('')}override: { A_RUEL: { mode: off } }\n`,
    { message: 'override of unknown rule A_RUEL', at: 'A_RUEL', hint: 'did you mean A_RULE?' },
  ],
  [
    'an override that does not fit',
    `${withRule('')}override: { A_RULE: { when: A_RULE } }\n`,
    { message: 'must be keys with values, not text', at: 'A_RULE' },
  ],
  [
    'an override with a key that a rule has not',
    `${withRule('')}override: { A_RULE: { absorbs: [A_RULE] } }\n`,
    { message: 'unknown key absorbs', at: 'absorbs' },
  ],
  [
    'an unknown placeholder',
    withRule("    say: 'has {{link.count}}'\n"),
    { message: 'unknown placeholder {{link.count}}', at: "'has", hint: 'did you mean links.count?' },
  ],
  [
    'an unknown placeholder with a digit',
    withRule("    say: 'has {{text.words2}}'\n"),
    { message: 'unknown placeholder {{text.words2}}', at: "'has", hint: 'did you mean text.words?' },
  ],
  [
    'braces that are no placeholder',
    withRule("    say: 'has {{the match}}'\n"),
    { message: 'braces that are no placeholder', at: "'has", hint: 'a placeholder is {{match}} or {{links.count}}' },
  ],
  [
    'an unknown placeholder of a force',
    `${withRule('')}force:\n  - { when: A_RULE, action: reject, say: 'is {{mtach}}' }\n`,
    { message: 'unknown placeholder {{mtach}}', at: "'is", hint: 'did you mean match?' },
  ],
  [
    'points from an unknown signal',
    withRule('').replace('score: 1', 'score: { from: modl.toxicity }'),
    { message: 'unknown signal modl.toxicity', at: 'modl.toxicity' },
  ],
  [
    'points from text',
    withRule('').replace('score: 1', 'score: { from: article.title }'),
    {
      message: 'article.title is no number',
      at: 'article.title',
      hint: 'points are made from number signals such as model.toxicity',
    },
  ],
  // Expressions
  [
    'an expression that ends too early',
    `${withRule('')}force:\n  - { when: A_RULE &, action: reject }\n`,
    { message: 'ends too early', at: 'A_RULE &', hint: 'combine rule ids with & | ! and count(A, B) >= 2' },
  ],
  [
    'a word for a sign',
    `${withRule('')}force:\n  - { when: A_RULE AND A_RULE, action: reject }\n`,
    { message: 'did not expect AND', at: 'A_RULE AND', hint: 'write & for AND' },
  ],
  [
    'a small word for a sign',
    `${withRule('')}force:\n  - { when: A_RULE or A_RULE, action: reject }\n`,
    { message: 'cannot read "or A_RULE"', at: 'A_RULE or', hint: 'write | for or' },
  ],
  [
    'an id in small letters',
    `${withRule('')}force:\n  - { when: a_rule, action: reject }\n`,
    { message: 'cannot read "a_rule"', at: 'a_rule', hint: 'ids of rules are capitals: did you mean A_RULE?' },
  ],
  [
    'count compared with nothing',
    `${withRule('')}force:\n  - { when: count(A_RULE), action: reject }\n`,
    {
      message: 'count(...) must be compared with a number, as in count(A, B) >= 2',
      at: 'count',
      hint: 'combine rule ids with & | ! and count(A, B) >= 2',
    },
  ],
  [
    'an open parenthesis',
    `${withRule('')}force:\n  - { when: (A_RULE, action: reject }\n`,
    { message: ') expected, not the end', at: '(A_RULE', hint: 'combine rule ids with & | ! and count(A, B) >= 2' },
  ],
  // Patterns
  [
    'a lookahead',
    condition("{ text: { regex: 'a(?=b)' } }"),
    {
      message: 'pattern cannot be read: error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
      at: "'a(",
      hint: 'RE2 syntax has no lookahead or lookbehind: use not, near or an exception',
    },
  ],
  [
    'a back-reference',
    condition("{ text: { regex: '(a)\\1' } }"),
    {
      message: 'pattern cannot be read: error parsing regexp: invalid escape sequence: `\\1`',
      at: "'(a)",
      hint: 'RE2 syntax has no back-references',
    },
  ],
  [
    'a pattern that is not closed',
    condition("{ text: { regex: '(a' } }"),
    { message: 'pattern cannot be read: error parsing regexp: missing closing ): `(a`', at: "'(a" },
  ],
  [
    'a pattern of a name',
    condition("{ author.username: { matches: '[a' } }"),
    { message: 'pattern cannot be read: error parsing regexp: missing closing ]: `[a`', at: "'[a" },
  ],
  [
    'a pattern that is too large',
    condition("{ text: { regex: '.{0,1000}.{0,1000}x' } }"),
    {
      message: 'pattern needs 4003 instructions, more than 2000',
      at: "'.{0",
      hint: 'large bounds such as .{0,1000} are copied out: make them smaller',
    },
  ],
  [
    'a long pattern',
    condition(`{ text: { regex: '${'a'.repeat(501)}' } }`),
    { message: 'must be at most 500 characters', at: "'aaa" },
  ],
  [
    'a rule of too many patterns',
    condition(
      "{ any: [{ text: { regex: '.{0,700}x' } }, { text: { regex: '.{0,700}y' } }, { text: { regex: '.{0,700}z' } }] }",
    ),
    { message: 'the patterns of one rule need more than 2000 instructions', at: "'.{0,700}y", hint: 'split the rule' },
  ],
];

const unquoted = (text: string): string => text.replace(/^['"]/, '');

describe('every kind of mistake is told with its place, in YAML and in JSON', () => {
  test.each(mistakes)('%s', (_, source, { at, ...told }) => {
    const issues = issuesOf(source);
    expect(issues.map((issue) => describeIssue(issue))).toHaveLength(1);
    expect(issues[0]).toMatchObject({ file: 'own.yaml', ...told });
    expect(issues[0]?.hint).toBe(told.hint);
    expect(unquoted(textAt(source, issues[0] as RuleSetIssue)).slice(0, unquoted(at).length)).toBe(unquoted(at));
  });

  test.each(mistakes)('%s, in JSON', (_, source, { at, ...told }) => {
    const json = JSON.stringify(parse(source), null, 1);
    const issues = issuesOf(json, 'own.json');
    expect(issues.map((issue) => describeIssue(issue))).toHaveLength(1);
    expect(issues[0]).toMatchObject({ file: 'own.json', ...told });
    expect(issues[0]?.hint).toBe(told.hint);
    expect(unquoted(textAt(json, issues[0] as RuleSetIssue)).slice(0, unquoted(at).length)).toBe(unquoted(at));
  });
});

describe('what cannot be read at all', () => {
  test.each<[string, string, Partial<RuleSetIssue>]>([
    ['an open bracket', 'a: [', { line: 1 }],
    ['a key given twice', `${head}groups: {}\n`, { line: 4, column: 1, message: 'a key stands here twice' }],
    [
      'a tab',
      `${head}lists:\n\tl: {}\n`,
      { line: 5, column: 1, message: 'a tab cannot indent YAML', hint: 'use spaces' },
    ],
    [
      'a colon in plain text',
      `${head}title: News: today\n`,
      {
        line: 4,
        column: 8,
        message: 'a second colon in one line',
        hint: 'put text that holds a colon and a space in quotes',
      },
    ],
    [
      'a template in plain text',
      withRule('    say: {{match}} found\n'),
      { line: 9, hint: 'put text that begins with { or [ in quotes' },
    ],
    ['two documents', `${head}---\n${head}`, { line: 4, message: 'a second document begins here' }],
    ['a tag', `${head}title: !secret x\n`, { line: 4, column: 8, hint: 'remove the tag or put the text in quotes' }],
    ['a key that is a list', '? [a]\n: 1\n', { line: 1, message: 'a key must be text' }],
    ['an alias of nothing', `${head}title: *none\n`, { hint: 'write it out without aliases' }],
    [
      'aliases that grow without end',
      `a: &a [${'x,'.repeat(99)}]\nb: &b [${'*a,'.repeat(99)}]\nc: &c [${'*b,'.repeat(99)}]\nd: [${'*c,'.repeat(99)}]\n`,
      { hint: 'write it out without aliases' },
    ],
    [
      'deep nesting',
      condition(`${'{ not: '.repeat(80)}${found}${' }'.repeat(80)}`),
      { message: 'nested more than 60 deep' },
    ],
    ['endless nesting', '['.repeat(100_000), {}],
    ['an endless source', `# ${'x'.repeat(4_000_000)}`, { message: 'longer than 4000000 characters' }],
    ['JSON without a comma', '{"schema": "palaver/rules/v1"\n "id": "test"}', { line: 2, column: 2 }],
    [
      'JSON with a key given twice',
      '{"id": "a",\n "id": "b"}',
      { line: 2, column: 2, message: 'a key stands here twice' },
    ],
    ['JSON that ends early', '{"id": "a', { line: 1 }],
    ['nothing', '', { message: 'must be keys with values, not nothing' }],
  ])('%s', (_, source, told) => {
    const issues = issuesOf(source);
    expect(issues[0]).toMatchObject({ file: 'own.yaml', ...told });
  });

  test('several mistakes are told at once, one line each', () => {
    const issues = issuesOf(`${head}rulez: []\nbrke: {}\nlists: { l: { terms: [x], match: wrod } }\n`);
    expect(issues.map((issue) => describeIssue(issue))).toEqual([
      'own.yaml:4:1: unknown key rulez (rulez); did you mean rules?',
      'own.yaml:5:1: unknown key brke (brke); did you mean brake?',
      'own.yaml:6:34: must be one of word, anywhere, starts, ends, exact, domain (lists.l.match); did you mean word?',
    ]);
  });
});
