import { describe, expect, test } from '@jest/globals';
import { compile, evaluate, parseRuleSet, rateKey, similarKey, type CommentInput, type Facts } from './index.js';

const now = '2026-06-15T12:00:00.000Z';
const lists = `lists: {
  words: { terms: [scumbag, old boot], except: [scumbag steve] },
  ads: { terms: [crypto signals], match: anywhere, views: [base, leet] },
  hosts: { terms: [paper.example], match: domain },
  names: { terms: [Ada Editor] },
  staff: { from: roles/staff },
  both: { terms: [root], from: roles/staff },
  persons: { terms: [you, your] },
}`;

type Given = Omit<Partial<CommentInput>, 'author' | 'article'> & {
  facts?: Partial<Facts>;
  author?: Partial<CommentInput['author']>;
  article?: CommentInput['article'];
};

/** What one condition is for one comment. */
function outcome(when: string, { facts, author, article, ...given }: Given = {}): 'yes' | 'no' | 'unknown' {
  const source = `{ schema: palaver/rules/v1, id: test, groups: { g: {} }, ${lists}, rules: [{ id: R, group: g, score: 1, when: ${when} }] }`;
  const comment: CommentInput = {
    id: 'c',
    rev: 1,
    text: 'A plain sentence.',
    ...given,
    author: { username: 'reader', ...author },
    article: { ...article },
  };
  const { reasons, skipped } = evaluate(compile(parseRuleSet(source)), comment, { now, ...facts });
  return reasons.length > 0 ? 'yes' : skipped.length > 0 ? 'unknown' : 'no';
}

type Case = [when: string, given: Given, expected: 'yes' | 'no' | 'unknown'];
const cases = (title: string, table: Case[]): void => describe(title, () => test.each(table)('%s of %j: %s', check));
const check = (...[when, given, expected]: Case): void => expect(outcome(when, given)).toBe(expected);

const reports = (count: number): Given => ({ facts: { reports: { count, reasons: ['spam', 'off topic'] } } });
cases('numbers', [
  ['{ reports.count: { gt: 2 } }', reports(3), 'yes'],
  ['{ reports.count: { gt: 2 } }', reports(2), 'no'],
  ['{ reports.count: { gte: 2 } }', reports(2), 'yes'],
  ['{ reports.count: { lt: 2 } }', reports(1), 'yes'],
  ['{ reports.count: { lt: 2 } }', reports(2), 'no'],
  ['{ reports.count: { lte: 2 } }', reports(2), 'yes'],
  ['{ reports.count: { eq: 2 } }', reports(2), 'yes'],
  ['{ reports.count: { eq: 2 } }', reports(3), 'no'],
  ['{ reports.count: { between: [2, 4] } }', reports(2), 'yes'],
  ['{ reports.count: { between: [2, 4] } }', reports(4), 'yes'],
  ['{ reports.count: { between: [2, 4] } }', reports(5), 'no'],
  ['{ reports.count: { gt: 1, lt: 3 } }', reports(2), 'yes'],
  ['{ reports.count: { gt: 1, lt: 3 } }', reports(3), 'no'],
  ['{ reports.count: { gte: 1 } }', {}, 'unknown'],
  ['{ reports.count: { exists: true } }', {}, 'no'],
  ['{ reports.count: { exists: false } }', {}, 'yes'],
  ['{ reports.count: { exists: true } }', reports(0), 'yes'],
  ['{ reports.count: { exists: true, gte: 2 } }', reports(1), 'no'],
  ['{ site.spam: { gte: 0.5 } }', { scores: { spam: 0.7 } }, 'yes'],
  ['{ model.toxicity: { gte: 0.5 } }', { facts: { model: { other: 1 } } }, 'unknown'],
  ['{ thread.depth: { gt: 3 } }', { facts: { thread: { depth: 4 } } }, 'yes'],
  ['{ votes.downLowerBound: { gte: 0.6 } }', { facts: { votes: { up: 1, down: 30 } } }, 'yes'],
]);

