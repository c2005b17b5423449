import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileMatcher } from './matcher.js';
import type { MatchKind, ViewName } from './types.js';
import { createViews } from './views.js';

const views: ViewName[] = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];

function found(text: string, term: string, match: MatchKind = 'word', names: ViewName[] = views): [ViewName, string][] {
  const hits = compileMatcher([{ term, match, views: names }]).find(createViews(text));
  return hits.map((hit) => [hit.view, text.slice(hit.span.start, hit.span.end)]);
}

describe('matcher', () => {
  it.each<[string, string, string, ViewName, string]>([
    ['a plain word', 'What a Muppet!', 'muppet', 'base', 'Muppet'],
    ['white space of any width', 'snake \n  oil', 'snake oil', 'base', 'snake \n  oil'],
    ['Greek look-alikes', 'a mυρρet', 'muppet', 'skeleton', 'mυρρet'],
    ['upside-down letters', 'a ʇǝddnɯ', 'muppet', 'skeleton', 'ʇǝddnɯ'],
    ['rn for m', 'a rnuppet', 'muppet', 'skeleton', 'rnuppet'],
    ['digits for letters', 'a mupp3t', 'muppet', 'leet', 'mupp3t'],
    ['one sign read as l and as i', 'a 1imp1et', 'limpiet', 'leet', '1imp1et'],
    ['v for u', 'a mvppet', 'muppet', 'leet', 'mvppet'],
    ['stretched letters', 'a muuuuppettt', 'muppet', 'squeezed', 'muuuuppettt'],
    ['letters set apart', 'you m u p p e t', 'muppet', 'joined', 'm u p p e t'],
    ['a one-letter word before letters set apart', 'a m u p p e t', 'muppet', 'joined', 'm u p p e t'],
    ['two words set apart', 's n a k e   o i l', 'snake oil', 'joined', 's n a k e   o i l'],
    ['hyphens', 'a mup-pet', 'muppet', 'joined', 'mup-pet'],
    ['a broken line', 'a mup\npet', 'muppet', 'joined', 'mup\npet'],
    ['stars', 'a m*pp*t', 'muppet', 'wildcard', 'm*pp*t'],
    ['a one-letter word before a word that ends like one', 'a m u p p a', 'muppa', 'joined', 'm u p p a'],
    ['a one-letter word before letters set wider apart', 'a m  u  p  p  e  t', 'muppet', 'joined', 'm  u  p  p  e  t'],
    ['letters in brackets', 'a (m)(u)(p)(p)(e)(t)', 'muppet', 'joined', 'm)(u)(p)(p)(e)(t'],
    ['signs of equality between letters', 'a m=u=p=p=e=t', 'muppet', 'joined', 'm=u=p=p=e=t'],
    ['a part in brackets', 'a mup(p)et', 'muppet', 'joined', 'mup(p)et'],
    ['a slash', 'a mup/pet', 'muppet', 'joined', 'mup/pet'],
    ['a sign of addresses', 'a mup@pet', 'muppet', 'joined', 'mup@pet'],
    ['dots in the middle', 'a mup...pet', 'muppet', 'joined', 'mup...pet'],
    ['a hyphen and a broken line', 'a mup-\npet', 'muppet', 'joined', 'mup-\npet'],
    ['a star between letters', 'a mup*pet', 'muppet', 'wildcard', 'mup*pet'],
    ['a block for a letter', 'a m█ppet', 'muppet', 'wildcard', 'm█ppet'],
    ['letters that print in brackets', 'a ⒨⒰⒫⒫⒠⒯', 'muppet', 'base', '⒨⒰⒫⒫⒠⒯'],
    ['what stretches Arabic words', 'a mـuـpـpـeـt', 'muppet', 'base', 'mـuـpـpـeـt'],
    ['a long name of a character', 'a mup&ZeroWidthSpace;pet', 'muppet', 'base', 'mup&ZeroWidthSpace;pet'],
    ['hooks and strokes', 'a ɱʉþþɇŧ', 'muppet', 'skeleton', 'ɱʉþþɇŧ'],
    ['discs for letters', 'a b⭕zo', 'bozo', 'skeleton', 'b⭕zo'],
    ['signs of money', 'a ba₮₦it', 'batnit', 'skeleton', 'ba₮₦it'],
    ['leet inside letters set apart', 'm.u.p.p.3.t', 'muppet', 'joined', 'm.u.p.p.3.t'],
  ])('finds %s', (_, text, term, view, span) => {
    expect(found(text, term)).toEqual([[view, span]]);
  });

  it.each([
    ['a word inside a longer one', 'muppetry', 'muppet'],
    ['a word that goes on in another script', 'muppetы', 'muppet'],
    ['words side by side', 'the mup pet', 'muppet'],
    ['a sentence end between the words', 'like a snake. Oil was found', 'snake oil'],
    ['a doubled letter that makes another word', 'a good day', 'god'],
    ['a single letter where the term has two', 'but Bob', 'boob'],
    ['a list of letters', 'rows M, U, P, P', 'mupp'],
    ['a formula', 'g(i) = t * x', 'gitx'],
    ['a call', 'g(i, t)', 'git'],
    ['an address', 'see mup.example/pet', 'muppet'],
    ['a mail address', 'mup@pet.example', 'muppet'],
    ['a path', '/mup/pet/x', 'muppet'],
    ['a share', 'm50%t', 'moot'],
    ['a time', 'after 61t', 'git'],
    ['a foot-note star', 'see *it', 'tit'],
    ['a hashtag sign', '#it', 'tit'],
  ])('does not find %s', (_, text, term) => {
    expect(found(text, term)).toEqual([]);
  });

  it('ties starts, ends and exact to the edges of the text', () => {
    expect(found(' muppet show', 'muppet', 'starts')).toHaveLength(1);
    expect(found('the muppet', 'muppet', 'starts')).toHaveLength(0);
    expect(found('the muppet ', 'muppet', 'ends')).toHaveLength(1);
    expect(found('muppet', 'muppet', 'exact')).toHaveLength(1);
    expect(found('muppet!', 'muppet', 'exact')).toHaveLength(0);
  });

  it('looks only in the views asked for', () => {
    expect(found('mupp3t m*ppet', 'muppet', 'word', ['base', 'wildcard'])).toEqual([['wildcard', 'm*ppet']]);
  });

  it('keeps to the case when asked', () => {
    const matcher = compileMatcher([{ term: 'US', match: 'word', views, caseSensitive: true }]);
    expect(matcher.find(createViews('the US and us'))).toHaveLength(1);
  });

  it('agrees with plain searching on random words', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '.'), maxLength: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(letters, { minLength: 1, maxLength: 12 }), text, (terms, haystack) => {
        const matcher = compileMatcher(terms.map((term) => ({ term, match: 'word', views: ['base'] })));
        const actual = matcher
          .find(createViews(haystack))
          .map((hit) => `${String(hit.term)}@${String(hit.span.start)}`);
        const expected = terms.flatMap((term, i) =>
          Array.from(haystack.matchAll(/[abc]+/g))
            .filter((word) => word[0] === term)
            .map((word) => `${String(i)}@${String(word.index)}`),
        );
        expect(actual.sort()).toEqual(expected.sort());
      }),
    );
  });

  it('gives spans inside the text for any text', () => {
    const matcher = compileMatcher(['a', 'as', 'lol', 'a b'].map((term) => ({ term, match: 'anywhere', views })));
    const unit = fc.constantFrom(
      'a',
      's',
      '5',
      '$',
      '*',
      '.',
      ' ',
      'l',
      '0',
      'а',
      '\u0301',
      '\u200b',
      '🔥',
      '\u202e',
      '\u202c',
      '_',
      '-',
      '\n',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 50 }), (text) => {
        for (const { span } of matcher.find(createViews(text))) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
