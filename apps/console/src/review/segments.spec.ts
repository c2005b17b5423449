import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Reason } from '../api/things.js';
import { segmentsOf } from './segments.js';

const reason = (...spans: [number, number][]): Reason => ({
  rule: 'R',
  code: 'spam',
  points: 1,
  say: 'why',
  spans: spans.map(([start, end]) => ({ field: 'text', start, end })),
});
const shown = (text: string, reasons: Reason[]) =>
  segmentsOf(text, 'text', reasons).map(
    ({ text: piece, reasons: at }) => `${piece}${at.length > 0 ? at.join('') : '-'}`,
  );

describe('pieces of a marked text', () => {
  it.each<[string, string, Reason[], string[]]>([
    ['nothing marked', 'abcdef', [], ['abcdef-']],
    ['one span', 'abcdef', [reason([2, 4])], ['ab-', 'cd0', 'ef-']],
    ['two that overlap', 'abcdef', [reason([1, 4]), reason([3, 5])], ['a-', 'bc0', 'd01', 'e1', 'f-']],
    ['one within another', 'abcdef', [reason([0, 6]), reason([2, 3])], ['ab0', 'c01', 'def0']],
    ['the same twice', 'abc', [reason([0, 1], [0, 1])], ['a0', 'bc-']],
    ['beyond the end', 'abc', [reason([1, 99])], ['a-', 'bc0']],
    ['empty ones', 'abc', [reason([1, 1])], ['abc-']],
    ['an empty text', '', [reason([0, 3])], []],
  ])('%s', (_, text, reasons, pieces) => {
    expect(shown(text, reasons)).toEqual(pieces);
  });

  it('leaves spans of other fields alone', () => {
    const title: Reason = { ...reason(), spans: [{ field: 'article.title', start: 0, end: 2 }] };
    expect(shown('abc', [title])).toEqual(['abc-']);
  });

  it('put together they are the text, whatever is marked', () => {
    const span = fc.tuple(fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.array(fc.array(span)), (text, spans) => {
        const reasons = spans.map((one) => reason(...one));
        expect(
          segmentsOf(text, 'text', reasons)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