const born = (createdAt: string): Given => ({ author: { createdAt } });
cases('durations', [
  ['{ author.age: { lt: 7d } }', born('2026-06-10T00:00:00Z'), 'yes'],
  ['{ author.age: { lt: 7d } }', born('2026-06-08T12:00:00Z'), 'no'],
  ['{ author.age: { gte: 168h } }', born('2026-06-08T12:00:00Z'), 'yes'],
  ['{ author.age: { between: [1d, 2d] } }', born('2026-06-14T00:00:00Z'), 'yes'],
  ['{ author.age: { eq: 15m } }', born('2026-06-15T11:45:00Z'), 'yes'],
  ['{ author.age: { lt: 7d } }', {}, 'unknown'],
  ['{ author.age: { lt: 7d } }', born('no time'), 'unknown'],
  ['{ article.age: { gt: 60s } }', { article: { publishedAt: '2026-06-15T11:00:00Z' } }, 'yes'],
]);

const named = (username: string): Given => ({ author: { username } });
cases('strings', [
  ['{ article.section: { eq: sport } }', { article: { section: 'Sport' } }, 'yes'],
  ['{ article.section: { eq: sport } }', { article: { section: 'sports' } }, 'no'],
  ['{ article.section: { eq: sport } }', {}, 'unknown'],
  ['{ article.section: { exists: false } }', {}, 'yes'],
  ['{ article.section: { in: [news, sport] } }', { article: { section: 'sport' } }, 'yes'],
  ['{ author.username: { in: names } }', named('ADA EDITOR'), 'yes'],
  ['{ author.username: { in: staff } }', named('root'), 'unknown'],
  ['{ author.username: { in: staff } }', { ...named('Root'), facts: { lists: { 'roles/staff': ['root'] } } }, 'yes'],
  ['{ author.username: { in: staff } }', { ...named('x'), facts: { lists: { 'roles/staff': ['root'] } } }, 'no'],
  ['{ author.username: { in: both } }', named('root'), 'yes'],
  ['{ not: { author.username: { in: staff } } }', named('root'), 'unknown'],
  ['{ author.username: { startsWith: best } }', named('ＢＥＳＴdeals'), 'yes'],
  ['{ author.username: { startsWith: [best, top] } }', named('top1'), 'yes'],
  ['{ author.username: { endsWith: [bot] } }', named('SpamBot'), 'yes'],
  ['{ author.username: { endsWith: [bot] } }', named('bother'), 'no'],
  ["{ author.username: { matches: '^[a-z]+[0-9]{4,}$' } }", named('John19841984'), 'yes'],
  ["{ author.username: { matches: '^[a-z]+[0-9]{4,}$' } }", named('John'), 'no'],
  ["{ article.url: { matches: '/live/' } }", { article: { url: 'https://a.example/live/1' } }, 'yes'],
  ['{ author.username: { confusableWith: names } }', named('Аda_Ed1tor'), 'yes'],
  ['{ author.username: { confusableWith: names } }', named('Ada Editor'), 'no'],
  ['{ author.username: { confusableWith: staff } }', named('r00t'), 'unknown'],
  [
    '{ author.username: { confusableWith: staff } }',
    { ...named('r00t'), facts: { lists: { 'roles/staff': ['root'] } } },
    'yes',
  ],
  ['{ text.language: { eq: de } }', { language: 'de' }, 'yes'],
]);

const withRoles = (...roles: string[]): Given => ({ author: { roles } });
const linked = (text: string): Given => ({ text });
cases('sets', [
  ['{ author.roles: { any: [staff, editor] } }', withRoles('Staff'), 'yes'],
  ['{ author.roles: { any: [staff, editor] } }', withRoles('reader'), 'no'],
  ['{ author.roles: { any: [staff] } }', {}, 'unknown'],
  ['{ author.roles: { all: [staff, editor] } }', withRoles('staff'), 'no'],
  ['{ author.roles: { all: [staff, editor] } }', withRoles('editor', 'staff', 'x'), 'yes'],
  ['{ author.roles: { none: [staff] } }', withRoles('reader'), 'yes'],
  ['{ author.roles: { none: [staff] } }', withRoles('staff'), 'no'],
  ['{ author.roles: { within: [reader, staff] } }', withRoles('reader'), 'yes'],
  ['{ author.roles: { within: [reader] } }', withRoles(), 'yes'],
  ['{ author.roles: { within: [reader] } }', withRoles('reader', 'staff'), 'no'],
  ['{ author.roles: { exists: true } }', withRoles(), 'yes'],
  ['{ author.roles: { exists: true } }', {}, 'no'],
  ['{ author.roles: { any: staff } }', withRoles('x'), 'unknown'],
  ['{ author.roles: { any: both } }', withRoles('root'), 'yes'],
  ['{ article.tags: { any: [live] } }', { article: { tags: ['live', 'vote'] } }, 'yes'],
  ['{ reports.reasons: { any: [spam] } }', reports(1), 'yes'],
  ['{ links.domains: { any: hosts } }', linked('see https://blog.paper.example/a'), 'yes'],
  ['{ links.domains: { any: [paper.example] } }', linked('see https://www.paper.example/a'), 'yes'],
  ['{ links.domains: { any: [blog.paper.example] } }', linked('see https://paper.example/a'), 'no'],
  ['{ links.domains: { any: hosts } }', linked('see https://notpaper.example/a'), 'no'],
  ['{ links.domains: { within: hosts } }', linked('https://paper.example/a https://other.example'), 'no'],
  [
    '{ links.domains: { all: [paper.example, other.example] } }',
    linked('https://x.paper.example/a https://other.example'),
    'yes',
  ],
  ['{ links.domains: { none: hosts } }', linked('no link'), 'yes'],
]);

