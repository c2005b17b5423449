import { describe, expect, it } from '@jest/globals';
import type { Alike, GatheredWork } from '@palaver/persistence';
import type { CountedNeeds, CountedRate } from '@palaver/rules';
import { countSimilar } from './count-similar.js';
import { memoryFacts } from './memory-facts.js';
import { questionOf } from './question.js';

const day = 86_400_000;
const rate = (of: CountedRate['of'], windowMs: number, over = 5): CountedRate => ({
  key: `${of}/${windowMs}`,
  of,
  windowMs,
  over,
});
const similar = { key: 's', atLeast: 0.8, minWords: 6, windowMs: day, over: 3 };
const gathered = (changes: Partial<GatheredWork> = {}): GatheredWork => ({
  id: '1',
  signed: true,
  age: 1,
  similar: null,
  rates: null,
  ...changes,
});

describe('near-copies', () => {
  const copy = (changes: Partial<Record<number, Alike[number]>> = {}) =>
    Object.assign([0, 1000, 'other', null, null, null], changes) as Alike;

  it.each<[string, Alike[], [number, number, number]]>([
    ['alone', [], [1, 1, 1]],
    ['a copy by the same author below the same article', [copy()], [2, 1, 1]],
    ['elsewhere, by others', [copy({ 3: 7, 4: 8 }), copy({ 2: 'third', 3: 7, 4: 9 })], [3, 2, 3]],
    ['found in two bands', [copy({ 3: 7 }), copy({ 3: 7 })], [2, 2, 1]],
    ['not alike enough', [copy({ 0: 26 })], [1, 1, 1]],
    ['just alike enough', [copy({ 0: 25 })], [2, 1, 1]],
    ['too old', [copy({ 1: day })], [1, 1, 1]],
    ['its own earlier revision', [copy({ 2: 'me' })], [1, 1, 1]],
    ['sent once more', [copy({ 5: true })], [1, 1, 1]],
    ['the same words by somebody else', [copy({ 5: false })], [2, 1, 1]],
  ])('%s', (_, alike, [comments, articles, authors]) => {
    expect(countSimilar('me', alike, similar)).toEqual({ comments, articles, authors });
  });
});

describe('facts from memory', () => {
  const needs: CountedNeeds = {
    rates: [rate('ip', 60_000), rate('article', day), rate('link', day)],
    similar: [similar],
  };

  it('hold what was counted', () => {
    const rates: GatheredWork['rates'] = [
      [1, 60, 7],
      [2, 86_400, 3],
      [3, 86_400, null],
    ];
    expect(memoryFacts('me', needs, gathered({ rates }))).toEqual({
      rates: { 'ip/60000': 7, [`article/${day}`]: 3 },
      similar: { s: { comments: 1, articles: 1, authors: 1 } },
    });
  });

  it('are unavailable when nothing could be gathered', () => {
    expect(memoryFacts('me', needs, undefined)).toEqual({
      rates: {},
      similar: {},
      unavailable: ['rate.article', 'rate.ip', 'rate.link', 'similar'],
    });
  });

  it('are unavailable when nothing was remembered, an address or a link that was never there aside', () => {
    expect(memoryFacts('me', needs, gathered({ signed: false })).unavailable).toEqual(['rate.article', 'similar']);
  });

  it('are unavailable when a part of the window is forgotten', () => {
    const month: CountedNeeds = { rates: [rate('author', 30 * day), rate('site', 30 * day)], similar: [] };
    const rates: GatheredWork['rates'] = [
      [0, 30 * 86_400, 40],
      [4, 30 * 86_400, 90],
    ];
    expect(memoryFacts('me', month, gathered({ rates, age: 3600 })).unavailable).toBeUndefined();
    expect(memoryFacts('me', month, gathered({ rates, age: 2 * 86_400 }))).toMatchObject({
      rates: { [`author/${30 * day}`]: 40 },
      unavailable: ['rate.site'],
    });
  });
});

describe('one question for several sites', () => {
  it('asks for each window once, for the longest one of near-copies, and counts no further than tells anything', () => {
    const question = questionOf([
      { rates: [rate('ip', 60_000, 5)], similar: [similar] },
      {
        rates: [rate('ip', 60_000, 900), rate('ip', day, 5000)],
        similar: [{ ...similar, windowMs: 7 * day, over: 1 }],
      },
    ]);
    expect(question).toEqual({
      rates: [
        { of: 'ip', windowMs: 60_000, most: 932 },
        { of: 'ip', windowMs: day, most: 1000 },
      ],
      similar: { windowMs: 7 * day, most: 15, differing: 25 },
    });
  });

  it('is none where nothing is needed', () => {
    expect(questionOf([])).toBeUndefined();
    expect(questionOf([{ rates: [], similar: [] }])).toBeUndefined();
  });
});
