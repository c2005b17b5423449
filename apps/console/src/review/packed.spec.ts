import { describe, expect, it } from '@jest/globals';
import { type ReviewItem } from '../api/things.js';
import { packed, withFirst } from './packed.js';

const page = (ids: string, nextCursor: string | null) => ({
  data: [...ids].map((id) => ({ id }) as ReviewItem),
  nextCursor,
});
const ids = (pages: { data: ReviewItem[] }[]) => pages.map(({ data }) => data.map(({ id }) => id).join(''));

describe('pages of a list that was worked through', () => {
  it.each([
    ['full ones stay', ['abc', 'def'], ['abc', 'def']],
    ['what is left of some is put together', ['', 'c', 'def'], ['cde', 'f']],
    ['emptied ones are gone', ['', '', 'd'], ['d']],
    ['one always stays', ['', ''], ['']],
  ])('%s', (_, before, after) => {
    const pages = before.map((one, at) => page(one, at === before.length - 1 ? 'more' : `to ${at}`));
    const kept = packed({ pages, pageParams: [undefined, ...before.slice(1).map((_, at) => `to ${at}`)] }, 3);
    expect(ids(kept.pages)).toEqual(after);
    expect(kept.pages.at(-1)?.nextCursor).toBe('more');
    expect(kept.pageParams).toHaveLength(after.length);
    expect(kept.pageParams[0]).toBeUndefined();
  });
});

describe('what is put before a list', () => {
  it.each([
    ['comes first, in its order', 'xy', ['xyab', 'c']],
    ['but not twice', 'cx', ['xab', 'c']],
    ['and nothing changes where all is there', 'ab', ['ab', 'c']],
  ])('%s', (_, first, after) => {
    const pages = [page('ab', 'to 0'), page('c', null)];
    const kept = withFirst({ pages, pageParams: [undefined, 'to 0'] }, page(first, null).data);
    expect(ids(kept.pages)).toEqual(after);
  });
});