const text = (value: string): Given => ({ text: value });
cases('text', [
  ['{ text: { list: words } }', text('you scumbag'), 'yes'],
  ['{ text: { list: words } }', text('you scumbags'), 'no'],
  ['{ text: { list: words } }', text('a Scumbag Steve picture'), 'no'],
  ['{ text: { list: [ads, words] } }', text('an OLD  boot'), 'yes'],
  ['{ text: { list: ads } }', text('mycrypto signals'), 'yes'],
  ['{ text: { list: ads, match: word } }', text('mycrypto signals'), 'no'],
  ['{ text: { list: words, views: [base, leet] } }', text('you $cumb4g'), 'yes'],
  ['{ text: { list: words } }', text('you $cumb4g'), 'no'],
  ['{ text: { terms: [cat], match: word } }', text('concatenate'), 'no'],
  ['{ text: { terms: [cat], match: anywhere } }', text('concatenate'), 'yes'],
  ['{ text: { terms: [first], match: starts } }', text('First! ha'), 'yes'],
  ['{ text: { terms: [first], match: starts } }', text('I am first'), 'no'],
  ['{ text: { terms: [first], match: ends } }', text('I am first'), 'yes'],
  ['{ text: { terms: [first], match: ends } }', text('First again'), 'no'],
  ['{ text: { terms: [first], match: exact } }', text('first'), 'yes'],
  ['{ text: { terms: [first], match: exact } }', text('first!'), 'no'],
  ['{ text: { terms: [US], caseSensitive: true } }', text('the US army'), 'yes'],
  ['{ text: { terms: [US], caseSensitive: true } }', text('help us'), 'no'],
  ['{ text: { terms: [scumbag], ignoreQuotes: true } }', text('He called me "scumbag".'), 'no'],
  ['{ text: { terms: [scumbag], ignoreQuotes: true } }', text('You scumbag'), 'yes'],
  ['{ text: { terms: [idiot], near: { list: persons, words: 1 } } }', text('you utter idiot'), 'yes'],
  ['{ text: { terms: [idiot], near: { list: persons, words: 1 } } }', text('you know he is an idiot'), 'no'],
  ["{ text: { regex: 'cheap (pills|meds)' } }", text('buy CHEAP Meds'), 'yes'],
  ["{ text: { regex: 'cheap (pills|meds)', views: [base, leet] } }", text('buy ch3ap m3ds'), 'yes'],
  ["{ text: { regex: 'cheap (pills|meds)', views: [base] } }", text('buy ch3ap m3ds'), 'no'],
  ["{ text: { regex: 'cheap (pills|meds)', views: [leet, skeleton] } }", text('buy cheар meds'), 'yes'],
  ["{ text: { regex: '[A-Z]{5}', caseSensitive: true } }", text('LOUD words'), 'no'],
  ["{ text: { regex: '[A-Z]{4}', caseSensitive: true } }", text('LOUD words'), 'yes'],
  ["{ text: { regex: 'scumbag', ignoreQuotes: true } }", text('"scumbag"'), 'no'],
  ['{ text: { has: email } }', text('write to a.b@paper.example'), 'yes'],
  ['{ text: { has: phone } }', text('call +44 20 7946 0018'), 'yes'],
  ['{ text: { has: iban } }', text('to GB82 WEST 1234 5698 7654 32'), 'yes'],
  ['{ text: { has: iban } }', text('to GB83 WEST 1234 5698 7654 32'), 'no'],
  ['{ text: { has: card } }', text('my card 4111 1111 1111 1111'), 'yes'],
  ['{ text: { has: card } }', text('my card 4111 1111 1111 1112'), 'no'],
  ['{ text: { has: cryptoAddress } }', text('to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'), 'yes'],
  ['{ text: { has: ip } }', text('ban 203.0.113.7'), 'yes'],
  ['{ text: { has: [email, ip] } }', text('ban 203.0.113.7'), 'yes'],
  ['{ text: { has: [email, phone] } }', text('ban 203.0.113.7'), 'no'],
  ['{ author.username: { terms: [scumbag], match: anywhere } }', named('xScumbagx'), 'yes'],
  ["{ author.username: { regex: 'cheap', startsWith: buy } }", named('buycheap'), 'yes'],
  ["{ author.username: { regex: 'cheap', startsWith: buy } }", named('cheapbuy'), 'no'],
  ['{ article.title: { list: words } }', { article: { title: 'The old boot is back' } }, 'yes'],
  ['{ article.title: { list: words } }', {}, 'unknown'],
  ["{ links.urls: { regex: '[?&]ref=' } }", text('https://shop.example/x?ref=1'), 'yes'],
  ["{ links.urls: { regex: '[?&]ref=' } }", text('?ref=1 without a link'), 'no'],
  ['{ links.urls: { terms: [casino], match: anywhere } }', text('https://bestcasino.example'), 'yes'],
]);

