import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileMatcher } from './matcher.js';
import { createViews } from './views.js';
import type { TextViews, ViewName } from './types.js';

const names: ViewName[] = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];
const matcher = compileMatcher(
  ['a', 'aa', 'si'].map((term) => ({ term, match: 'anywhere', views: names, caseSensitive: false }) as const),
);
const spice = fc.constantFrom(
  'a',
  'ß',
  'İ',
  '1',
  '$',
  '*',
  '.',
  ' ',
  '\n',
  'é',
  'e\u0301',
  '\u200b',
  '🔥',
  '\u{1d4ff}',
  'ѕ',
  '<b>',
  '&#97;',
  'ﬁ',
  '\ufdfa',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(spice, { maxLength: 40 }).map((parts) => parts.join('')),
);

describe('views', () => {
  it.each([
    ['folds case the same in every locale', 'IĞDIR İSTANBUL', 'iğdir istanbul'],
    ['drops zero-width characters and soft hyphens', 'si\u200bl\u00adly', 'silly'],
    ['drops blanks that print nothing', 'si\u2800l\u3164ly', 'silly'],
    ['reads fullwidth and mathematical letters', 'ｓｉ\u{1d5c5}ly', 'silly'],
    ['decodes character references', 's&#105;ll&#x79; &amp; &lt;', 'silly & <'],
    ['drops inline tags and keeps block tags as a gap', 'si<b></b>lly<br>duck', 'silly duck'],
    ['keeps a smaller-than sign that opens no tag', 'a < b and <3', 'a < b and <3'],
    ['turns text after an override', 'a \u202eyllis\u202c b', 'a silly b'],
    ['takes sharp s as two letters', 'Straße', 'strasse'],
  ])('base %s', (_, text, base) => {
    expect(createViews(text).view('base').text).toBe(base);
  });

  it.each([
    ['reads Cyrillic look-alikes in a Latin word', 'ѕillу', 'silly'],
    ['drops marks', 'śíl̷ly', 'silly'],
    ['leaves a word that is wholly Cyrillic', 'сосна', 'сосна'],
    ['reads regional indicators', '\u{1f1f8}\u{1f1ee}\u{1f1f1}\u{1f1f1}\u{1f1fe}', 'silly'],
  ])('skeleton %s', (_, text, read) => {
    expect(createViews(text).view('skeleton').text).toBe(read);
  });

  it.each([
    '45s',
    '320ms',
    '$2.4bn',
    '6pm',
    '4x4',
    '0xB00B1E5',
    'v1.2.3',
    '17:25',
    'https://a55.example/b00',
    '1st',
    'a55',
    '8005017',
  ])('leet leaves %s alone', (token) => {
    expect(createViews(token).view('leet').text).toBe(token.toLowerCase());
  });

  it('cuts at 20,000 units without splitting a surrogate pair', () => {
    const views = createViews('a'.repeat(19_999) + '🔥🔥');
    expect(views.cut).toBe(true);
    expect(views.text).toHaveLength(19_999);
  });

  it('maps every stretch of every view to a span inside the text, on whole code points', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(20), (text, start, length) => {
        for (const name of names) {
          const view = createViews(text).view(name);
          const { start: from, end: to } = view.toOriginal(start, Math.min(view.text.length, start + length));
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
          for (const edge of [from, to]) {
            expect(/[\ud800-\udbff]/.test(text.charAt(edge - 1)) && /[\udc00-\udfff]/.test(text.charAt(edge))).toBe(
              false,
            );
          }
        }
      }),
    );
  });

  it('read and map the same after what terms were looked for in is let go', () => {
    const look = (views: TextViews) =>
      names.map((name) => {
        const view = views.view(name);
        return [view.text, view.toOriginal(0, view.text.length), view.toOriginal(1, 2)];
      });
    fc.assert(
      fc.property(anyText, (text) => {
        const [fresh, emptied] = [createViews(text), createViews(text)];
        const hits = matcher.find(emptied);
        emptied.forget();
        expect(look(emptied)).toEqual(look(fresh));
        expect(matcher.find(emptied)).toEqual(hits);
      }),
    );
  });

  it('maps in rising order where nothing is written backwards', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => !text.includes('\u202e')),
        (text) => {
          const view = createViews(text).view('base');
          let last = 0;
          for (let i = 0; i < view.text.length; i += 1) {
            const { start } = view.toOriginal(i, i + 1);
            expect(start).toBeGreaterThanOrEqual(last);
            last = start;
          }
        },
      ),
    );
  });
});
