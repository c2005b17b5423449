import { describe, expect, it } from '@jest/globals';
import type { RoutingRule } from '@palaver/contracts';
import { routeItem, type RoutingFacts } from './route-item.js';

const facts: RoutingFacts = {
  reason: 'spam',
  source: 'decision',
  section: 'Sport',
  articles: ['a1', 'https://news.example/1'],
  language: 'de-AT',
  isNewAuthor: true,
  score: 5.5,
  rules: ['LINKS', 'CAPS'],
  links: 2,
};
const everything = { id: 'new', rules: [{}] };
const to = (rule: RoutingRule, change: Partial<RoutingFacts> = {}) =>
  routeItem([{ id: 'special', rules: [rule] }, everything], { ...facts, ...change })?.id;

describe('an item is routed', () => {
  it.each<[string, RoutingRule, Partial<RoutingFacts>, string]>([
    ['by its reason', { reasons: ['scam', 'spam'] }, {}, 'special'],
    ['not by another reason', { reasons: ['scam'] }, {}, 'new'],
    ['not by a reason it has none of', { reasons: ['scam'] }, { reason: null }, 'new'],
    ['by what opened it', { sources: ['reports'] }, { source: 'reports' }, 'special'],
    ['by its section', { sections: ['Sport'] }, {}, 'special'],
    ['not without a section', { sections: ['Sport'] }, { section: null }, 'new'],
    ['by the address of its article', { articles: ['https://news.example/1'] }, {}, 'special'],
    ['by the id of its article', { articles: ['a1'] }, {}, 'special'],
    ['by a language of which it speaks a kind', { languages: ['DE'] }, {}, 'special'],
    ['not by a language that only begins alike', { languages: ['d'] }, {}, 'new'],
    ['by an author who is new', { author: 'new' }, {}, 'special'],
    ['not as of a known author while he is new', { author: 'known' }, {}, 'new'],
    ['by points at a bound', { score: { min: 5.5, max: 5.5 } }, {}, 'special'],
    ['not by points that nobody gave', { score: { min: -1000 } }, { score: null }, 'new'],
    ['by a rule that hit', { rules: ['CAPS'] }, {}, 'special'],
    ['by its links', { links: { min: 2 } }, {}, 'special'],
    ['not by fewer links than asked for', { links: { min: 3 } }, {}, 'new'],
    ['only where all that a rule names fits', { reasons: ['spam'], links: { max: 1 } }, {}, 'new'],
  ])('%s', (_name, rule, change, expected) => {
    expect(to(rule, change)).toBe(expected);
  });

  it('to the first queue that takes it', () => {
    const first = { id: 'first', rules: [{ reasons: ['scam' as const] }, { links: { min: 1 } }] };
    expect(routeItem([first, { id: 'second', rules: [{}] }, everything], facts)?.id).toBe('first');
  });

  it('to nowhere by a queue without rules, and to the one that takes everything where none fits', () => {
    const last = { id: 'new', rules: [{ reasons: ['scam' as const] }] };
    expect(routeItem([{ id: 'escalated', rules: [] }, last], facts)?.id).toBe('new');
    expect(routeItem([], facts)).toBeUndefined();
  });
});
