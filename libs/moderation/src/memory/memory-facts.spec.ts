import { describe, expect, it } from '@jest/globals';
import type { CountedNeeds, CountedRate } from '@palaver/rules';
import { countSimilar } from './count-similar.js';
import type { Alike } from './find-alike.js';
import { memoryFacts } from './memory-facts.js';
import type { Recalled } from './recall.js';

const day = 86_400_000;
const rate = (of: CountedRate['of'], windowMs: number, over = 5): CountedRate => ({
  key: `${of}/${windowMs}`,
  of,
  windowMs,
  over,
});
const similar = { key: 's', atLeast: 0.8, minWords: 6, windowMs: day, over: 3 };
const recalled = (changes: Partial<Recalled> = {}): Recalled => ({
  isSigned: true,
  wholeMs: 31 * day,
  rates: [],
  alike: [],
  ...changes,
});

describe('near-copies', () => {
  const copy = (changes: Partial<Alike> = {}): Alike => ({
    ...{ differing: 0, ageMs: 1000, comment: 1, article: null, author: null, isSentAgain: false },
    ...changes,
  });

  it.each<[string, Alike[], [number, number, number]]>([
    ['alone', [], [1, 1, 1]],
    ['a copy by the same author below the same article', [copy()], [2, 1, 1]],
    ['elsewhere, by others', [copy({ article: 7, author: 8 }), copy({ comment: 3, article: 7, author: 9 })], [3, 2, 3]],
    ['found in two bands', [copy({ article: 7 }), copy({ article: 7 })], [2, 2, 1]],
    ['not alike enough', [copy({ differing: 26 })], [1, 1, 1]],
    ['just alike enough', [copy({ differing: 25 })], [2, 1, 1]],
    ['too old', [copy({ ageMs: day })], [1, 1, 1]],
  ])('%s', (_, alike, [comments, articles, authors]) => {
    expect(countSimilar(alike, similar)).toEqual({ comments, articles, authors });
  });
});

describe('facts from memory', () => {
  const needs: CountedNeeds = {
    rates: [rate('ip', 60_000), rate('article', day), rate('link', day)],
    similar: [similar],
  };

  it('hold what was counted', () => {
    expect(memoryFacts(needs, recalled({ rates: [7, 3, null] }))).toEqual({
      rates: { 'ip/60000': 7, [`article/${day}`]: 3 },
      similar: { s: { comments: 1, articles: 1, authors: 1 } },
    });
  });

  it('are unavailable when nothing could be read', () => {
    expect(memoryFacts(needs, undefined)).toEqual({
      rates: {},
      similar: {},
      unavailable: ['rate.article', 'rate.ip', 'rate.link', 'similar'],
    });
  });

  it('are unavailable when nothing was remembered, an address or a link that was never there aside', () => {
    const nothing = recalled({ isSigned: false, rates: [null, null, null] });
    expect(memoryFacts(needs, nothing).unavailable).toEqual(['rate.article', 'similar']);
  });

  it('are unavailable when a part of the window is forgotten', () => {
    const month: CountedNeeds = { rates: [rate('author', day), rate('site', 30 * day)], similar: [] };
    expect(memoryFacts(month, recalled({ rates: [40, 90] })).unavailable).toBeUndefined();
    expect(memoryFacts(month, recalled({ rates: [40, 90], wholeMs: 2 * day }))).toEqual({
      rates: { [`author/${day}`]: 40 },
      unavailable: ['rate.site'],
    });
  });
});