const minute = 60_000;
const rates = (key: string, count: number): Given => ({ facts: { rates: { [key]: count } } });
const recent = (count: number, gapSeconds: number): Given => {
  const ages = Array.from({ length: count }, (_, at) => at * gapSeconds * 1000);
  return { facts: { author: { approved: 0, rejected: 0, reviewed: 0, recent: ages } } };
};
cases('rates', [
  ['{ rate: { of: author, window: 60s, gt: 5 } }', rates(rateKey('author', minute), 6), 'yes'],
  ['{ rate: { of: author, window: 1m, gt: 5 } }', rates(rateKey('author', minute), 5), 'no'],
  ['{ rate: { of: author, window: 60s, gt: 2 } }', recent(3, 10), 'yes'],
  ['{ rate: { of: author, window: 20s, gt: 2 } }', recent(3, 10), 'no'],
  ['{ rate: { of: author, window: 1h, gt: 40 } }', recent(32, 1), 'unknown'],
  ['{ rate: { of: author, window: 1h, gt: 40 } }', recent(31, 1), 'no'],
  ['{ rate: { of: author, window: 10s, gt: 40 } }', recent(32, 1), 'no'],
  ['{ rate: { of: ip, window: 24h, gt: 5 } }', rates('ip/1d', 9), 'yes'],
  ['{ rate: { of: ip, window: 24h, gt: 5 } }', rates('ip/1h', 9), 'unknown'],
  ['{ rate: { of: article, window: 90s, gt: 5 } }', rates('article/90s', 6), 'yes'],
  ['{ rate: { of: site, window: 60m, gt: 5 } }', rates('site/1h', 2), 'no'],
  ['{ rate: { of: link, window: 1h, gt: 2 } }', { ...rates('link/1h', 3), text: 'https://a.example' }, 'yes'],
  ['{ rate: { of: link, window: 1h, gt: 2 } }', text('https://a.example'), 'unknown'],
  ['{ rate: { of: link, window: 1h, gt: 2 } }', text('no link at all'), 'no'],
]);

const long = 'one two three four five six';
const similar = (comments: number, articles = 1, authors = 1, key = similarKey(0.8, 6, 86_400_000)): Given => ({
  text: long,
  facts: { similar: { [key]: { comments, articles, authors } } },
});
cases('near-duplicates', [
  ['{ similar: { atLeast: 0.8, window: 24h } }', similar(2), 'yes'],
  ['{ similar: { atLeast: 0.8, window: 1d } }', similar(1), 'no'],
  ['{ similar: { atLeast: 0.8, window: 24h } }', text(long), 'unknown'],
  ['{ similar: { atLeast: 0.8, window: 24h } }', text('far too short'), 'no'],
  ['{ similar: { atLeast: 0.8, window: 24h, minWords: 7 } }', text(long), 'no'],
  ['{ similar: { atLeast: 0.9, window: 24h } }', similar(2), 'unknown'],
  ['{ similar: { atLeast: 0.8, minWords: 6, window: 24h, articles: { gte: 3 } } }', similar(4, 3), 'yes'],
  ['{ similar: { atLeast: 0.8, minWords: 6, window: 24h, articles: { gte: 3 } } }', similar(4, 2), 'no'],
  ['{ similar: { atLeast: 0.8, minWords: 6, window: 24h, authors: { gte: 2 } } }', similar(4, 1, 2), 'yes'],
  ['{ similar: { atLeast: 0.8, window: 24h, comments: { gte: 5 } } }', similar(4), 'no'],
]);

