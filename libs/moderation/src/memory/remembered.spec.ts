import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { RevisionData } from '@palaver/persistence';
import type { CountedNeeds, RateOf } from '@palaver/rules';
import { AddressKeys } from './address-keys.js';
import { rememberedOf } from './remembered.js';

const day = 86_400_000;
const data = (text: string, changes: Partial<RevisionData> = {}): RevisionData => ({
  text,
  author: { username: 'ann' },
  article: { url: 'https://news.example/a' },
  ...changes,
});
const rates = (...kinds: RateOf[]): CountedNeeds => ({
  rates: kinds.map((of) => ({ key: of, of, windowMs: day, over: 5 })),
  similar: [],
});
const similar: CountedNeeds = {
  rates: [],
  similar: [{ key: 's', atLeast: 0.8, minWords: 6, windowMs: day, over: 3 }],
};
const arrivals = (text: string, kind: RateOf, site = 'news') =>
  rememberedOf(site, data(text), rates(kind), undefined)?.arrivals;

describe('what is remembered of a revision', () => {
  it('is what its rules ask for and no more', () => {
    const text = 'Read it at https://paper.example/a before you write';
    expect(rememberedOf('news', data(text), { rates: [], similar: [] }, undefined)).toBeUndefined();
    expect(rememberedOf('news', data(text), rates('ip'), undefined)).toBeUndefined();
    const counted = rates('author', 'article', 'link', 'site');
    expect(rememberedOf('news', data(text), counted, undefined)?.arrivals).toHaveLength(4);
    expect(rememberedOf('news', data(text), similar, undefined)).toEqual({
      signature: expect.objectContaining({ sketch: expect.stringMatching(/^[0-9a-f]{64}$/) }),
    });
    expect(rememberedOf('news', data('Too few words'), similar, undefined)).toEqual({ signature: null });
  });

  it.each([
    ['https://shop.example/x', 'see http://www.SHOP.example/x/?ref=12#top'],
    ['https://shop.org/x', 'shop.org/x'],
  ])('counts %s and %s as one link', (one, other) => {
    expect(arrivals(one, 'link')).toEqual(arrivals(other, 'link'));
  });

  it('keeps links, kinds and sites apart', () => {
    expect(arrivals('https://shop.example/x', 'link')).not.toEqual(arrivals('https://shop.example/y', 'link'));
    expect(arrivals('https://shop.example/x', 'link')).not.toEqual(arrivals('https://shop.example/x', 'link', 'other'));
    expect(arrivals('no link', 'link')).toBeUndefined();
    expect(new Set((['article', 'site'] as const).map((kind) => arrivals('x', kind)?.[0])).size).toBe(2);
  });
});

describe('addresses', () => {
  const keys = new AddressKeys(randomBytes(32));
  const monday = 14 * day;
  const of = (address: string, at = monday + 3 * day, windowMs = 60_000, site = 'news') =>
    keys.hashes(site, address, at, windowMs);

  it('are the same however they are written, and an IPv6 network is one reader', () => {
    expect(of('::ffff:192.0.2.1')).toEqual(of('192.0.2.1'));
    expect(of('2001:db8:1:2::9')).toEqual(of('2001:0db8:0001:0002:ffff::1'));
    expect(of('2001:db8:1:3::9')).not.toEqual(of('2001:db8:1:2::9'));
    expect(of('not an address')).toBeUndefined();
  });

  it('are other hashes on other sites and in other weeks, with a way back as long as a window needs one', () => {
    expect(of('192.0.2.1')).not.toEqual(of('192.0.2.1', monday, 60_000, 'other'));
    const last = of('192.0.2.1', monday - 1);
    expect(last?.earlier).toBeUndefined();
    const next = of('192.0.2.1', monday + 1000);
    expect(next?.now).not.toBe(last?.now);
    expect(next?.earlier).toBe(last?.now);
    expect(of('192.0.2.1', monday + 61_000)?.earlier).toBeUndefined();
  });
});
