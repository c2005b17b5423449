import { describe, expect, it } from '@jest/globals';
import { NO_FIELDS, toTriedComment } from './tried-comment.js';

describe('a comment that is tried', () => {
  it('tells only what was filled in', () => {
    expect(JSON.stringify(toTriedComment({ ...NO_FIELDS, text: 'x' }))).toBe('{"text":"x","author":{}}');
    expect(
      toTriedComment({ text: 'x', username: 'ann', age: '2d', approved: '3', rejected: '0', reports: '1', title: 'Y' }),
    ).toEqual({
      text: 'x',
      author: { username: 'ann', age: '2d', approved: 3, rejected: 0 },
      article: { title: 'Y' },
      reports: { count: 1 },
    });
  });

  it('leaves out what is no number', () => {
    expect(toTriedComment({ ...NO_FIELDS, text: 'x', approved: 'many' }).author?.approved).toBeUndefined();
  });
});
