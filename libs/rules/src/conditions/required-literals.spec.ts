import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { requiredBy } from './required-literals.js';

describe('what a pattern requires', () => {
  it.each([
    ['(my|our) songs?', [['my', 'our'], ['song']]],
    [
      '[0-9]{1,2}(st|nd)',
      [
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
        ['st', 'nd'],
      ],
    ],
    ['[$€]\\d?', [['$', '€']]],
    ['[^$]x?|y', []],
    ['(a|[!?])b*', [['a', '!', '?']]],
    ['[Z-^]', []],
    ['\\D\\W', []],
    ['\\123', []],
    ['(?i)my', []],
  ])('%s', (source, sets) => {
    expect(requiredBy(source).sets).toEqual(sets);
  });

  it('stands in every text that matches', () => {
    const atom = fc.constantFrom(
      'a',
      'B',
      'cd',
      'ks',
      '1',
      '\\d',
      '\\D',
      '[0-3]',
      '[$!]',
      '[^a]',
      '[a-c]',
      '.',
      ' ',
      '\\b',
      'é',
    );
    const mark = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{0,1}', '{1,2}');
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      pattern: fc
        .array(fc.array(tie('part'), { minLength: 0, maxLength: 3 }), { minLength: 1, maxLength: 3 })
        .map((branches) => branches.map((parts) => parts.join('')).join('|')),
      part: fc.oneof(
        { maxDepth: 3 },
        fc.tuple(atom, mark).map(([one, times]) => (one === '\\b' ? one : one + times)),
        fc.tuple(tie('pattern'), mark).map(([inner, times]) => `(${inner})${times}`),
      ),
    }));
    const text = fc
      .array(fc.constantFrom(...'abcdkzABKS0123$! é', 'K', 'ſ'), { maxLength: 12 })
      .map((characters) => characters.join(''));
    let matches = 0;
    fc.assert(
      fc.property(pattern, text, (source, written) => {
        if (RE2JS.compile(source, RE2JS.CASE_INSENSITIVE).test(written)) {
          const { literals, sets } = requiredBy(source);
          const folded = written.toLowerCase().replaceAll('ſ', 's');
          matches += sets.length > 0 ? 1 : 0;
          for (const set of literals === undefined ? sets : [...sets, literals]) {
            expect(set.some((part) => folded.includes(part))).toBe(true);
          }
        }
      }),
      { numRuns: 10_000 },
    );
    expect(matches).toBeGreaterThan(100);
  });
});
