import { describe, expect, it } from '@jest/globals';
import { compileMatcher } from './matcher.js';
import type { Readings } from './readings.js';
import type { ViewName } from './types.js';
import { createViews, ReadableText } from './views.js';

const views: ViewName[] = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];
const length = 10_000;

function filled(part: string): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

/** Units that the matcher reads beside the base view. */
function unitsOf({ plain, squeezed }: Readings): number {
  return [...plain, ...squeezed].flat().reduce((sum, patch) => sum + patch.codes.length, 0);
}

describe('the work for a hostile text', () => {
  it.each([
    ['words with signs for letters', 'g1bb3r1sh l1tt13 '],
    ['a single endless word with signs', 'a1'],
    ['letters set apart', 'g i b b e r '],
    ['one-letter words and digits', 'a 1 b '],
    ['signs that stand for a phrase', '\ufdfa'],
    ['ligatures', 'ﬃ'],
    ['letters in brackets', '⒜'],
    ['letters turned over', 'ɹǝqqıƃ '],
    ['character references without an end', '&#'],
    ['stacked marks', 'a\u0301\u0302\u0303'],
    ['words in parts', 'gib-ber_ish '],
    ['broken lines', 'gib\nber\n'],
    ['runs of letters', 'ggggiiii '],
  ])('stays in proportion to its length: %s', (_, part) => {
    const readable = new ReadableText(filled(part), 'plain');
    const readings = readable.readings();
    expect(readings.glyphs.length).toBeLessThanOrEqual(3 * length + 2_000);
    expect(unitsOf(readings)).toBeLessThanOrEqual(5 * length);
  });

  it.each([
    ['signs for letters', '1a1b1c1d1 ', 'a mupp3t', 'muppet'],
    ['signs for letters that read two ways', 'l1l1l1l1 ', 'a b1rd', 'bird'],
    ['phrases in one sign', '\ufdfa', ' a ﬁnch', 'finch'],
  ])('does not hide a word behind %s', (_, part, end, term) => {
    const text = `${filled(part)} ${end}`;
    const hits = compileMatcher([{ term, match: 'word', views }]).find(createViews(text));
    expect(hits.map((hit) => hit.span.end)).toEqual([text.length]);
  });
});