cases('combinators', [
  ['{ all: [{ text: { terms: [plain] } }, { text: { terms: [sentence] } }] }', {}, 'yes'],
  ['{ text: { terms: [plain] }, text.words: { gte: 4 } }', {}, 'no'],
  ['{ any: [{ text: { terms: [absent] } }, { text.words: { eq: 3 } }] }', {}, 'yes'],
  ['{ not: { text: { terms: [absent] } } }', {}, 'yes'],
  [
    '{ count: { of: [{ text.words: { eq: 3 } }, { text: { terms: [plain] } }, { text: { terms: [x] } }], eq: 2 } }',
    {},
    'yes',
  ],
  ['{ count: { of: [{ text.words: { eq: 3 } }, { text: { terms: [plain] } }], between: [0, 1] } }', {}, 'no'],
]);

describe('entries with limits', () => {
  const run = (
    entry: string,
    given: Given & { at?: string } = {},
    when = '{ text: { list: l } }',
    more = '',
  ): string => {
    const { at = now, ...rest } = given;
    const source = `{ schema: palaver/rules/v1, id: test, groups: { g: {} }, lists: { l: { terms: [other, ${entry}] ${more} } }, rules: [{ id: R, group: g, score: 1, when: ${when} }] }`;
    const comment = {
      id: 'c',
      rev: 1,
      text: 'buy coins now',
      article: {},
      ...rest,
      author: { username: 'reader', ...rest.author },
    };
    const { reasons, skipped } = evaluate(compile(parseRuleSet(source)), comment, { now: at });
    return reasons.length > 0 ? 'yes' : skipped.length > 0 ? 'unknown' : 'no';
  };

  test.each<[string, Given & { at?: string }, string]>([
    ['{ term: coins, until: 2026-06-15 }', {}, 'yes'],
    ['{ term: coins, until: 2026-06-15 }', { at: '2026-06-15T23:59:59.999Z' }, 'yes'],
    ['{ term: coins, until: 2026-06-15 }', { at: '2026-06-16T00:00:00.000Z' }, 'no'],
    ["{ term: coins, until: '2026-06-15T12:00:00Z' }", {}, 'no'],
    ["{ term: coins, until: '2026-06-15T14:00:01+02:00' }", {}, 'yes'],
    ['{ term: coins, language: de }', { language: 'de-CH' }, 'yes'],
    ['{ term: coins, language: de }', { language: 'en' }, 'no'],
    ['{ term: coins, language: de }', {}, 'yes'],
    ['{ term: coins, language: de }, { term: coins, language: fr }', { language: 'fr' }, 'yes'],
    ['{ term: coins, until: 2026-01-01 }, coins', {}, 'yes'],
    ['{ term: coins, note: seen in May }', {}, 'yes'],
  ])('%s of %j: %s', (entry, given, expected) => {
    expect(run(entry, given)).toBe(expected);
  });

  test('the language of a list is that of its entries', () => {
    expect(run('coins', { language: 'en' }, undefined, ', language: de')).toBe('no');
    expect(run('{ term: coins, language: en }', { language: 'en' }, undefined, ', language: de')).toBe('yes');
  });

  test('an exception that has ended spares nothing', () => {
    const except = ', except: [{ term: buy coins, until: 2026-06-15 }]';
    expect(run('coins', {}, undefined, except)).toBe('no');
    expect(run('coins', { at: '2026-07-01T00:00:00Z' }, undefined, except)).toBe('yes');
  });

  test('names and domains have limits as well', () => {
    const gone = '{ term: bad.example, until: 2026-01-01 }';
    const names = '{ author.username: { in: l } }';
    expect(run('{ term: bad.example }', { text: 'http://bad.example' }, '{ links.domains: { any: l } }')).toBe('yes');
    expect(run(gone, { text: 'http://bad.example' }, '{ links.domains: { any: l } }')).toBe('no');
    expect(run('{ term: Reader, language: de }', { language: 'en' }, names)).toBe('no');
    expect(run('{ term: Reader, language: de }', { language: 'de' }, names)).toBe('yes');
  });
});
