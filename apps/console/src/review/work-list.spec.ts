import { describe, expect, it } from '@jest/globals';
import { type ReviewItem } from '../api/things.js';
import { firstFree, keyOfItem, stepFrom, successorOf, toHold } from './work-list.js';

/** `b!` is in somebody else's hands. */
const item = (name: string) =>
  ({
    id: name[0],
    comment: { siteId: 'news', id: name[0] },
    claim: name.endsWith('!') ? { until: '', yours: false } : null,
  }) as ReviewItem;
const items = (...names: string[]) => names.map(item);
const gone = (...names: string[]) => new Set(names.map((name) => keyOfItem(item(name))));

describe('which comment comes next', () => {
  it.each<[string, ReviewItem[], Set<string>, string | undefined]>([
    ['the one below', items('a', 'b', 'c'), gone('a'), 'b'],
    ['not one that somebody else holds', items('a', 'b!', 'c'), gone('a'), 'c'],
    ['the first at the end', items('a!', 'b', 'c', 'd'), gone('d'), 'b'],
    ['what follows all that were picked', items('a', 'b', 'c', 'd'), gone('b', 'c'), 'd'],
    ['none where all others are taken', items('a', 'b!'), gone('a'), undefined],
    ['none after the last', items('a'), gone('a'), undefined],
  ])('%s', (_, all, left, expected) => {
    expect(successorOf(all, left)?.id).toBe(expected);
  });

  it('begins with the first that is free, or with the first', () => {
    expect(firstFree(items('a!', 'b'))?.id).toBe('b');
    expect(firstFree(items('a!', 'b!'))?.id).toBe('a');
    expect(firstFree([])).toBeUndefined();
  });

  it('steps to the ends and no further', () => {
    const all = items('a', 'b');
    expect(stepFrom(all, all[0], 1)?.id).toBe('b');
    expect(stepFrom(all, all[1], 1)?.id).toBe('b');
    expect(stepFrom(all, all[0], -1)?.id).toBe('a');
  });

  it('holds the one looked at and what comes next, but nothing of others', () => {
    const all = items('a', 'b', 'c!', 'd', 'e');
    expect(toHold(all, all[1], 2).map(({ id }) => id)).toEqual(['b', 'd', 'e']);
    expect(toHold(all, all[2], 1).map(({ id }) => id)).toEqual(['d', 'e']);
    expect(toHold(all, undefined, 2)).toEqual([]);
  });
});
