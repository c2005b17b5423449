import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '@palaver/rules';
import { meaningHash } from './canonical.js';

describe('canonicalJson', () => {
  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('does not depend on the order of keys, nor on absent values', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[{"d":1}]}');
    expect(meaningHash({ a: 1, b: 2 })).toBe(meaningHash({ b: 2, a: 1 }));
  });

  it('tells apart what looks alike', () => {
    const values = [{ a: 1 }, { a: '1' }, { a: [1] }, [{ a: 1 }], { a: null }, {}, [], 'a', null];
    expect(new Set(values.map(meaningHash)).size).toBe(values.length);
  });
});
