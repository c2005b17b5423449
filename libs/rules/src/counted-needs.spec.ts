import { describe, expect, it } from '@jest/globals';
import { bundledPackNames, compile, countedNeeds, loadBundledPack, parseRuleSet, resolveRuleSet } from './index.js';

const parsed = (body: string) => parseRuleSet(`{ schema: palaver/rules/v1, id: test, groups: { g: {} }, ${body} }`);
const rule = (when: string, id = 'A') => `{ id: ${id}, group: g, score: 1, when: ${when} }`;
const day = 86_400_000;

describe('what has to be counted for a rule set', () => {
  it('is found wherever a condition can stand, each key once with the highest number it is compared with', () => {
    const document = parsed(`
      rules: [
        ${rule('{ any: [{ not: { rate: { of: ip, window: 60s, gt: 5 } } }, { rate: { of: ip, window: 1m, gt: 9 } }] }')},
        ${rule('{ count: { of: [{ similar: { atLeast: 0.8, window: 24h, articles: { gte: 3 }, authors: { between: [2, 7] } } }], gte: 1 } }', 'B')},
      ],
      force: [{ when: { rate: { of: link, window: 1h, gt: 2 } }, action: review }, { when: A & B, action: review }],
      exempt: [{ when: { rate: { of: site, window: 1h, gt: 4 } }, from: [g] }]`);
    expect(countedNeeds(document)).toEqual({
      rates: [
        { key: 'ip/1m', of: 'ip', windowMs: 60_000, over: 9 },
        { key: 'link/1h', of: 'link', windowMs: day / 24, over: 2 },
        { key: 'site/1h', of: 'site', windowMs: day / 24, over: 4 },
      ],
      similar: [{ key: '0.8/6/1d', atLeast: 0.8, minWords: 6, windowMs: day, over: 7 }],
    });
  });

  it('is what compiling it comes to', () => {
    const documents = [
      ...bundledPackNames().map((name) => resolveRuleSet(loadBundledPack(name), loadBundledPack)),
      parsed(`rules: [
        ${rule('{ all: [{ text.words: { gt: 1 } }, { rate: { of: author, window: 30d, gt: 90 } }] }')},
        { id: B, group: g, score: 1, mode: off, when: { rate: { of: ip, window: 60s, gt: 5 } } },
        { id: C, group: g, score: 1, mode: shadow, when: { similar: { atLeast: 1, window: 7d, minWords: 2 } } }]`),
    ];
    for (const document of documents) {
      const { rates, similar } = countedNeeds(document);
      const bare = (needs: readonly { over: number }[]) => needs.map(({ over: _over, ...need }) => need);
      const { needs } = compile(document);
      expect(bare(rates)).toEqual(needs.rates);
      expect(bare(similar)).toEqual(needs.similar);
    }
  });
});

describe('a window', () => {
  it.each(['rate: { of: ip, window: 31d, gt: 1 }', 'similar: { atLeast: 0.8, window: 31d }'])(
    'is not longer than what is remembered: %s',
    (leaf) => {
      expect(() => parsed(`rules: [${rule(`{ ${leaf} }`)}]`)).toThrow(/at most 30d/);
      expect(() => parsed(`rules: [${rule(`{ ${leaf.replace('31d', '30d')} }`)}]`)).not.toThrow();
    },
  );

  it('says how it is written', () => {
    expect(() => parsed(`rules: [${rule('{ rate: { of: ip, window: 2w, gt: 1 } }')}]`)).toThrow(/did you mean 14d/);
  });
});
