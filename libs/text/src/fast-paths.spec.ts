import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildBase, unitsText } from './base-view.js';
import { trait } from './character.js';
import { classOf, letterClass } from './letter-class.js';
import { readPairs, readUnits } from './skeleton-view.js';
import { textStats } from './stats.js';
import { run, runFiltered, type Report, type Table, tabulate } from './table-search.js';
import { findTokens, isOrdinary, type Token, tokenAt } from './tokens.js';

const pieces = [
  ..."abeinorvvrnst  '.,-_!?1$*",
  'rn',
  'vv',
  'II',
  'Word',
  ' a ',
  'é',
  'ж',
  'о',
  '\u0301',
  '…',
  '😂',
  '🇩',
  '\n',
  '\t',
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

describe('tokens told by their pairs of letters', () => {
  it('are those that reading every unit tells', () => {
    fc.assert(
      fc.property(text, (written) => {
        const glyphs = buildBase(written, 'plain');
        const expected: Token[] = [];
        let ordinal = 0;
        for (let i = 0; i < glyphs.length; i += 1) {
          if (glyphs.codes[i] !== 0x20) {
            const token = tokenAt(glyphs, i, ordinal);
            if (!isOrdinary(token, (glyphs.traits & trait.turned) !== 0)) {
              expected.push(token);
            }
            ordinal += 1;
            i = token.to;
          }
        }
        expect(findTokens(glyphs)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a filtered search', () => {
  const patterns = ['a', 'an', 'ban', 'bane', 'bean soup', 'a bee', 'nan', 'nana', 'soup'];
  const haystack = fc
    .array(fc.constantFrom('a', 'b', 'n', 'e', ' ', '  ', 'bean', 'soup', 'é'), { maxLength: 60 })
    .map((parts) => parts.join(''));
  const reports = (search: typeof run, table: Table, written: string): number[][] => {
    const found: number[][] = [];
    const report: Report = (...place) => found.push(place);
    search(table, buildBase(written, 'plain'), report);
    return found;
  };

  it.each([
    ['short and long patterns', patterns],
    ['patterns of three units and more', patterns.slice(2)],
    ['long patterns', patterns.filter((pattern) => pattern.length > 3)],
  ])('reports what the automaton reports, in the same order: %s', (_, used) => {
    const table = tabulate({ texts: used, entries: used.map(() => []) });
    fc.assert(
      fc.property(haystack, (written) => {
        expect(reports(runFiltered, table, written)).toEqual(reports(run, table, written));
      }),
      { numRuns: 500 },
    );
  });
});

describe('counts of a text', () => {
  const count = (written: string, bit: number): number =>
    Array.from(written).filter((character) => (classOf(character.codePointAt(0) ?? 0) & bit) !== 0).length;
  const longest = (written: string, pattern: RegExp): number =>
    Math.max(0, ...Array.from(written.matchAll(pattern), ([found]) => Array.from(found).length));

  it('are those of looking for each by itself', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 40 }), (piece, times) => {
        const written = piece.repeat(1 + times);
        const cased = count(written, letterClass.upper | letterClass.lower);
        expect(textStats(written)).toMatchObject({
          length: written.length,
          words: written.match(/[\p{L}\p{M}\p{N}_]+/gu)?.length ?? 0,
          letters: count(written, letterClass.letter),
          upperLetters: count(written, letterClass.upper),
          upperRatio: cased === 0 ? 0 : count(written, letterClass.upper) / cased,
          digits: count(written, letterClass.digit),
          emoji: (written.match(/😂/gu)?.length ?? 0) + (written.match(/🇩🇩/gu)?.length ?? 0),
          combiningMarks: count(written, letterClass.mark),
          maxMarkRun: longest(written, /\p{M}+/gu),
          maxCharRun: Math.max(written === '' ? 0 : 1, longest(written, /(\S)\1+/gu)),
          punctuationRuns: written.match(/[!?]{3,}/g)?.length ?? 0,
        });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('look-alikes told by their units', () => {
  const alike = fc.array(fc.constantFrom(...'abcäéßоɑжıΗϲ', 'ﬁ', 'ꜳ', '\u0301', '1'), { minLength: 1, maxLength: 12 });

  it('are those told by characters', () => {
    fc.assert(
      fc.property(alike, (characters) => {
        const written = characters.join('');
        const glyphs = buildBase(written, 'plain');
        const token = tokenAt(glyphs, 0, 0);
        expect(readUnits(written, glyphs, token)).toEqual(readPairs(written, glyphs, token));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a base view of plain units', () => {
  it('reads like the units', () => {
    fc.assert(
      fc.property(text, (written) => {
        const glyphs = buildBase(written, 'plain');
        const units = Array.from(glyphs.codes.subarray(0, glyphs.length));
        expect(unitsText(glyphs, 0, glyphs.length)).toBe(units.map((unit) => String.fromCharCode(unit)).join(''));
      }),
    );
  });
});
