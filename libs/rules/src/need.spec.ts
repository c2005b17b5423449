import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findBundledPack, loadBundledPack, readBundledList } from './bundled-packs.js';
import type { Facts } from './facts.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import { Needs } from './need.js';
import { parseRuleSet } from './parse.js';
import { resolveRuleSet } from './resolve.js';

const newsroom = compile(resolveRuleSet(loadBundledPack('newsroom'), findBundledPack, readBundledList));
const mixed = compile(
  parseRuleSet(`{ schema: palaver/rules/v1, id: mixed, groups: { a: {} }, rules: [
    { id: ALL, group: a, score: 1, when: { all: [{ text.words: { gte: 3 } }, { text: { terms: [idiot] } }] } },
    { id: COSTLY, group: a, score: 1, when: { all: [{ text: { terms: [clown] } }, { text: { regex: 'o.' } }] } },
    { id: NEAR, group: a, score: 1, when: { all: [{ text.words: { gte: 5 } }, { text: { regex: 'idi?ot' } }] } },
    { id: ANY, group: a, score: 1, when: { any: [{ text: { terms: [idiot] } }, { text: { has: [email, ip] } }] } },
    { id: NONE, group: a, score: 1, when: { not: { text: { terms: [idiot] } } } },
    { id: COUNT, group: a, score: 1, when: { count: { of: [{ text: { terms: [idiot] } }, { text: { terms: [clown] } }], lt: 1 } } },
    { id: TWO, group: a, score: 1, when: { count: { of: [{ text: { terms: [idiot] } }, { text: { terms: [clown] } }], gte: 2 } } },
    { id: LINKS, group: a, score: 1, when: { links.count: { lte: 1 } } },
    { id: MANY, group: a, score: 1, when: { links.count: { gte: 2 } } },
    { id: WITHIN, group: a, score: 1, when: { links.domains: { within: [shop.example] } } },
    { id: AMONG, group: a, score: 1, when: { links.domains: { any: [shop.example] } } },
    { id: QUERY, group: a, score: 1, when: { links.urls: { regex: 'x=1' } } },
    { id: NAME, group: a, score: 1, when: { author.username: { list: [names] } } },
    { id: TITLE, group: a, score: 1, when: { article.title: { terms: [clown] } } },
    { id: VOTES, group: a, score: 1, when: { all: [{ votes.net: { lt: 0 } }, { text: { terms: [idiot] } }] } }],
    lists: { names: { terms: [clown], except: [clown fish] } } }`),
);
const words = ['you', 'idiot', 'clown', 'clown fish', '1d1ot', 'a@b.example', '10.0.0.1', 'https://shop.example/?x=1'];
const others = [
  'www.paper.example',
  'call',
  '+44 20 7946 0018',
  'muslims',
  'are',
  'vermin',
  'free crypto',
  '\n',
  '!!!',
  'ЯЯЯ',
];
const text = fc.array(fc.constantFrom(...words, ...others), { maxLength: 12 }).map((parts) => parts.join(' '));
const now = '2026-01-05T12:00:00Z';
const facts = fc.constantFrom<Facts>(
  { now },
  { now, votes: { net: -3 } },
  { now, votes: { net: 4 }, unavailable: ['model.toxicity'] },
);

describe('rules that lack what they need', () => {
  it.each([
    ['newsroom', newsroom],
    ['conditions of every kind', mixed],
  ])('are left out without a trace: %s', (_, ruleSet) => {
    const everyRule = { ...ruleSet, presence: new Needs(ruleSet.rules.map(() => undefined)) };
    const name = fc.constantFrom('reader', 'clown', 'clown fish', 'Site Admin');
    fc.assert(
      fc.property(text, name, facts, (written, username, given) => {
        const comment = { id: 'c', rev: 1, text: written, author: { username }, article: {} };
        expect(evaluate(ruleSet, comment, given)).toEqual(evaluate(everyRule, comment, given));
      }),
      { numRuns: 1_500 },
    );
  });

  it('are most rules on an ordinary comment', () => {
    const left = newsroom.rules.filter(({ condition }) => condition.needs !== undefined);
    expect(left.length).toBeGreaterThan(newsroom.rules.length / 2);
  });
});
