import { describe, expect, it } from '@jest/globals';
import { waitSeconds } from './prefer.js';

describe('waitSeconds', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    ['respond-async', 0],
    ['wait=0', 0],
    ['wait=3', 3],
    ['Wait = "3"', 3],
    ['respond-async, wait=3; foo=bar', 3],
    ['wait=2, wait=9', 2],
    ['wait=999999', 10],
    ['waiting=x', 0],
  ])('reads %j as %i', (prefer, seconds) => {
    expect(waitSeconds(prefer)).toBe(seconds);
  });

  it.each(['wait', 'wait=', 'wait=-1', 'wait=1.5', 'wait=1s', 'wait="3'])('refuses %j', (prefer) => {
    expect(() => waitSeconds(prefer)).toThrow(expect.objectContaining({ status: 400 }));
  });
});
