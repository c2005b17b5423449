import { describe, expect, it } from '@jest/globals';
import { ARRIVAL_KINDS, arrivalKey, type LoggedArrival } from '@palaver/persistence';
import { textKey, textSignature } from '@palaver/text';
import { ArrivalIndex, REMEMBERED_MS } from './arrival-index.js';
import { countArrivals } from './count-arrivals.js';
import { findAlike } from './find-alike.js';

const second = 1000;
const hour = 3_600_000;
const article = (name: string) => arrivalKey('article', textKey(name));

function arrival(
  text: string,
  keys: number[] = [],
  { rev = 1, author = 1, below = 1, earlier = -1 } = {},
): LoggedArrival {
  const made = textSignature(text, { scope: 'news', minWords: 3 });
  const [a = 0, b = 0, c = 0, d = 0] = made?.bands ?? [];
  const signature: LoggedArrival[2] = made ? [a, b, c, d, made.exact, author, below, made.sketch] : [];
  return earlier < 0 ? ['', rev, signature, keys] : ['', rev, signature, keys, earlier];
}

const COPY = 'Buy cheap followers now, the offer ends tonight and only today';
const asked = { windowMs: hour, most: 15, differing: 25 };

function found(index: ArrivalIndex, comment: number, rev = 1): number {
  const n = index.find(comment, rev);
  if (n === undefined) {
    throw new Error(`comment ${comment} is not there`);
  }
  return n;
}

describe('near-copies in memory', () => {
  it('are those logged before, younger than the window, of other comments', () => {
    const index = new ArrivalIndex(4096);
    index.add(1, 0, arrival(COPY));
    index.add(2, hour, arrival(`${COPY}!`, [], { author: 2 }));
    index.add(3, hour + second, arrival(`${COPY}?`, [], { below: 3 }));
    index.add(3, hour + second, arrival(COPY, [], { rev: 2 }));
    const alike = (comment: number, rev?: number) => findAlike(index, found(index, comment, rev), asked);
    expect(alike(1)).toEqual([]);
    expect(alike(2)).toEqual([]);
    expect(new Set(alike(3).map(({ comment }) => comment))).toEqual(new Set([2]));
    expect(alike(3)[0]).toMatchObject({ differing: 0, ageMs: second, article: 1, author: 2, isSentAgain: false });
    expect(alike(3, 2).every(({ comment, isSentAgain }) => comment === 2 && !isSentAgain)).toBe(true);
  });

  it('know what was sent again, and what is merely alike', () => {
    const index = new ArrivalIndex(4096);
    index.add(1, 0, arrival(COPY));
    index.add(2, second, arrival(COPY));
    expect(findAlike(index, found(index, 2), asked)[0]).toMatchObject({
      article: null,
      author: null,
      isSentAgain: true,
    });
  });

  it('are none of texts with too few words, which were looked at all the same', () => {
    const index = new ArrivalIndex(4096);
    index.add(1, 0, arrival('Thank you'));
    index.add(2, 0, ['', 1, null, []]);
    expect([index.isSigned(found(index, 1)), index.isSigned(found(index, 2))]).toEqual([true, false]);
    expect(findAlike(index, found(index, 1), asked)).toEqual([]);
  });
});

describe('counts in memory', () => {
  it('are of comments, this one included, in the window, and of the key met most often', () => {
    const index = new ArrivalIndex(4096);
    index.add(1, 0, arrival('', [article('a')]));
    index.add(2, 2 * second, arrival('', [article('a'), article('b')]));
    index.add(2, 3 * second, arrival('', [article('a')], { rev: 2 }));
    index.add(3, 4 * second, arrival('', [article('b'), article('a')]));
    const count = (comment: number, windowMs: number) =>
      countArrivals(index, found(index, comment), 'article', windowMs, 99);
    expect([count(1, hour), count(2, hour), count(3, hour)]).toEqual([1, 2, 3]);
    expect(count(3, 4 * second)).toBe(2);
    expect(countArrivals(index, found(index, 3), 'link', hour, 99)).toBeNull();
  });

  it('go no further than asked', () => {
    const index = new ArrivalIndex(4096);
    for (let n = 1; n <= 50; n += 1) {
      index.add(n, n, arrival('', [article('a')]));
    }
    expect(countArrivals(index, found(index, 50), 'article', hour, 10)).toBe(11);
  });

  it('find an address under the key of the week before, and only addresses', () => {
    const [now, before] = [arrivalKey('ip', 800), arrivalKey('ip', 1600)];
    const index = new ArrivalIndex(4096);
    index.add(1, 0, arrival('', [before]));
    index.add(2, second, arrival('', [now, article('a')], { earlier: before }));
    expect(now % 8).toBe(ARRIVAL_KINDS.ip);
    expect(countArrivals(index, found(index, 2), 'ip', hour, 99)).toBe(2);
    expect(countArrivals(index, found(index, 2), 'article', hour, 99)).toBe(1);
  });
});

describe('what is kept', () => {
  const many = (index: ArrivalIndex, count: number, gapMs: number) => {
    for (let n = 1; n <= count; n += 1) {
      index.add(n * 8, n * gapMs, arrival(n % 2 === 0 ? COPY : 'Thank you', [article('all')]));
    }
  };

  it('grows, and is found as before', () => {
    const index = new ArrivalIndex(2 ** 15);
    many(index, 20_000, 1);
    expect(index.size).toBe(20_000);
    for (const n of [1, 1023, 1024, 1025, 19_999, 20_000]) {
      const row = found(index, n * 8);
      expect(index.timeOf(row)).toBe(n);
      expect(countArrivals(index, row, 'article', hour, 30_000)).toBe(n);
      const most = { ...asked, most: 30_000 };
      expect(new Set(findAlike(index, row, most).map(({ comment }) => comment)).size).toBe(n % 2 === 0 ? n / 2 - 1 : 0);
    }
  });

  it('is no more than there is room for: the oldest goes, and windows are whole from there on', () => {
    const index = new ArrivalIndex(4096);
    many(index, 10_000, 1);
    expect(index.size).toBeLessThanOrEqual(4096);
    const gone = 10_000 - index.size;
    expect(index.wholeSince).toBe(gone);
    expect(index.find(gone * 8, 1)).toBeUndefined();
    expect(countArrivals(index, found(index, (gone + 1) * 8), 'article', hour, 99)).toBe(1);
    expect(countArrivals(index, found(index, 80_000), 'article', hour, 99_999)).toBe(index.size);
  });

  it('is forgotten after 31 days', () => {
    const index = new ArrivalIndex(4096);
    index.add(1, 0, arrival(COPY));
    index.add(2, REMEMBERED_MS + 1, arrival(COPY));
    expect([index.size, index.wholeSince]).toEqual([1, 0]);
  });

  it('is forgotten when it is erased, all revisions of it', () => {
    const index = new ArrivalIndex(4096);
    index.add(1, 0, arrival(COPY, [article('a')]));
    index.add(1, 1, arrival(COPY, [article('a')], { rev: 2 }));
    index.add(2, 2, arrival(COPY, [article('a')]));
    index.forget(1);
    expect([index.find(1, 1), index.find(1, 2)]).toEqual([undefined, undefined]);
    expect(findAlike(index, found(index, 2), asked)).toEqual([]);
    expect(countArrivals(index, found(index, 2), 'article', hour, 99)).toBe(1);
  });
});
