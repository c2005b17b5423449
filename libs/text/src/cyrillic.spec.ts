import { expect, test } from '@jest/globals';
import { compileMatcher } from './matcher.js';
import type { ViewName } from './types.js';
import { createViews } from './views.js';

const views: ViewName[] = ['base', 'skeleton', 'leet', 'squeezed', 'joined', 'wildcard'];
const matcher = compileMatcher(['балбес', 'воробей', 'сор'].map((term) => ({ term, match: 'word', views })));
const found = (text: string) => matcher.find(createViews(text)).map(({ span }) => text.slice(span.start, span.end));

test.each([
  ['one Latin letter', 'ты бaлбес', 'бaлбес'],
  ['all Latin look-alikes', 'ты бaлбec!', 'бaлбec'],
  ['digits for letters', 'это 6албес', '6албес'],
  ['a sign for a letter', 'вот в0р0бей', 'в0р0бей'],
  ['accents', 'это ба́лбе́с', 'ба́лбе́с'],
  ['strokes', 'это б̶а̶л̶б̶е̶с̶', 'б̶а̶л̶б̶е̶с̶'],
  ['spaces and look-alikes', 'эй б a л б e c', 'б a л б e c'],
])('a Cyrillic word is found behind %s', (_, text, written) => {
  expect(found(text)).toEqual([written]);
});

test.each([['The cop stood at the door'], ['Ссора из-за сорта'], ['c o p, said the sign'], ['в 6 утра воробьи']])(
  'is not seen in: %s',
  (text) => {
    expect(found(text)).toEqual([]);
  },
);
