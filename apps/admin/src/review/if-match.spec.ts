import { describe, expect, it } from '@jest/globals';
import { readIfMatch } from './if-match.js';

describe('If-Match', () => {
  it.each(['"3.12"', '3.12', '""3.12""', ' "3.12" '])('%j names revision 3 and decision 12', (value) => {
    expect(readIfMatch(value)).toEqual({ rev: 3, version: 12 });
  });

  it.each<[string | undefined, number, string]>([
    [undefined, 428, 'precondition-required'],
    [' ', 428, 'precondition-required'],
    ['*', 400, 'malformed-if-match'],
    ['W/"3.12"', 400, 'malformed-if-match'],
    ['"3.12', 400, 'malformed-if-match'],
    ['"3"', 400, 'malformed-if-match'],
    ['"3.12", "3.13"', 400, 'malformed-if-match'],
  ])('%j is refused with %i', (value, status, type) => {
    let refusal: unknown;
    try {
      readIfMatch(value);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ status, type });
  });
});
